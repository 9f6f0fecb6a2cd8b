// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/wire.h"

#include "app/lab/lossprogram.h"
#include "app/lab/missingeffects.h"

#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <QRandomGenerator>

#include <utility>

namespace tomato::lab {

Wire::Wire(FabricNetwork &fabric, const std::array<ElementId, 2> &ends,
           const std::array<Port, 2> &ports)
    : m_fabric(&fabric), m_ends(ends), m_ports(ports),
      m_ownSeed(QRandomGenerator::global()->generate())
{
}

Result<> Wire::join()
{
    for (const std::size_t side : {0U, 1U}) {
        const auto redirected =
            redirectFrames(m_fabric->netlink(), m_ports[side].index, m_ports[1 - side].index);
        if (!redirected)
            return redirected;
    }
    return {};
}

Result<> Wire::open()
{
    for (const Port &port : m_ports) {
        if (const auto up = setLinkUp(m_fabric->netlink(), port.index, true); !up)
            return up;
    }
    return {};
}

void Wire::countFrom(const std::map<int, DeviceCounters> &counters)
{
    m_before = countedBy(counters);
}

WireCounts Wire::statistics(const std::map<int, DeviceCounters> &counters) const
{
    WireCounts link = countedBy(counters);
    for (const std::size_t side : {0U, 1U}) {
        link.sentBy[side] = link.sentBy[side] - m_before.sentBy[side];
        link.deliveredTo[side] = link.deliveredTo[side] - m_before.deliveredTo[side];
    }
    return link;
}

WireCounts Wire::countedBy(const std::map<int, DeviceCounters> &counters) const
{
    WireCounts link = m_before;
    for (const std::size_t side : {0U, 1U}) {
        const auto port = counters.find(m_ports[side].index);
        if (port == counters.end())
            continue;
        link.sentBy[side] = port->second.received;
        link.deliveredTo[side] = port->second.sent;
    }
    return link;
}

void Wire::close()
{
    for (const Port &port : m_ports)
        (void)setLinkUp(m_fabric->netlink(), port.index, false);
}

void Wire::separate()
{
    for (const std::size_t side : {0U, 1U}) {
        (void)stopRedirecting(m_fabric->netlink(), m_ports[side].index);
        if (m_passages[side].numbered)
            (void)stopPassingByNumber(m_ports[side].index);
        if (!m_emulation.sentBy[side].trace.isEmpty())
            m_fabric->traces().remove(m_ports[1 - side].index);
        if (m_shaped[side])
            (void)stopShaping(m_fabric->netlink(), m_ports[1 - side].index);
    }
}

Result<> Wire::setUp(bool up)
{
    m_up = up;
    for (const Port &port : m_ports) {
        if (const auto set = setLinkUp(m_fabric->netlink(), port.index, up); !set)
            return set;
    }
    return {};
}

Result<std::string> Wire::emulate(const topology::LinkEmulation &emulation, unsigned largestFrame)
{
    std::string missed;
    for (const std::size_t side : {0U, 1U}) {
        const topology::LinkDirection &direction = emulation.sentBy[side];
        if (std::string effects = missingEffects(*m_fabric, direction); missed.empty())
            missed = std::move(effects);
        if (direction == m_emulation.sentBy[side] || side == m_farSide)
            continue;
        if (const auto changed = emulateSide(side, direction, largestFrame); !changed)
            return passOn(changed);
        m_emulation.sentBy[side] = direction;
    }
    return missed;
}

Result<> Wire::emulateSide(std::size_t side, const topology::LinkDirection &direction,
                           unsigned largestFrame)
{
    using Kind = KernelFeature::Kind;
    const bool emulator = m_fabric->has(Kind::NetworkEmulator);
    Passage passage = passageFor(side, direction);
    topology::LinkDirection queued = direction;
    const bool overtakes = passage.numbered && passage.numbered->overtakePercent > 0;
    if (passage.numbered) {
        queued.lossPercent = queued.duplicatePercent = queued.corruptPercent = 0;
        queued.droppedFrames.clear();
        if (overtakes)
            queued.reorderPercent = 0;
    }
    // It was judged when it was set.
    const auto trace =
        direction.trace.isEmpty() ? failure("") : topology::linkTrace(direction.trace);
    if (trace)
        queued.kilobitsPerSecond = trace->meanKilobitsPerSecond();
    if (!m_emulation.sentBy[side].trace.isEmpty())
        m_fabric->traces().remove(m_ports[1 - side].index);
    const bool queues = emulator ? !queued.isPlain() : queued.kilobitsPerSecond > 0;
    if ((queues || m_shaped[side]) && (emulator || m_fabric->has(Kind::TokenBucket))) {
        const auto shaped = shape(side, shaperFor(side, overtakes || !passage.aim.empty()), queued,
                                  largestFrame, passage.aim);
        if (!shaped)
            return shaped;
        if (trace) {
            const auto follows = followTrace(side, *trace, largestFrame);
            if (!follows)
                return follows;
        }
    }
    // netem takes frames from their senders itself, without a copy.
    passage.disowns = queued.kilobitsPerSecond > 0 && m_shaped[side] && !emulates(*m_shaped[side]);
    if (!passage.numbered && passage.lossPercent <= 0 && !passage.disowns)
        passage.aim.clear(); // the queue has it, if anything does
    return passage == m_passages[side] ? Result<>() : pass(side, passage);
}

/// Once frames may pass queues, that stays so: to take these queues away would lose what waits.
Shaper Wire::shaperFor(std::size_t side, bool passes) const
{
    const bool isPassable = passes || (m_shaped[side] && lab::isPassable(*m_shaped[side]));
    if (m_fabric->has(KernelFeature::Kind::NetworkEmulator))
        return isPassable ? Shaper::PassableEmulator : Shaper::NetworkEmulator;
    return isPassable ? Shaper::PassableBucket : Shaper::TokenBucket;
}

/// What to do with frames that such a filter does not name; nothing where there is none.
static Result<std::vector<sock_filter>> otherFrames(const std::string &filter)
{
    return filter.empty() ? std::vector<sock_filter>() : programForOthers(filter);
}

/// Queues of one kind take the place of those of another, which go first: the kernel would take one
/// from its place and put it to the other.
Result<> Wire::shape(std::size_t side, Shaper shaper, const topology::LinkDirection &direction,
                     unsigned largestFrame, const std::string &aim)
{
    const auto passing = otherFrames(aim);
    if (!passing)
        return passOn(passing);
    const int port = m_ports[1 - side].index;
    if (m_shaped[side] && m_shaped[side] != shaper) {
        if (const auto stopped = stopShaping(m_fabric->netlink(), port); !stopped)
            return stopped;
    }
    m_shaped[side] = shaper;
    return shapeFrames(m_fabric->netlink(), port, shaper, direction, largestFrame, *passing);
}

Result<> Wire::followTrace(std::size_t side, const topology::LinkTrace &trace,
                           unsigned largestFrame)
{
    // As much waits as is sent in a second.
    const int port = m_ports[1 - side].index;
    auto queue = GrantedQueue::open(port, *m_shaped[side], largestFrame,
                                    static_cast<unsigned>(trace.meanKilobitsPerSecond() * 125));
    if (!queue)
        return passOn(queue);
    m_fabric->traces().add(port, std::move(*queue), trace);
    return {};
}

/// What happens to frames by their numbers is the same on each kernel, also where netem is.
Passage Wire::passageFor(std::size_t side, const topology::LinkDirection &direction) const
{
    using Kind = KernelFeature::Kind;
    const bool emulator = m_fabric->has(Kind::NetworkEmulator);
    const bool changes = direction.duplicatePercent > 0 || direction.corruptPercent > 0;
    Passage passage;
    if (m_fabric->has(Kind::Bypass))
        passage.aim = direction.emulationFilter.toStdString();
    if ((direction.countsFrames() || (changes && !emulator)) && m_fabric->has(Kind::FrameNumbers)) {
        NumberedEffects effects;
        effects.lossPercent = direction.lossPercent;
        effects.duplicatePercent = direction.duplicatePercent;
        effects.corruptPercent = direction.corruptPercent;
        if (direction.reorders() && m_fabric->has(Kind::Bypass)) {
            effects.overtakePercent = direction.reorderPercent;
            effects.overtakingPriority = AheadOfDelay;
        }
        effects.seed = direction.seed.value_or(m_ownSeed + static_cast<std::uint32_t>(side));
        // They were judged when they were set.
        effects.dropped = topology::frameNumbers(direction.droppedFrames)
                              .value_or(std::vector<topology::FrameRange>());
        passage.numbered = std::move(effects);
        passage.filter = direction.lossFilter.trimmed().toStdString();
    } else if (!emulator && m_fabric->has(Kind::PacketFilter)) {
        passage.lossPercent = direction.lossPercent;
    }
    return passage;
}

/// Returns when the kernel is done with each frame that it has begun with: membarrier(2) waits for
/// whoever reads what is shared without a lock, such as the list of filters.
static void letFramesPassFilters()
{
    (void)syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0);
}

/// The new filter comes beside the old one, so that at each moment one of them passes frames on;
/// and so does what numbers frames, which is behind them.
Result<> Wire::pass(std::size_t side, const Passage &passage)
{
    auto others = otherFrames(passage.filter);
    if (!others)
        return passOn(others);
    auto plain = otherFrames(passage.aim);
    if (!plain)
        return passOn(plain);
    const PassagePrograms programs{std::move(*plain), std::move(*others)};
    if (const auto numbered = passNumbered(side, passage); !numbered)
        return numbered;
    const int port = m_ports[side].index;
    const unsigned next =
        m_priority[side] == RedirectPriority ? RedirectPriority + 2 : RedirectPriority;
    if (passage.hasFilter()) {
        const auto added =
            passFrames(m_fabric->netlink(), port, m_ports[1 - side].index, next, passage, programs);
        if (!added)
            return added;
    }
    const Passage before = std::exchange(m_passages[side], passage);
    const unsigned priorityBefore = std::exchange(m_priority[side], next);
    // A frame may have gone by the new one's place before it was there, and be about to come to the
    // old one.
    letFramesPassFilters();
    if (before.hasFilter()) {
        const auto removed = stopPassing(m_fabric->netlink(), port, priorityBefore, before);
        if (!removed)
            return removed;
    }
    return before.numbered && !passage.numbered ? stopPassingByNumber(port) : Result<>();
}

/// Frames are counted anew where it is said anew what happens to which ones, and only there.
Result<> Wire::passNumbered(std::size_t side, const Passage &passage)
{
    if (!passage.numbered)
        return {};
    const Passage &before = m_passages[side];
    const NumberedPassage numbered{m_ports[1 - side].index, passage.disowns};
    if (passage.numbered != before.numbered || passage.filter != before.filter ||
        passage.aim != before.aim)
        return passByNumber(m_ports[side].index, numbered, *passage.numbered);
    return passage.disowns == before.disowns ? Result<>()
                                             : changeNumberedPassage(m_ports[side].index, numbered);
}

} // namespace tomato::lab
