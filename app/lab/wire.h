// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/lab/fabricnetwork.h"
#include "app/lab/netlink/links.h"
#include "app/lab/netlink/traffic/passage.h"
#include "app/lab/netlink/traffic/redirect.h"
#include "app/lab/netlink/traffic/trafficcontrol.h"
#include "app/lab/netlink/wirecounts.h"
#include "app/lab/port.h"
#include "app/topology/attributes/linkemulation.h"

#include <array>
#include <map>
#include <optional>

namespace tomato::lab {

/// Joins two ports, so that frames of each cross to the other one. The ports are down when it is
/// made.
class Wire final
{
public:
    Wire(FabricNetwork &fabric, const std::array<ElementId, 2> &ends,
         const std::array<Port, 2> &ports);

    const std::array<ElementId, 2> &ends() const { return m_ends; }
    const std::array<Port, 2> &ports() const { return m_ports; }
    /// Says which of the ends is on another host: the emulation of what it sends is done there.
    void setFarSide(std::size_t side) { m_farSide = side; }
    std::optional<std::size_t> farSide() const { return m_farSide; }
    /// Gives both interfaces a carrier.
    Result<> open();
    /// From now on frames cross.
    Result<> join();
    /// Applies the emulation; effects that the kernel lacks are left out, and returned as text. No
    /// frame is lost by a change while it runs. `largestFrame` is that of the neighbours, in bytes.
    Result<std::string> emulate(const topology::LinkEmulation &emulation, unsigned largestFrame);
    /// Removes the carrier from both interfaces, or restores it.
    Result<> setUp(bool up);
    bool isUp() const { return m_up; }
    /// Sets the counters of all ports from which on the wire counts; earlier frames are not the
    /// wire's.
    void countFrom(const std::map<int, DeviceCounters> &counters);
    WireCounts statistics(const std::map<int, DeviceCounters> &counters) const;
    /// Removes the carrier; no frame crosses any more. A port that was removed already is no
    /// failure.
    void close();
    /// Separates the ports. Call close() before.
    void separate();

private:
    Result<> emulateSide(std::size_t side, const topology::LinkDirection &direction,
                         unsigned largestFrame);
    WireCounts countedBy(const std::map<int, DeviceCounters> &counters) const;
    Shaper shaperFor(std::size_t side, bool passes) const;
    Result<> shape(std::size_t side, Shaper shaper, const topology::LinkDirection &direction,
                   unsigned largestFrame, const std::string &aim);
    Result<> followTrace(std::size_t side, const topology::LinkTrace &trace, unsigned largestFrame);
    Result<> pass(std::size_t side, const Passage &passage);
    Result<> passNumbered(std::size_t side, const Passage &passage);
    Passage passageFor(std::size_t side, const topology::LinkDirection &direction) const;

    FabricNetwork *m_fabric;
    std::array<ElementId, 2> m_ends;
    std::array<Port, 2> m_ports;
    std::optional<std::size_t> m_farSide;
    bool m_up = true;
    topology::LinkEmulation m_emulation;
    /// The index is the end that sends: the first tells how the other port queues, the others are
    /// how frames get there, and the priority of the filter that has them do so.
    std::array<std::optional<Shaper>, 2> m_shaped{};
    std::array<Passage, 2> m_passages{};
    std::array<unsigned, 2> m_priority{RedirectPriority, RedirectPriority};
    WireCounts m_before;
    /// Draws what happens to frames by their numbers where no seed is given.
    std::uint32_t m_ownSeed;
};

} // namespace tomato::lab
