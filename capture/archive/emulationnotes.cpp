// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/emulationnotes.h"

#include "app/base/isotime.h"
#include "capture/archive/ringdescription.h"

namespace tomato::capture {

EmulationNotes::EmulationNotes(const CapturedRing &captured, bool hasSides, Timestamp first)
    : m_run(captured.ring->directory()), m_reported(hasSides ? 2 : 1)
{
    if (!hasSides)
        m_ends = {endName(captured, 0), endName(captured, 1)};
    const EmulationHistory history = EmulationHistory::read(m_run);
    m_omitted = history.omitted;
    for (const EmulationChange &change : history.changes) {
        m_lastRead = change.time;
        for (std::size_t at = 0; at < m_reported.size(); ++at) {
            Told &told = m_reported[at];
            std::string text = textOf(change, at);
            const bool isFirst = told.last.empty();
            if (text == told.last)
                continue;
            if (isFirst || change.time <= first)
                told.first = text;
            else
                told.changes.push_back({change.time, text});
            told.last = std::move(text);
        }
    }
}

std::string EmulationNotes::textOf(const EmulationChange &change, std::size_t interface) const
{
    if (m_ends.empty())
        return change.sentBy[interface];
    return "from " + m_ends[0] + ": " + change.sentBy[0] + "; from " + m_ends[1] + ": " +
           change.sentBy[1];
}

std::string EmulationNotes::atFirst(std::size_t interface) const
{
    const std::string &first = m_reported[interface].first;
    if (first.empty())
        return {};
    return "; emulation at first: " + first +
           (m_omitted == 0
                ? ""
                : "; " + std::to_string(m_omitted) + " earlier changes of it were not kept");
}

std::string EmulationNotes::until(std::size_t interface, Timestamp time)
{
    std::string told;
    std::deque<Change> &changes = m_reported[interface].changes;
    while (!changes.empty() && changes.front().time <= time) {
        told += (told.empty() ? "Emulation since " : "\nEmulation since ") +
                isoTime(changes.front().time) + ": " + changes.front().text;
        changes.pop_front();
    }
    return told;
}

void EmulationNotes::refresh()
{
    const Timestamp known = m_lastRead;
    for (const EmulationChange &change : EmulationHistory::read(m_run).changes) {
        if (change.time <= known)
            continue;
        m_lastRead = change.time;
        for (std::size_t at = 0; at < m_reported.size(); ++at) {
            std::string text = textOf(change, at);
            if (text != m_reported[at].last)
                m_reported[at].changes.push_back({change.time, text});
            m_reported[at].last = std::move(text);
        }
    }
}

} // namespace tomato::capture
