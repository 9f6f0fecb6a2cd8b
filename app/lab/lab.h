// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/element/commandreport.h"
#include "app/lab/netlink/wirecounts.h"
#include "app/topology/topology.h"

#include <sys/types.h>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tomato::lab {

/// Makes this process root of its own user, mount and network namespaces: the fabric. Must be
/// called before the process has a second thread. The error says what to set on this machine
/// (sysctl, AppArmor) when the kernel refuses.
Result<> enterFabric();

/// Hears of wires in the thread that calls Lab, so that taps see each frame from first to last.
class WireListener
{
public:
    virtual ~WireListener() = default;
    using Ports = std::array<std::string, 2>;
    /// The fabric-side ports of these wires are up and not yet joined, so that no frame crosses
    /// unseen: attach taps now.
    /// Ports are network interfaces in this thread's network namespace, in the order of the
    /// connection's ends.
    virtual void wiresReady(const std::map<ConnectionId, Ports> &wires) = 0;
    /// The ports are down and still exist: read the frames that the taps hold, then close the taps.
    virtual void wireStopping(const ConnectionId &connection) = 0;
};

enum class RunState
{
    Stopped,
    Starting,
    Running,
    Failed
};

struct ElementStatus
{
    RunState state = RunState::Stopped;
    /// The reason why it failed. While it runs, the part of its last change that could not take
    /// effect; mostly empty.
    std::string reason;
    /// The element's first process, as this machine's process id: the way into its namespaces. 0
    /// when none.
    pid_t process = 0;
    /// Names of the interfaces inside, by interface id.
    std::map<ElementId, std::string> interfaces;
    /// The addresses of interfaces that use DHCP: "10.0.0.2/24".
    std::map<ElementId, std::string> leased;
    /// The folder on this machine that the element has as /root, with the outputs of its commands.
    std::string workingFolder;
    std::string outputFolder;
    /// Entries of the form "NAME=value", for programs that are run inside.
    std::vector<std::string> environment;
    /// Files of control groups on this machine: a program that is run inside writes its process id
    /// there first, and is subject to the element's limits.
    std::vector<std::string> groupFiles;
    std::vector<CommandReport> commands;

    friend bool operator==(const ElementStatus &, const ElementStatus &) = default;
};

/// A running topology: one namespace per element, one veth pair per interface (it lives as long
/// as its element), a redirect between two fabric-side ports per connection whose elements run.
/// Call from the one thread that entered the fabric; make it before packet buffers are mapped, of
/// which the elements would keep a copy.
class Lab final
{
public:
    explicit Lab(WireListener &listener);
    /// Stops everything.
    ~Lab();

    /// Changes the lab so that exactly the elements in `running` run, and the wires between them
    /// exist. Elements that run already and did not change are left alone. An element that cannot
    /// start gets the state Failed with its reason and leaves nothing behind. `progress` is called
    /// with (done, all).
    void apply(const topology::Topology &topology, const std::set<ElementId> &running,
               const std::function<void(int, int)> &progress = {});
    void stop();
    /// Sets the absolute path where its elements' folders, names and outputs are stored. It is
    /// called before the first apply(); else elements see no folder of this machine and know no
    /// names.
    void keepIn(const std::string &folder);
    /// Sets what the user agreed to that topologies do outside, by topology::OutsideReach::key();
    /// it is called after keepIn(). No other folder is shared.
    void agreeTo(std::set<QString> agreed);
    /// Sets the folder with a folder for each element, by its name, whose content the element finds
    /// in its working folder when that is made; empty for none. It is called after keepIn().
    void giveFiles(std::string folder);

    /// Sets which devices run elsewhere, from the next apply() on: a wire to one of them ends at an
    /// interface of the fabric's network (farInterfaces()), where a trunk reads and writes its
    /// frames.
    void setFar(std::set<ElementId> devices);
    /// Sets the wires to other hosts whose frames reach their other end now; the others have no
    /// carrier.
    void setCarriers(std::set<ConnectionId> connections);
    std::map<ConnectionId, std::string> farInterfaces() const;

    /// Asked again and again during apply(): once it says yes, what did not start yet fails and
    /// wires are left out. A stop() is to follow.
    void giveUpWhen(std::function<bool()> asked);

    /// Returns the state of every device of the topology that was applied last.
    std::map<ElementId, ElementStatus> status() const;
    /// The connections that carry frames now.
    std::set<ConnectionId> wires() const;
    /// Describes the effects of their emulation that this kernel does not support.
    std::map<ConnectionId, std::string> linkProblems() const;
    std::map<ConnectionId, WireCounts> statistics() const;

private:
    class Fabric;
    std::unique_ptr<Fabric> m_fabric;
};

} // namespace tomato::lab
