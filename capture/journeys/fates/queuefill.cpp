// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/fates/queuefill.h"

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
    m_unsure.clear();
    m_left.clear();
    for (const Frame &each : m_frames) {
        if (!each.isSure)
            m_unsure.push_back(each.sent);
    }
    if (m_unsure.empty())
        return;
    for (const Frame &each : m_frames)
        m_left.emplace_back(each.delivered, each.bytes);
    std::sort(m_left.begin(), m_left.end());
    for (std::size_t at = 1; at < m_left.size(); ++at)
        m_left[at].second += m_left[at - 1].second;
}

Timestamp QueueFill::mostOf(const Queue &queue)
{
    constexpr double Late = 0.005;
    return queue.delay + queue.spread +
           Timestamp(static_cast<Timestamp::rep>((queue.limit * 1.1 / queue.bytesPerSecond + Late) *
                                                 1e9));
}

QueueFill::Waiting QueueFill::leftBetween(Timestamp after, Timestamp until) const
{
    const auto bound = [this](Timestamp time) {
        return std::upper_bound(
            m_left.begin(), m_left.end(), time,
            [](Timestamp wanted, const auto &each) { return wanted < each.first; });
    };
    const auto first = bound(after);
    const auto end = bound(until);
    if (first == end)
        return {};
    const std::uint64_t before = first == m_left.begin() ? 0 : std::prev(first)->second;
    return {std::prev(end)->second - before, static_cast<std::uint64_t>(end - first)};
}

bool QueueFill::mayBeFull(Timestamp sent, const Queue &queue) const
{
    constexpr std::uint64_t LongestFrame = 65'535;
    const std::uint64_t longest = std::min<std::uint64_t>(LongestFrame, queue.limit / 4);
    const Waiting most =
        leftBetween(sent + queue.delay - queue.spread - Blur, sent + queue.spread + mostOf(queue));
    const Waiting delayed = leftBetween(sent, sent + queue.spread + mostOf(queue));
    return most.bytes + longest > queue.limit ||
           delayed.frames * 10 >= std::uint64_t{queue.frames} * 9;
}

QueueFill::Room QueueFill::roomAmongAlike(std::size_t end, Timestamp sent, std::uint32_t bytes,
                                          const Queue &queue) const
{
    constexpr std::size_t Most = 2048;
    const Timestamp came = sent + queue.delay;
    std::uint64_t surely = bytes;
    // Frames that overtake each other say nothing.
    std::size_t at = queue.spread == Timestamp{} ? end : 0;
    for (const std::size_t least = at - std::min(at, Most); at > least; --at) {
        const Frame &each = m_frames[at - 1];
        surely += each.delivered > came + Blur ? each.bytes : 0;
        if (surely > queue.limit)
            return Room::None;
        if (each.sent < sent - mostOf(queue))
            break;
    }
    return mayBeFull(sent, queue) ? Room::Unknown : Room::Some;
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
    const Timestamp longest = mostOf(queue);
    const auto alike = std::lower_bound(m_unsure.begin(), m_unsure.end(), sent - longest);
    if (alike != m_unsure.end() && *alike <= sent + longest)
        return roomAmongAlike(end, sent, bytes, queue);
    const Timestamp came = sent + queue.delay;
    const Waiting high = most(end, came - queue.spread - Blur);
    // Without a spread, nobody overtakes anybody, and the sums say it at once.
    const Waiting low = queue.spread == Timestamp{} ? most(end, came + Blur)
                                                    : least(end, came + queue.spread + Blur);
    if (low.bytes + bytes > queue.limit)
        return Room::None;
    if (high.bytes + bytes > queue.limit)
        return Room::Unknown;
    // Frames in the delay count for another limit, which is not known to the frame.
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
