// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/trunkqueue.h"

#include <utility>

namespace tomato::trunk {

bool TrunkQueue::add(WireNumber wire, std::span<const char> frame, Clock::time_point now)
{
    const std::size_t bytes = RecordHeader + frame.size();
    Wire &queued = m_wires[wire];
    const bool isLate = !queued.since.empty() && now - queued.since.front() > WireTime;
    if (frame.size() > MaxRecord || m_bytes + bytes > AllBytes ||
        (queued.bytes + bytes > WireBytes && isLate)) {
        ++m_lost[wire];
        return false;
    }
    Waiting waiting{wire, bytes, {}};
    waiting.record.reserve(bytes);
    appendRecord(waiting.record, wire, frame);
    m_frames.push_back(std::move(waiting));
    queued.bytes += bytes;
    queued.since.push_back(now);
    m_bytes += bytes;
    return true;
}

void TrunkQueue::addControl(std::span<const char> bytes)
{
    if (m_control.size() <= ControlBytes)
        appendRecord(m_control, ControlWire, bytes);
}

TrunkQueue::Frame TrunkQueue::takeFrame()
{
    Waiting next = std::move(m_frames.front());
    m_frames.pop_front();
    Wire &queued = m_wires[next.wire];
    queued.bytes -= next.bytes;
    queued.since.pop_front();
    m_bytes -= next.bytes;
    return {next.wire, std::move(next.record)};
}

std::span<const char> TrunkQueue::front(std::size_t about, What what)
{
    if (m_sent == m_front.size()) {
        m_front = std::exchange(m_control, {});
        m_sent = 0;
        while (what == What::All && hasFrames() && m_front.size() < about)
            m_front += takeFrame().record;
    }
    return std::span<const char>(m_front).subspan(m_sent);
}

std::map<WireNumber, std::uint64_t> TrunkQueue::waiting() const
{
    std::map<WireNumber, std::uint64_t> all;
    for (const Waiting &each : m_frames)
        ++all[each.wire];
    const std::span<const char> front(m_front);
    for (std::size_t at = 0; at < front.size();) {
        const auto wire = static_cast<WireNumber>(*numberAt(front, at, 3));
        at += RecordHeader + static_cast<std::size_t>(*numberAt(front, at + 3, 2));
        if (at > m_sent && wire != ControlWire)
            ++all[wire];
    }
    return all;
}

void TrunkQueue::removeSent(std::size_t bytes)
{
    m_sent += bytes;
    if (m_sent == m_front.size()) {
        m_front.clear();
        m_sent = 0;
    }
}

} // namespace tomato::trunk
