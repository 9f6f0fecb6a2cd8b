// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/confinement.h"
#include "app/lab/element/elementcommands.h"
#include "app/lab/element/elementnetwork.h"
#include "app/lab/element/elementprocess.h"
#include "app/lab/element/elementservices.h"
#include "app/lab/fabricnetwork.h"
#include "app/lab/plan/deviceplan.h"
#include "app/lab/zygote/elementinit.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace tomato::lab {

/// One element of a running lab: its first process, its interfaces and their ports.
class RunningElement final
{
public:
    /// Returns the order for ElementStarter. `hasFolder` tells whether the element has a folder in
    /// the lab's.
    static InitOrder order(const DevicePlan &plan, bool hasFolder);
    /// Makes an element of a process that was started with that order. A failure leaves nothing
    /// behind.
    static Result<std::unique_ptr<RunningElement>>
    start(ElementProcess process, FabricNetwork &fabric, const DevicePlan &plan);
    /// Removes the ports, then ends all processes inside.
    ~RunningElement();
    RunningElement(const RunningElement &) = delete;
    RunningElement &operator=(const RunningElement &) = delete;

    /// The beginning of the end of many at once, which is much faster than one after the other.
    static void kill(FabricNetwork &fabric, const std::vector<RunningElement *> &elements);

    pid_t process() const { return m_process.id(); }
    /// Returns how its first process ended by itself; nothing while it runs.
    std::optional<std::string> end() const { return m_process.end(); }
    const DevicePlan &plan() const { return m_plan; }
    /// Applies the plan's limits, in one of these groups. Call it before the element runs anything.
    void confine(ControlGroups &groups);
    /// See Confinement::files().
    std::vector<std::string> groupFiles() const { return m_confinement.files(); }

    /// Tells whether become() may work; else the element must be stopped and started.
    bool canBecome(const DevicePlan &next) const
    {
        return next.isBridge() == m_plan.isBridge() && next.hasPrograms() == m_plan.hasPrograms() &&
               next.vlans == m_plan.vlans && next.image == m_plan.image;
    }
    /// Tells whether this interface stays as it is. One that does not is removed in become(), after
    /// its wire was removed.
    bool keeps(const ElementId &interface, const DevicePlan &next) const;
    /// Changes what differs. A congestion control that the kernel lacks is a problem, and the
    /// earlier one stays. After a failure the element is neither the one nor the other.
    Result<> change(DevicePlan next);
    /// Completes new wires at these interfaces: waits until they can send, and reinstalls routes
    /// that were lost.
    Result<> finishWiring(const std::set<ElementId> &interfaces);
    /// Installs these routes beside the plan's own, and removes earlier ones.
    Result<> route(const std::vector<RoutePlan> &computed);
    /// Runs the plan's services, and its commands, once; those that became others begin anew. Their
    /// outputs go to this folder of the machine, or nowhere when it is empty.
    void runCommands(const std::string &outputs);
    std::vector<CommandReport> commands() const;
    /// Describes the parts of the plan that do not work now although the element runs; else empty.
    std::string problem() const;

    /// Returns nullptr for an interface that it does not have.
    const Port *port(const ElementId &interface) const;
    /// Returns the names inside the element, by id.
    std::map<ElementId, std::string> interfaceNames() const;
    /// Returns the addresses that interfaces got by DHCP, by id.
    const std::map<ElementId, IpPrefix> &leasedAddresses();

private:
    struct Interface
    {
        Port port;
        int index = 0;
    };

    RunningElement(ElementProcess process, FabricNetwork &fabric, const DevicePlan &plan);

    /// Says how and when the program of its image ended; empty while that runs.
    std::string endOfProgram() const;
    std::vector<int> portIndexes() const;
    std::vector<int> interfaceIndexes() const;
    Result<> become(const DevicePlan &next);
    Result<> become(ElementNetwork &network, const DevicePlan &next);
    void readLeases();
    void endServices(const DevicePlan &next);
    Result<> rename(const std::string &hostName);
    Result<> dropInterfaces(const DevicePlan &next);
    Result<> changeInterfaces(ElementNetwork &network, const DevicePlan &next);
    Result<> changeRepeating(ElementNetwork &network, const DevicePlan &next);
    Result<> changeRouting(ElementNetwork &network, const DevicePlan &next);
    Result<> changeCongestionControl(ElementNetwork &network, const DevicePlan &next);
    Result<> keepCongestionControl(ElementNetwork &network);

    // It is destroyed after the processes that are in its group.
    Confinement m_confinement;
    ElementProcess m_process;
    FabricNetwork &m_fabric;
    DevicePlan m_plan;
    std::map<ElementId, Interface> m_interfaces;
    /// A hub's interfaces that repeat each other's pause frames.
    std::vector<int> m_repeating;
    std::vector<GatewayRoute> m_routes;
    std::vector<GatewayRoute> m_computed;
    std::string m_problem;
    /// The commands that run or have run; nothing while there are none.
    std::unique_ptr<ElementCommands> m_commands;
    bool m_commandsChanged = false;
    ElementServices m_services;
    /// The leases as they were at that state of the services' news.
    std::map<ElementId, IpPrefix> m_leased;
    int m_leasedNews = 0;
};

} // namespace tomato::lab
