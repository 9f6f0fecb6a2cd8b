// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/framerecord.h"

#include <cstring>

namespace tomato::trunk {

static constexpr int WireBytes = 3;
static constexpr int LengthBytes = 2;

void appendNumber(std::string &to, std::uint64_t number, int bytes)
{
    for (int at = bytes - 1; at >= 0; --at)
        to += static_cast<char>(number >> (8 * at));
}

std::optional<std::uint64_t> numberAt(std::span<const char> bytes, std::size_t at, int count)
{
    if (at + static_cast<std::size_t>(count) > bytes.size())
        return std::nullopt;
    std::uint64_t number = 0;
    for (int each = 0; each < count; ++each)
        number = number << 8 | static_cast<unsigned char>(bytes[at + static_cast<unsigned>(each)]);
    return number;
}

void appendRecord(std::string &to, WireNumber wire, std::span<const char> bytes)
{
    appendNumber(to, wire, WireBytes);
    appendNumber(to, bytes.size(), LengthBytes);
    to.append(bytes.data(), bytes.size());
}

std::span<char> RecordReader::room(std::size_t bytes)
{
    if (m_begin > 0) {
        std::memmove(m_bytes.data(), m_bytes.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_bytes.size() < m_end + bytes)
        m_bytes.resize(m_end + bytes);
    return {m_bytes.data() + m_end, bytes};
}

std::optional<FrameRecord> RecordReader::next()
{
    const std::span<const char> all(m_bytes.data() + m_begin, m_end - m_begin);
    const auto wire = numberAt(all, 0, WireBytes);
    const auto length = numberAt(all, WireBytes, LengthBytes);
    if (!length || all.size() < RecordHeader + *length)
        return std::nullopt;
    m_begin += RecordHeader + *length;
    return FrameRecord{static_cast<WireNumber>(*wire), all.subspan(RecordHeader, *length)};
}

} // namespace tomato::trunk
