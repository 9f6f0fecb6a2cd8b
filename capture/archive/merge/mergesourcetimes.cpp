// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/mergesource.h"

#include "capture/ring/ringholes.h"

#include <algorithm>

namespace tomato::capture {

void MergeSource::describeTimes(const CapturedRing &captured)
{
    for (const RingHole &each : readHoles(captured.ring->directory())) {
        const bool isOpen = each.to == Timestamp::max();
        const bool isFirst = each.from <= Timestamp();
        m_holes.push_back({m_sides ? static_cast<std::uint32_t>(each.side) : 0,
                           isFirst ? each.from : captured.clockShifts.here(each.from),
                           isOpen ? each.to : captured.clockShifts.here(each.to), each.packets});
    }
    const RunTimes &known = isArrivals() ? captured.arrivalsTimes : captured.times;
    const Timestamp begin = std::max(known.start.value_or(Timestamp::min()), m_completeSince);
    const Timestamp last = m_lastTime.value_or(Timestamp());
    RecordedTimes times;
    times.goesOn = m_isRecording;
    times.from = begin == Timestamp::min() ? begin : captured.clockShifts.here(begin);
    times.to = captured.clockShifts.here(last);
    if (m_isRecording && captured.moment != Timestamp())
        times.to = captured.moment;
    else if (!m_isRecording && known.stop)
        times.to = captured.clockShifts.here(std::max(last, *known.stop));
    m_times.assign(m_interfaces.size(), times);
    for (std::uint32_t at = 0; at < m_interfaces.size(); ++at) {
        const std::string holes = holesText(m_holes, at);
        m_interfaces[at].comment +=
            '\n' + recordedText(times) + (holes.empty() ? "" : '\n' + holes);
    }
}

void MergeSource::findTimes()
{
    FoundTimes found;
    for (std::uint32_t at = 0; at < m_interfaces.size(); ++at) {
        addTimesOf(m_interfaces[at].comment, at, found);
        // A stream says it at its end.
        if (m_statistics[at])
            addTimesOf(m_statistics[at]->comment, at, found);
    }
    m_holes = std::move(found.holes);
    m_times.assign(m_interfaces.size(), std::nullopt);
    const bool isWhole = std::ranges::any_of(
        m_statistics, [](const auto &statistics) { return statistics.has_value(); });
    for (const FoundTimes::Recorded &each : found.recorded)
        m_times[each.interface] = isWhole ? each.times : ofPart(each.times, *m_lastTime);
}

} // namespace tomato::capture
