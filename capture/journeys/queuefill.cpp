// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/queuefill.h"

#include <algorithm>

namespace tomato::journeys {

void QueueFill::prepare(Timestamp gone)
{
    std::erase_if(m_frames, [gone](const Frame &each) { return each.delivered < gone; });
    std::stable_sort(m_frames.begin(), m_frames.end(),
                     [](const Frame &one, const Frame &other) { return one.sent < other.sent; });
    std::uint64_t sum = 0;
    Timestamp latest = Timestamp::min();
    for (Frame &each : m_frames) {
        sum += each.bytes;
        latest = std::max(latest, each.delivered);
        each.sum = sum;
        each.latest = latest;
    }
}

QueueFill::Waiting QueueFill::most(std::size_t end, Timestamp leftAfter) const
{
    const auto first = std::upper_bound(
        m_frames.begin(), m_frames.begin() + static_cast<std::ptrdiff_t>(end), leftAfter,
        [](Timestamp time, const Frame &each) { return time < each.latest; });
    const auto begin = static_cast<std::size_t>(first - m_frames.begin());
    if (begin == end)
        return {};
    return {m_frames[end - 1].sum - first->sum + first->bytes, end - begin};
}

QueueFill::Waiting QueueFill::least(std::size_t end, Timestamp leftAfter) const
{
    Waiting found;
    while (end > 0 && m_frames[end - 1].delivered > leftAfter) {
        --end;
        found.bytes += m_frames[end].bytes;
        ++found.frames;
    }
    return found;
}

QueueFill::Room QueueFill::roomFor(Timestamp sent, std::uint32_t bytes, const Queue &queue) const
{
    const auto later =
        std::lower_bound(m_frames.begin(), m_frames.end(), sent,
                         [](const Frame &each, Timestamp time) { return each.sent < time; });
    const auto end = static_cast<std::size_t>(later - m_frames.begin());
    const Timestamp came = sent + queue.delay;
    const Waiting high = most(end, came - queue.spread - Blur);
    // Without a spread, nobody overtakes anybody, and the sums say it at once.
    const Waiting low = queue.spread == Timestamp{} ? most(end, came + Blur)
                                                    : least(end, came + queue.spread + Blur);
    if (low.bytes + bytes > queue.limit)
        return Room::None;
    if (high.bytes + bytes > queue.limit)
        return Room::Unknown;
    // Those that are delayed count for another limit, which is not known to the frame.
    if (most(end, sent).frames * 10 >= std::uint64_t{queue.frames} * 9)
        return Room::Unknown;
    // A frame that left later waited for something: where that is not here, packets are missing.
    if (end > 0) {
        const std::chrono::duration<double> wait =
            m_frames[end - 1].delivered - came - queue.spread;
        constexpr double Late = 0.005;
        const double seconds = wait.count() * 0.9 - Late;
        if (seconds * queue.bytesPerSecond > static_cast<double>(high.bytes))
            return Room::Unknown;
    }
    return Room::Some;
}

} // namespace tomato::journeys
