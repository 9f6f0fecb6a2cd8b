// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/repeatedpackets.h"

#include <xxhash.h>

#include <array>

namespace tomato::journeys {

RepeatedPackets::RepeatedPackets(const std::vector<std::vector<PointId>> &points)
{
    std::map<PointId, int> interfaces;
    for (const std::vector<PointId> &ofSource : points) {
        for (const PointId point : ofSource)
            ++interfaces[point];
    }
    for (const auto &[point, count] : interfaces) {
        m_isShared.resize(std::size_t{point} + 1);
        m_isShared[point] = count > 1;
    }
}

bool RepeatedPackets::isRepeated(const Interface &of, PointId point, Timestamp time,
                                 std::uint32_t original, std::span<const char> bytes)
{
    if (!m_isShared[point])
        return false;
    if (time != m_now)
        m_seen.clear();
    m_now = time;
    const std::array<std::uint64_t, 2> content = {std::uint64_t{point} << 32 | original,
                                                  XXH3_64bits(bytes.data(), bytes.size())};
    Seen &seen = m_seen[XXH3_64bits(content.data(), sizeof content)];
    const std::uint64_t packets = ++seen.packets[of];
    if (packets > seen.packets[seen.most] || seen.most == of) {
        seen.most = of;
        return false;
    }
    ++m_rows[{of, seen.most}];
    return true;
}

std::vector<RepeatedPackets::Row> RepeatedPackets::rows() const
{
    std::vector<Row> rows;
    for (const auto &[interfaces, packets] : m_rows)
        rows.push_back({interfaces.first, interfaces.second, packets});
    return rows;
}

} // namespace tomato::journeys
