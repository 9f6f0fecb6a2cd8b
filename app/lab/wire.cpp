// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/wire.h"

#include "app/lab/netlink/redirect.h"
#include "app/lab/netlink/trafficcontrol.h"

#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <utility>

namespace tomato::lab {

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
        if (const std::string effects = missing(direction); missed.empty())
            missed = effects;
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
    const bool queues = emulator ? !direction.isPlain() : direction.kilobitsPerSecond > 0;
    if ((queues || m_shaped[side]) && (emulator || m_fabric->has(Kind::TokenBucket))) {
        m_shaped[side] = true;
        const auto shaped = shapeFrames(m_fabric->netlink(), m_ports[1 - side].index,
                                        emulator ? Shaper::NetworkEmulator : Shaper::TokenBucket,
                                        direction, largestFrame);
        if (!shaped)
            return shaped;
    }
    Passage passage;
    passage.disowns = direction.kilobitsPerSecond > 0 && m_shaped[side];
    if (!emulator && m_fabric->has(Kind::PacketFilter))
        passage.lossPercent = direction.lossPercent;
    return passage == m_passages[side] ? Result<>() : pass(side, passage);
}

/// Returns when the kernel is done with each frame that it has begun with: membarrier(2) waits for
/// whoever reads what is shared without a lock, such as the list of filters.
static void letFramesPassFilters()
{
    (void)syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0);
}

/// The new filter comes beside the old one, so that at each moment one of them passes frames on.
Result<> Wire::pass(std::size_t side, const Passage &passage)
{
    const unsigned next = m_priority[side] == 1 ? 2 : 1;
    const auto added = passFrames(m_fabric->netlink(), m_ports[side].index, m_ports[1 - side].index,
                                  next, passage);
    if (!added)
        return added;
    m_passages[side] = passage;
    // A frame may have gone by the new one's place before it was there, and be about to come to the
    // old one.
    letFramesPassFilters();
    const unsigned before = std::exchange(m_priority[side], next);
    return removeFilter(m_fabric->netlink(), m_ports[side].index, before);
}

std::string Wire::missing(const topology::LinkDirection &direction)
{
    using Kind = KernelFeature::Kind;
    if (direction.isPlain() || m_fabric->has(Kind::NetworkEmulator))
        return {};
    std::string effects;
    const auto lacks = [&effects](bool wanted, const char *name) {
        if (wanted)
            effects += (effects.empty() ? "" : ", ") + std::string(name);
    };
    lacks(direction.kilobitsPerSecond > 0 && !m_fabric->has(Kind::TokenBucket), "bandwidth");
    lacks(direction.delayMilliseconds > 0, "delay");
    lacks(direction.jitterMilliseconds > 0, "jitter");
    lacks(direction.lossPercent > 0 && !m_fabric->has(Kind::PacketFilter), "loss");
    lacks(direction.duplicatePercent > 0, "duplication");
    lacks(direction.corruptPercent > 0, "corruption");
    lacks(direction.reorderPercent > 0, "reordering");
    return effects.empty() ? effects
                           : "this machine's kernel has no netem and cannot emulate: " + effects;
}

} // namespace tomato::lab
