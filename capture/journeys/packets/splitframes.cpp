// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/packets/splitframes.h"

#include <algorithm>

namespace tomato::journeys {

bool SplitFrames::mayBeSplit(const PacketKey &key)
{
    constexpr std::uint32_t MinBytes = 1'461;
    return key.stream != 0 && key.range.bytes >= MinBytes;
}

void SplitFrames::look(PacketKey &key, Timestamp time)
{
    if (key.stream == 0)
        return;
    expire(time);
    const auto alike = m_frames.find(key.stream);
    if (alike != m_frames.end()) {
        for (Frame &each : alike->second) {
            if (time - each.last > m_within)
                continue;
            if (each.family == key.family) {
                each.last = time;
                return;
            }
            if (!isPiece(each, key))
                continue;
            each.last = time;
            // Checksums of segments that an interface was to complete are all the same.
            key.checksum = static_cast<std::uint16_t>(key.family);
            key.source = static_cast<std::uint16_t>(key.family >> 16);
            key.isFragment = true;
            key.isFirstFragment = each.range.begin == key.range.begin;
            key.family = each.family;
            return;
        }
    }
    if (!mayBeSplit(key) || m_count >= MaxFrames)
        return;
    m_frames[key.stream].push_back({key.range, key.identification, key.family, time});
    ++m_count;
}

/// All pieces but the last are of one length, so that the identification tells where each begins.
bool SplitFrames::isPiece(const Frame &frame, const PacketKey &key)
{
    if (!frame.range.holds(key.range))
        return false;
    if (key.flow.etherType != 0x0800)
        return true;
    const std::uint32_t before = key.range.begin - frame.range.begin;
    const std::uint32_t number =
        static_cast<std::uint16_t>(key.identification - frame.identification);
    if (number == 0 || before == 0)
        return number == 0 && before == 0;
    const bool isLast = before + key.range.bytes == frame.range.bytes;
    return before % number == 0 &&
           (isLast ? before / number >= key.range.bytes : before / number == key.range.bytes);
}

void SplitFrames::expire(Timestamp now)
{
    const auto isLongAgo = [&](Timestamp time) {
        return now - time > m_within || time - now > m_within; // The clock may go back.
    };
    if (m_expired && !isLongAgo(*m_expired))
        return;
    m_expired = now;
    for (auto each = m_frames.begin(); each != m_frames.end();) {
        m_count -=
            std::erase_if(each->second, [&](const Frame &frame) { return isLongAgo(frame.last); });
        each = each->second.empty() ? m_frames.erase(each) : std::next(each);
    }
}

} // namespace tomato::journeys
