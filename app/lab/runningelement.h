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
    /// For ElementStarter. `hasFolder`: of its own, in the lab's.
    static InitOrder order(const DevicePlan &plan, bool hasFolder);
    /// Of a process that was made so. What fails leaves nothing behind.
    static Result<std::unique_ptr<RunningElement>>
    start(ElementProcess process, FabricNetwork &fabric, const DevicePlan &plan);
    /// Removes the ports, then ends all processes inside.
    ~RunningElement();
    RunningElement(const RunningElement &) = delete;
    RunningElement &operator=(const RunningElement &) = delete;

    /// The beginning of the end of many at once, which is much faster than one after the other.
    static void kill(FabricNetwork &fabric, const std::vector<RunningElement *> &elements);

    pid_t process() const { return m_process.id(); }
    /// How its first process ended by itself; nothing while it runs.
    std::optional<std::string> end() const { return m_process.end(); }
    const DevicePlan &plan() const { return m_plan; }
    /// Before it has anything to run: keeps it to the plan's limits, in one of these groups.
    void confine(ControlGroups &groups);
    /// See Confinement::files().
    std::vector<std::string> groupFiles() const { return m_confinement.files(); }

    /// Whether become() may work; else the element must be stopped and started.
    bool canBecome(const DevicePlan &next) const
    {
        return next.isBridge() == m_plan.isBridge() && next.hasPrograms() == m_plan.hasPrograms() &&
               next.vlans == m_plan.vlans;
    }
    /// Whether this interface stays as it is; one that does not goes in become(), its wire before.
    bool keeps(const ElementId &interface, const DevicePlan &next) const;
    /// Changes what differs. After a failure the element is neither the one nor the other.
    Result<> become(const DevicePlan &next);
    /// After new wires at these interfaces: waits until they send, and installs routes again that
    /// were lost.
    Result<> finishWiring(const std::set<ElementId> &interfaces);
    /// Has these routes beside the plan's own, and none that it had before.
    Result<> route(const std::vector<RoutePlan> &computed);
    /// Runs the plan's services, and its commands, once; those that became others begin anew. Their
    /// outputs go to this folder of the machine, or nowhere when it is empty.
    void runCommands(const std::string &outputs);
    std::vector<CommandReport> commands() const;
    /// What of the plan cannot be had now although the element runs, or empty.
    std::string problem() const;

    /// nullptr for an interface that it does not have.
    const Port *port(const ElementId &interface) const;
    /// Inside, by id.
    std::map<ElementId, std::string> interfaceNames() const;
    /// What interfaces that ask for their addresses have got, by id.
    const std::map<ElementId, IpPrefix> &leasedAddresses();

private:
    struct Interface
    {
        Port port;
        int index = 0;
    };

    RunningElement(ElementProcess process, FabricNetwork &fabric, const DevicePlan &plan);

    std::vector<int> portIndexes() const;
    std::vector<int> interfaceIndexes() const;
    Result<> become(ElementNetwork &network, const DevicePlan &next);
    void readLeases();
    void endServices(const DevicePlan &next);
    Result<> rename(const std::string &hostName);
    Result<> dropInterfaces(const DevicePlan &next);
    Result<> changeInterfaces(ElementNetwork &network, const DevicePlan &next);
    Result<> changeRepeating(ElementNetwork &network, const DevicePlan &next);
    Result<> changeRouting(ElementNetwork &network, const DevicePlan &next);

    // Goes after the processes that are in its group.
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
    /// Those that run or did; nothing while there are none.
    std::unique_ptr<ElementCommands> m_commands;
    bool m_commandsChanged = false;
    ElementServices m_services;
    /// As they were at that state of the services' news.
    std::map<ElementId, IpPrefix> m_leased;
    int m_leasedNews = 0;
};

} // namespace tomato::lab
