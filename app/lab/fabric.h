// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/changeprogress.h"
#include "app/lab/element/elementstarter.h"
#include "app/lab/element/surroundings.h"
#include "app/lab/fabricnetwork.h"
#include "app/lab/lab.h"
#include "app/lab/runningelement.h"
#include "app/lab/wire.h"

#include <optional>
#include <set>

namespace tomato::lab {

/// Holds the running devices and wires, and changes them from one topology to the next: first wires
/// are removed, then elements, then elements are added, then wires.
class Lab::Fabric final
{
public:
    explicit Fabric(WireListener &listener) : m_listener(listener) {}
    ~Fabric() { stop(); }

    void apply(const topology::Topology &topology, const std::set<ElementId> &running,
               const std::function<void(int, int)> &report);
    void stop();
    void keepIn(const std::string &folder)
    {
        if (folder != m_surroundings.folder())
            m_surroundings = Surroundings(folder);
    }
    void agreeTo(std::set<QString> agreed) { m_surroundings.agreeTo(std::move(agreed)); }
    void giveFiles(std::string folder) { m_surroundings.giveFiles(std::move(folder)); }
    void setFar(std::set<ElementId> devices) { m_far = std::move(devices); }
    void setCarriers(std::set<ConnectionId> connections);
    std::map<ConnectionId, std::string> farInterfaces() const;
    void giveUpWhen(std::function<bool()> asked) { m_givesUp = std::move(asked); }
    std::map<ElementId, ElementStatus> status() const;
    std::set<ConnectionId> wires() const;
    std::map<ConnectionId, std::string> linkProblems() const { return m_linkProblems; }
    std::map<ConnectionId, WireCounts> statistics();

private:
    struct Device
    {
        RunState state = RunState::Stopped;
        std::string reason;
        std::unique_ptr<RunningElement> element;
    };
    /// A topology, and the plans of the devices that shall run.
    struct Target
    {
        const topology::Topology &topology;
        std::map<ElementId, DevicePlan> plans;
        /// The plans include devices that run on other hosts, as routes and names are made of them.
        std::map<ElementId, DevicePlan> plansEverywhere = {};
    };

    void plan(Target &target, const std::set<ElementId> &running);
    /// Returns false when it cannot be opened; all devices that shall run have failed with the
    /// reason then.
    bool open(const Target &target);
    Result<> openAll(const Target &target);
    void limitAll(const Target &target);
    /// Returns the problem of the lab as a whole that hinders its elements; mostly empty.
    std::string problem() const;
    /// Returns the elements that shall not run any more, ended by themselves or have to be
    /// restarted.
    std::set<ElementId> elementsToStop(const Target &target) const;
    std::set<ConnectionId> wiresToCut(const Target &target,
                                      const std::set<ElementId> &stopping) const;
    bool keepsEnd(const Target &target, const std::set<ElementId> &stopping, const Wire &wire,
                  std::size_t side) const;
    int countComing(const Target &target, const std::set<ElementId> &stopping,
                    const std::set<ConnectionId> &cut) const;

    void cutWire(const ConnectionId &id);
    void stopElements(const std::set<ElementId> &devices, ChangeProgress &progress);
    void bring(const Target &target, ChangeProgress &progress);
    bool change(Device &device, const DevicePlan &plan);
    /// Requests the device's first process; false when it has failed already.
    bool beginStart(Device &device, const DevicePlan &plan);
    void finishStart(Device &device, const DevicePlan &plan);
    /// The interfaces of each device that have a new wire.
    using Wired = std::map<ElementId, std::set<ElementId>>;
    Result<std::optional<Wire>> makeWire(const Target &target,
                                         const topology::Connection &connection);
    static void addEnds(const Target &target, const topology::Connection &connection, Wired &wired);
    Wired addWires(const Target &target, ChangeProgress &progress);
    void startCounting(const std::map<ConnectionId, WireListener::Ports> &joined);
    /// Brings links up and down, and applies the emulation of their connections; wires that came up
    /// are added to `wired`.
    void changeLinks(const Target &target, Wired &wired);
    /// Tells whether the wire of a connection in the topology has to be up; it is false, too, while
    /// its far end cannot be reached.
    bool isToBeUp(const topology::Connection &connection, const Wire &wire) const;
    void route(const Target &target);
    void runCommands(const Target &target);
    void finishWiring(const Wired &wired);

    bool givesUp() const { return m_givesUp && m_givesUp(); }

    WireListener &m_listener;
    std::function<bool()> m_givesUp;
    // Found before the first element starts; goes after the elements and what starts them.
    std::optional<ControlGroups> m_groups;
    std::string m_limitsProblem;
    ElementStarter m_starter;
    Surroundings m_surroundings;
    std::optional<FabricNetwork> m_network;
    std::map<ElementId, Device> m_devices;
    std::set<ElementId> m_far;
    std::set<ConnectionId> m_carriers;
    /// The wires that their connections set down.
    std::set<ConnectionId> m_down;
    std::map<ConnectionId, Wire> m_wires;
    std::map<ConnectionId, std::string> m_linkProblems;
};

} // namespace tomato::lab
