// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/sources.h"

#include <algorithm>
#include <utility>

namespace tomato::capture {

std::unique_ptr<Source> Sources::remove(const Source *source)
{
    const auto at = std::find_if(m_all.begin(), m_all.end(),
                                 [source](const auto &each) { return each.get() == source; });
    auto removed = std::move(*at);
    m_all.erase(at);
    m_changed = true;
    return removed;
}

const std::vector<const Source *> &Sources::of(const Staging &wire)
{
    if (std::exchange(m_changed, false)) {
        m_byWire.clear();
        for (const auto &source : m_all) {
            for (const auto &[interface, listeners] : source->ports.all()) {
                for (const Listener &each : listeners) {
                    auto &known = m_byWire[each.wire.get()];
                    if (known.empty() || known.back() != source.get())
                        known.push_back(source.get());
                }
            }
        }
    }
    static const std::vector<const Source *> none;
    const auto found = m_byWire.find(&wire);
    return found == m_byWire.end() ? none : found->second;
}

Timestamp Sources::safeOf(const Staging &wire)
{
    Timestamp safe = Timestamp::max();
    for (const Source *source : of(wire))
        safe = std::min(safe, source->state.safe);
    return safe;
}

bool Sources::isDrained(const Staging &wire)
{
    const auto &sources = of(wire);
    return std::all_of(sources.begin(), sources.end(), [](const Source *each) {
        return each->state.arrived - each->state.dropped == each->state.delivered;
    });
}

} // namespace tomato::capture
