// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/changeprogress.h"
#include "app/lab/element/elementstarter.h"
#include "app/lab/element/files/surroundings.h"
#include "app/lab/element/limits/diskreserve.h"
#include "app/lab/fabricdevice.h"
#include "app/lab/fabricnetwork.h"
#include "app/lab/fabrictarget.h"
#include "app/lab/fabricwires.h"
#include "app/lab/lab.h"

#include <optional>
#include <set>

namespace tomato::lab {

/// Holds the running devices and their wires, and changes them from one topology to the next: first
/// wires are removed, then elements, then elements are added, then wires.
class Lab::Fabric final
{
public:
    explicit Fabric(WireListener &listener) : m_wires(listener, m_devices) {}
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
    void setCarriers(std::set<ConnectionId> connections)
    {
        m_wires.setCarriers(std::move(connections));
    }
    void giveUpWhen(std::function<bool()> asked) { m_givesUp = std::move(asked); }
    std::map<ElementId, ElementStatus> status() const;
    const FabricWires &wires() const { return m_wires; }

private:
    void plan(FabricTarget &target, const std::set<ElementId> &running);
    /// Returns false when it cannot be opened; all devices that shall run have failed with the
    /// reason then.
    bool open(const FabricTarget &target);
    Result<> openAll(const FabricTarget &target);
    void limitAll(const FabricTarget &target);
    /// Returns the problem of the lab as a whole that hinders its elements; mostly empty.
    std::string problem() const;
    /// Returns the elements that shall not run any more, ended by themselves or have to be
    /// restarted.
    std::set<ElementId> elementsToStop(const FabricTarget &target) const;
    int countComing(const FabricTarget &target, const std::set<ElementId> &stopping,
                    const std::set<ConnectionId> &cut) const;

    /// Tells the keeper of the disk which elements run.
    void watchDisk();
    void stopElements(const std::set<ElementId> &devices, ChangeProgress &progress);
    void bring(const FabricTarget &target, ChangeProgress &progress);
    bool change(FabricDevice &device, const DevicePlan &plan);
    /// Requests the device's first process; false when it has failed already.
    bool beginStart(FabricDevice &device, const DevicePlan &plan);
    void finishStart(FabricDevice &device, const DevicePlan &plan);
    void route(const FabricTarget &target);
    void runCommands(const FabricTarget &target);
    void finishWiring(const FabricWires::Wired &wired);

    bool givesUp() const { return m_givesUp && m_givesUp(); }

    std::function<bool()> m_givesUp;
    // Found before the first element starts; goes after the elements and what starts them.
    std::optional<ControlGroups> m_groups;
    std::string m_limitsProblem;
    ElementStarter m_starter;
    Surroundings m_surroundings;
    std::optional<FabricNetwork> m_network;
    FabricDevices m_devices;
    DiskReserve m_reserve;
    std::set<ElementId> m_far;
    FabricWires m_wires;
};

} // namespace tomato::lab
