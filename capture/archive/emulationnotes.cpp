// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/emulationnotes.h"

#include "app/base/isotime.h"
#include "capture/archive/ringdescription.h"

#include <algorithm>
#include <string_view>

namespace tomato::capture {

namespace {

constexpr std::string_view FirstWords = "; emulation at first: ";
constexpr std::string_view ChangeWords = "Emulation since ";
/// More than a run's history has.
constexpr std::size_t MaxEmulations = 1'000'000;

/// Takes the text up to the next one of those words, or all.
std::string_view takeUntil(std::string_view &text, std::string_view words)
{
    const std::size_t end = std::min(text.find(words), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + words.size(), text.size()));
    return taken;
}

} // namespace

void addEmulationOf(const std::string &comment, std::uint32_t interface,
                    std::vector<InterfaceEmulation> &found)
{
    std::string_view rest = comment;
    while (!rest.empty() && found.size() < MaxEmulations) {
        std::string_view line = takeUntil(rest, "\n");
        if (line.starts_with(ChangeWords)) {
            line.remove_prefix(ChangeWords.size());
            const auto since = timeFromIso(std::string(takeUntil(line, ": ")));
            if (since)
                found.push_back({interface, *since, std::string(line)});
            continue;
        }
        (void)takeUntil(line, FirstWords);
        const std::string_view first = takeUntil(line, "; ");
        if (!first.empty() && !first.starts_with("from "))
            found.push_back({interface, Timestamp::min(), std::string(first)});
    }
}

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
    return std::string(FirstWords) + first +
           (m_omitted == 0
                ? ""
                : "; " + std::to_string(m_omitted) + " earlier changes of it were not kept");
}

std::string EmulationNotes::until(std::size_t interface, Timestamp time)
{
    std::string told;
    std::deque<Change> &changes = m_reported[interface].changes;
    while (!changes.empty() && changes.front().time <= time) {
        told += (told.empty() ? "" : "\n") + std::string(ChangeWords) +
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
