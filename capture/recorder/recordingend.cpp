// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/recordingend.h"

#include <algorithm>

namespace tomato::capture {

/// With a larger number frames may be examined twice, if they are not recorded at once.
static constexpr std::size_t FramesAtOnce = 512;

RecordingEnd::RecordingEnd(const StopConditions &stop, FilterProgram trigger,
                           const Counters &counters, const TriggerState &triggered,
                           std::chrono::nanoseconds elapsed)
    : m_stop(stop), m_trigger(std::move(trigger)), m_triggered(triggered),
      m_packets(counters.written[0] + counters.written[1]),
      m_bytes(counters.writtenBytes[0] + counters.writtenBytes[1])
{
    if (!m_trigger || m_triggered.time != 0)
        begin(Clock::now() - std::chrono::duration_cast<Clock::duration>(elapsed));
}

void RecordingEnd::begin(Clock::time_point when)
{
    if (m_stop.time.count() != 0)
        m_due = when + m_stop.time;
    // A recorder that was killed may have come to its end just before.
    m_complete = m_stop.packets != 0 && m_packets - m_triggered.packetsBefore >= m_stop.packets;
}

std::size_t RecordingEnd::admit(std::span<const StagedFrame> frames)
{
    if (m_complete)
        return 0;
    if (m_trigger && m_triggered.time == 0) {
        const auto some = frames.first(std::min(frames.size(), FramesAtOnce));
        const auto match = std::find_if(some.begin(), some.end(),
                                        [this](const auto &each) { return matchesTrigger(each); });
        if (match != some.begin())
            return static_cast<std::size_t>(match - some.begin());
        m_triggered = {frames.front().time.count(), m_packets, m_bytes};
        begin(Clock::now());
    }
    std::size_t most = frames.size();
    if (m_stop.packets != 0)
        most = static_cast<std::size_t>(std::min<std::uint64_t>(
            most, m_stop.packets - (m_packets - m_triggered.packetsBefore)));
    if (m_stop.bytes != 0) {
        std::uint64_t room = m_stop.bytes - (m_bytes - m_triggered.bytesBefore);
        std::size_t fitting = 0;
        for (; fitting < most && frames[fitting].original <= room; ++fitting)
            room -= frames[fitting].original;
        most = fitting;
    }
    m_complete = most == 0;
    return most;
}

void RecordingEnd::count(std::span<const StagedFrame> frames)
{
    m_packets += frames.size();
    for (const StagedFrame &each : frames)
        m_bytes += each.original;
    if (m_trigger && m_triggered.time == 0)
        return;
    m_complete = (m_stop.packets != 0 && m_packets - m_triggered.packetsBefore >= m_stop.packets) ||
                 (m_stop.bytes != 0 && m_bytes - m_triggered.bytesBefore >= m_stop.bytes);
}

bool RecordingEnd::matchesTrigger(const StagedFrame &frame) const
{
    pcap_pkthdr header = {};
    header.caplen = frame.bytes - static_cast<std::uint32_t>(PcapRecordHeaderBytes);
    header.len = frame.original;
    return pcap_offline_filter(m_trigger.get(), &header,
                               reinterpret_cast<const unsigned char *>(frame.record) +
                                   PcapRecordHeaderBytes) != 0;
}

std::string RecordingEnd::reason() const
{
    const std::uint64_t packets = m_packets - m_triggered.packetsBefore;
    const std::string since = m_trigger ? " since the trigger" : "";
    if (m_stop.packets != 0 && packets >= m_stop.packets)
        return std::to_string(packets) + " packets were recorded" + since;
    if (m_complete)
        return std::to_string(m_bytes - m_triggered.bytesBefore) + " bytes were recorded" + since +
               ", and no more than " + std::to_string(m_stop.bytes) + " were asked for";
    return std::to_string(m_stop.time.count()) + " seconds have passed" + since;
}

} // namespace tomato::capture
