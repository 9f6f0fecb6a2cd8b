// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/datagrampacker.h"

#include <algorithm>
#include <utility>

namespace tomato::trunk {

static constexpr std::size_t FirstAt = DatagramPacker::Header - 2;

void DatagramPacker::begin()
{
    m_open.assign(1, Mark);
    appendNumber(m_open, m_interval.number, 2);
    appendNumber(m_open, m_next++, 6);
    appendNumber(m_open, NoRecord, 2);
}

void DatagramPacker::close()
{
    if (m_open.size() > Header)
        m_ready.push_back(std::exchange(m_open, {}));
}

void DatagramPacker::put(std::span<const char> bytes)
{
    while (!bytes.empty()) {
        if (m_open.size() >= m_room)
            close();
        if (m_open.empty())
            begin();
        const std::size_t fits = std::min(bytes.size(), m_room - m_open.size());
        m_open.append(bytes.data(), fits);
        bytes = bytes.subspan(fits);
    }
}

void DatagramPacker::add(WireNumber wire, std::span<const char> record)
{
    // A record that is shorter than a datagram is not cut: it would be lost with either of two.
    if (m_open.size() + record.size() > m_room &&
        (Header + record.size() <= m_room || m_open.size() >= m_room))
        close();
    if (m_open.empty())
        begin();
    if (m_open[FirstAt] == '\xff' && m_open[FirstAt + 1] == '\xff') {
        const std::size_t first = m_open.size() - Header;
        m_open[FirstAt] = static_cast<char>(first >> 8);
        m_open[FirstAt + 1] = static_cast<char>(first);
    }
    ++m_interval.frames[wire];
    put(record);
}

DatagramPacker::Interval DatagramPacker::endInterval()
{
    close();
    Interval ended = std::exchange(m_interval, {});
    m_interval.number = static_cast<std::uint16_t>(ended.number + 1);
    return ended;
}

} // namespace tomato::trunk
