// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tcp/tcpflows.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace tomato::capture {

/// The state of a connection that is needed to understand its next packet.
class TcpFlows::Tracker final
{
public:
    explicit Tracker(std::size_t flow) : m_flow(flow) {}

    std::size_t flow() const { return m_flow; }
    /// Tells whether this SYN belongs to another connection than the packets so far.
    bool isAnother(const TcpHeader &header, std::size_t side) const
    {
        const auto &initial = m_sides[side].initial;
        return header.isSyn && initial && *initial != header.sequence;
    }
    /// Returns how many points were added.
    std::size_t add(TcpFlow &flow, Timestamp time, const TcpHeader &header, std::size_t side);

private:
    struct Outstanding
    {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        Timestamp time{};
        bool isRetransmitted = false;
    };
    struct Side
    {
        std::optional<std::uint32_t> initial;
        std::optional<unsigned> windowShift;
        bool hasSyn = false;
        /// The highest number that was sent, and that was acknowledged.
        std::uint64_t sent = 0;
        std::uint64_t acknowledged = 0;
        /// The ranges that were sent, by their begin.
        std::map<std::uint64_t, std::uint64_t> ranges;
        std::deque<Outstanding> outstanding;
    };

    static std::optional<std::uint64_t> unwrapped(const Side &side, std::uint32_t number);
    static std::uint64_t addRange(Side &side, std::uint64_t begin, std::uint64_t end);
    static std::size_t send(Side &side, TcpDirection &direction, Timestamp time,
                            const TcpHeader &header);
    static void noteInFlight(const Side &side, TcpDirection &direction, Timestamp time);
    std::size_t acknowledge(TcpDirection &direction, Timestamp time, const TcpHeader &header,
                            std::size_t sender);

    std::size_t m_flow;
    std::array<Side, 2> m_sides;
};

/// The number with as many wraps as bring it next to what was sent; nothing for one before the SYN.
std::optional<std::uint64_t> TcpFlows::Tracker::unwrapped(const Side &side, std::uint32_t number)
{
    const auto sent = static_cast<std::uint32_t>(*side.initial + side.sent);
    const std::int64_t found =
        static_cast<std::int64_t>(side.sent) + static_cast<std::int32_t>(number - sent);
    return found < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(found));
}

/// Returns how many of the numbers were there before.
std::uint64_t TcpFlows::Tracker::addRange(Side &side, std::uint64_t begin, std::uint64_t end)
{
    std::uint64_t before = 0;
    auto at = side.ranges.upper_bound(begin);
    if (at != side.ranges.begin() && std::prev(at)->second >= begin)
        --at;
    std::uint64_t first = begin;
    std::uint64_t last = end;
    while (at != side.ranges.end() && at->first <= end) {
        const std::uint64_t from = std::max(begin, at->first);
        const std::uint64_t to = std::min(end, at->second);
        before += to > from ? to - from : 0;
        first = std::min(first, at->first);
        last = std::max(last, at->second);
        at = side.ranges.erase(at);
    }
    side.ranges.emplace(first, last);
    return before;
}

void TcpFlows::Tracker::noteInFlight(const Side &side, TcpDirection &direction, Timestamp time)
{
    const std::uint64_t bytes =
        side.sent > side.acknowledged ? side.sent - side.acknowledged : std::uint64_t{0};
    direction.inFlight.push_back({time, bytes});
}

std::size_t TcpFlows::Tracker::send(Side &side, TcpDirection &direction, Timestamp time,
                                    const TcpHeader &header)
{
    if (!side.initial)
        side.initial = header.isSyn ? header.sequence : header.sequence - 1;
    if (header.isSyn) {
        side.hasSyn = true;
        side.windowShift = header.windowShift;
    }
    const std::uint64_t numbers =
        std::uint64_t{header.dataBytes} + (header.isSyn ? 1 : 0) + (header.isFin ? 1 : 0);
    const auto begin = unwrapped(side, header.sequence);
    if (numbers == 0 || !begin)
        return 0;
    const std::uint64_t end = *begin + numbers;
    const std::uint64_t before = addRange(side, *begin, end);
    const bool isRetransmission = before != 0;
    direction.segments.push_back({time, *begin, end, isRetransmission});
    if (header.dataBytes != 0) {
        const std::uint64_t again = std::min<std::uint64_t>(before, header.dataBytes);
        direction.uniqueBytes += header.dataBytes - again;
        direction.retransmittedBytes += again;
        direction.retransmittedSegments += again != 0 ? 1 : 0;
    }
    for (Outstanding &each : side.outstanding)
        each.isRetransmitted |= isRetransmission && each.begin < end && *begin < each.end;
    if (!isRetransmission) {
        const auto later = std::upper_bound(
            side.outstanding.begin(), side.outstanding.end(), *begin,
            [](std::uint64_t number, const Outstanding &each) { return number < each.begin; });
        side.outstanding.insert(later, {*begin, end, time, false});
    } else if (side.outstanding.empty() || side.outstanding.back().end < end) {
        // Its new part is handled like the part that was sent twice.
        side.outstanding.push_back({*begin, end, time, true});
    }
    side.sent = std::max(side.sent, end);
    noteInFlight(side, direction, time);
    return 3;
}

/// `direction` and `sender` are those of the data.
std::size_t TcpFlows::Tracker::acknowledge(TcpDirection &direction, Timestamp time,
                                           const TcpHeader &header, std::size_t sender)
{
    Side &side = m_sides[sender];
    const Side &other = m_sides[1 - sender];
    if (!side.initial)
        side.initial = header.acknowledgement - 1;
    const auto number = unwrapped(side, header.acknowledgement);
    if (!number)
        return 0;
    const bool isScaled = !header.isSyn && side.windowShift && other.windowShift;
    direction.acknowledgements.push_back(
        {time, *number, std::uint64_t{header.window} << (isScaled ? *other.windowShift : 0)});
    for (const auto &[begin, end] : header.sacks) {
        const auto from = unwrapped(side, begin);
        const auto to = unwrapped(side, end);
        if (from && to && *from < *to)
            direction.sacks.push_back({time, *from, *to});
    }
    if (*number <= side.acknowledged)
        return 1 + header.sacks.size();
    side.acknowledged = *number;
    bool isClear = true;
    std::optional<Outstanding> last;
    while (!side.outstanding.empty() && side.outstanding.front().end <= *number) {
        last = side.outstanding.front();
        isClear &= !last->isRetransmitted;
        side.outstanding.pop_front();
    }
    if (last && isClear && last->end == *number)
        direction.roundTrips.push_back({time, time - last->time});
    noteInFlight(side, direction, time);
    return 3 + header.sacks.size();
}

TcpFlows::Lifetime TcpFlows::lifetimeOf(const TcpFlow &flow) const
{
    Lifetime life;
    for (const TcpFlow &each : m_flows) {
        const bool isSame =
            (each.sentBy[0].end == flow.sentBy[0].end &&
             each.sentBy[1].end == flow.sentBy[1].end) ||
            (each.sentBy[0].end == flow.sentBy[1].end && each.sentBy[1].end == flow.sentBy[0].end);
        if (!isSame || &each == &flow)
            continue;
        if (each.first > flow.first)
            life.until = std::min(life.until, each.first);
        else
            life.from = flow.first; // what came before was the other one's
    }
    return life;
}

std::optional<std::uint64_t> TcpDirection::numberAt(std::uint32_t field, Timestamp time) const
{
    if (!initial)
        return {};
    const auto later =
        std::upper_bound(segments.begin(), segments.end(), time,
                         [](Timestamp wanted, const Segment &each) { return wanted < each.time; });
    const std::uint64_t sent = later == segments.begin() ? 0 : std::prev(later)->end;
    // RFC 7323 has windows of 1 GB at most.
    constexpr std::int64_t MaxWindow = std::int64_t{1} << 30;
    const std::int64_t away =
        static_cast<std::int32_t>(field - static_cast<std::uint32_t>(*initial + sent));
    const std::int64_t found = static_cast<std::int64_t>(sent) + away;
    if (found < 0 || away < -MaxWindow || away > MaxWindow)
        return {};
    return static_cast<std::uint64_t>(found);
}

std::size_t TcpFlows::Tracker::add(TcpFlow &flow, Timestamp time, const TcpHeader &header,
                                   std::size_t side)
{
    flow.last = time;
    std::size_t points = send(m_sides[side], flow.sentBy[side], time, header);
    if (header.hasAcknowledgement && !header.isReset)
        points += acknowledge(flow.sentBy[1 - side], time, header, 1 - side);
    for (const std::size_t each : {0U, 1U})
        flow.sentBy[each].initial = m_sides[each].initial;
    return points;
}

double TcpFlow::goodput(std::size_t direction) const
{
    const double seconds = std::chrono::duration<double>(last - first).count();
    return seconds > 0 ? static_cast<double>(sentBy[direction].uniqueBytes) * 8 / seconds : 0;
}

TcpFlows::TcpFlows() = default;
TcpFlows::TcpFlows(Limits limits) : m_limits(limits) {}
TcpFlows::~TcpFlows() = default;
TcpFlows::TcpFlows(TcpFlows &&) noexcept = default;

TcpFlows::Tracker *TcpFlows::trackerOf(const TcpHeader &header)
{
    const Ends ends = std::minmax(header.source, header.destination);
    const auto found = m_trackers.find(ends);
    if (found != m_trackers.end()) {
        const TcpFlow &flow = m_flows[found->second->flow()];
        const std::size_t side = flow.sentBy[0].end == header.source ? 0 : 1;
        if (!found->second->isAnother(header, side))
            return found->second.get();
    }
    if (m_flows.size() == m_limits.flows)
        return nullptr;
    TcpFlow flow;
    flow.sentBy[0].end = header.source;
    flow.sentBy[1].end = header.destination;
    m_flows.push_back(std::move(flow));
    auto &tracker = m_trackers[ends];
    tracker = std::make_unique<Tracker>(m_flows.size() - 1);
    return tracker.get();
}

void TcpFlows::add(Timestamp time, std::span<const char> frame)
{
    const auto header = parseTcp(frame);
    if (!header)
        return;
    Tracker *tracker = m_points < m_limits.points ? trackerOf(*header) : nullptr;
    if (tracker == nullptr) {
        ++m_omitted;
        return;
    }
    TcpFlow &flow = m_flows[tracker->flow()];
    if (flow.first.count() == 0)
        flow.first = time;
    m_points += tracker->add(flow, time, *header, flow.sentBy[0].end == header->source ? 0 : 1);
}

} // namespace tomato::capture
