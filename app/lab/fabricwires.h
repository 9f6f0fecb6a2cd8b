// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/changeprogress.h"
#include "app/lab/fabricdevice.h"
#include "app/lab/fabricnetwork.h"
#include "app/lab/fabrictarget.h"
#include "app/lab/lab.h"
#include "app/lab/wire.h"

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace tomato::lab {

/// The wires between the devices of a fabric: it cuts those that go, makes and joins those that
/// come, and changes their links.
class FabricWires final
{
public:
    /// The interfaces of each device that have a new wire.
    using Wired = std::map<ElementId, std::set<ElementId>>;

    /// Borrows both; a device whose wire cannot be made gets the reason.
    FabricWires(WireListener &listener, FabricDevices &devices)
        : m_listener(listener), m_devices(devices)
    {
    }

    /// Borrows the network that all wires are made in; it is called before the first one is made.
    void setNetwork(FabricNetwork &network) { m_network = &network; }
    /// Sets the wires to other hosts whose frames reach their other end now; the others have no
    /// carrier.
    void setCarriers(std::set<ConnectionId> connections);

    bool contains(const ConnectionId &id) const { return m_wires.contains(id); }
    /// Returns the wires that carry frames now.
    std::set<ConnectionId> carrying() const;
    std::map<ConnectionId, std::string> farInterfaces() const;
    /// Describes the effects of their emulation that this kernel does not support.
    const std::map<ConnectionId, std::string> &linkProblems() const { return m_linkProblems; }
    std::map<ConnectionId, WireCounts> statistics() const;

    /// Returns the wires that the target does not have, or that end at a device that stops.
    std::set<ConnectionId> wiresToCut(const FabricTarget &target,
                                      const std::set<ElementId> &stopping) const;
    void cut(const ConnectionId &id);
    void cutAll();
    /// Cuts the wires that end at these interfaces.
    void cutAt(const std::map<ElementId, std::string> &interfaces);

    /// Makes the wires that the target has more, until `givesUp`, which may be empty, says so.
    Wired add(const FabricTarget &target, const std::function<bool()> &givesUp,
              ChangeProgress &progress);
    /// Brings links up and down, and applies the emulation of their connections; wires that came up
    /// are added to `wired`.
    void changeLinks(const FabricTarget &target, Wired &wired);

private:
    bool keepsEnd(const FabricTarget &target, const std::set<ElementId> &stopping, const Wire &wire,
                  std::size_t side) const;
    Result<std::optional<Wire>> makeWire(const FabricTarget &target,
                                         const topology::Connection &connection) const;
    void startCounting(const std::map<ConnectionId, WireListener::Ports> &joined);
    /// Tells whether the wire of a connection in the topology has to be up; it is false, too, while
    /// its far end cannot be reached.
    bool isToBeUp(const topology::Connection &connection, const Wire &wire) const;

    WireListener &m_listener;
    FabricDevices &m_devices;
    FabricNetwork *m_network = nullptr;
    std::set<ConnectionId> m_carriers;
    /// The wires that their connections set down.
    std::set<ConnectionId> m_down;
    std::map<ConnectionId, Wire> m_wires;
    std::map<ConnectionId, std::string> m_linkProblems;
};

} // namespace tomato::lab
