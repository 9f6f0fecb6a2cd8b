// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/datagramjoiner.h"

#include <algorithm>

namespace tomato::trunk {

/// Returns how long the record that begins with these bytes is.
static std::optional<std::size_t> recordLength(std::span<const char> begin)
{
    const auto length = numberAt(begin, 3, 2);
    return length ? std::optional(RecordHeader + static_cast<std::size_t>(*length)) : std::nullopt;
}

void DatagramJoiner::add(std::span<const char> datagram)
{
    const auto interval = numberAt(datagram, 1, 2);
    const auto number = numberAt(datagram, 3, 6);
    const auto first = numberAt(datagram, 9, 2);
    if (!first || datagram[0] != DatagramPacker::Mark)
        return;
    const auto bytes = datagram.subspan(DatagramPacker::Header);
    Pieces pieces;
    pieces.interval = static_cast<std::uint16_t>(*interval);
    pieces.isMiddle = *first == DatagramPacker::NoRecord;
    const std::size_t begin = pieces.isMiddle ? bytes.size() : static_cast<std::size_t>(*first);
    if (begin > bytes.size())
        return;
    pieces.head.assign(bytes.data(), begin);
    if (*number > m_latest)
        forget(m_latest = *number);
    const bool isLate = *number + Window < m_latest;
    if (!isLate && begin > 0) {
        m_pieces.insert_or_assign(*number, pieces);
        join(*number);
    }
    const auto tail = takeWhole(bytes.subspan(begin), pieces.interval);
    if (isLate || tail.empty())
        return;
    Pieces &kept = m_pieces[*number];
    kept.interval = pieces.interval;
    kept.tail.assign(tail.data(), tail.size());
    join(*number + 1);
}

/// Gives the frames that are here whole, and returns the beginning of one that is not.
std::span<const char> DatagramJoiner::takeWhole(std::span<const char> bytes, std::uint16_t interval)
{
    while (!bytes.empty()) {
        const auto length = recordLength(bytes);
        if (!length || *length > bytes.size())
            break;
        m_frames(static_cast<WireNumber>(*numberAt(bytes, 0, 3)),
                 bytes.subspan(RecordHeader, *length - RecordHeader), interval);
        bytes = bytes.subspan(*length);
    }
    return bytes;
}

/// Puts the frame together that goes on in this datagram, if all of it is there.
void DatagramJoiner::join(std::uint64_t number)
{
    auto start = m_pieces.find(number - 1);
    while (start != m_pieces.end() && start->second.isMiddle)
        start = m_pieces.find(start->first - 1);
    if (start == m_pieces.end() || start->second.tail.empty())
        return;
    std::size_t there = start->second.tail.size();
    auto end = start;
    std::optional<std::size_t> length = recordLength(start->second.tail);
    std::string begin = length ? std::string() : start->second.tail;
    while (!length || there < *length) {
        const auto next = m_pieces.find(end->first + 1);
        if (next == m_pieces.end() || next->second.head.empty() ||
            (end != start && !end->second.isMiddle))
            return;
        end = next;
        there += end->second.head.size();
        if (!length) {
            begin += end->second.head;
            length = recordLength(begin);
        }
    }
    if (there != *length)
        return; // not made by a packer
    std::string record = start->second.tail;
    record.reserve(there);
    for (auto each = std::next(start); record.size() < there; ++each)
        record += each->second.head;
    const std::span<const char> bytes(record);
    m_frames(static_cast<WireNumber>(*numberAt(bytes, 0, 3)), bytes.subspan(RecordHeader),
             start->second.interval);
    start->second.tail.clear();
}

void DatagramJoiner::forget(std::uint64_t latest)
{
    const std::uint64_t oldest = latest > Window ? latest - Window : 0;
    m_pieces.erase(m_pieces.begin(), m_pieces.lower_bound(oldest));
}

} // namespace tomato::trunk
