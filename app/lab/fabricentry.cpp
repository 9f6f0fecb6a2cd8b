// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/systemfailure.h"
#include "app/base/systemwords.h"
#include "app/lab/fabricids.h"
#include "app/lab/lab.h"
#include "app/lab/netlink/links.h"
#include "app/lab/netlink/sysctl.h"
#include "app/lab/refusal.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace tomato::lab {

namespace {

/// The refused step, and what to set on this machine if a setting is known to forbid it.
tl::unexpected<Error> refusal(const std::string &step, int number)
{
    std::string text = "cannot " + step + ": " + systemWords(number);
    if (const std::string advice = whatToSet(); !advice.empty())
        text += " (" + advice + ")";
    else if (number == ENOSPC)
        text += " (too many namespaces: see the sysctls user.max_user_namespaces, "
                "user.max_net_namespaces and user.max_mnt_namespaces)";
    return failure(text);
}

bool hasSecondThread()
{
    std::error_code ignored;
    std::filesystem::directory_iterator threads("/proc/self/task", ignored);
    return std::distance(threads, std::filesystem::directory_iterator()) > 1;
}

/// The fabric adds no frame of its own: its ports get no IPv6 address.
Result<> prepareNetwork()
{
    if (hasIpv6()) {
        for (const char *devices : {"all", "default"}) {
            const auto written =
                writeSysctl(std::string("net/ipv6/conf/") + devices + "/disable_ipv6", "1");
            if (!written)
                return written;
        }
    }
    auto socket = NetlinkSocket::open();
    if (!socket)
        return passOn(socket);
    return setLinkUp(*socket, LoopbackIndex, true);
}

/// All elements together leave half of the user's inotify instances, of which desktops and editors
/// need many; see elementspaces.cpp for what each of them may take.
Result<> limitWatches()
{
    std::ifstream file("/proc/sys/fs/inotify/max_user_instances");
    int all = 0;
    if (!(file >> all))
        return {}; // a kernel without
    return writeSysctl("user/max_inotify_instances", std::to_string(std::max(all / 2, 1)));
}

/// Limits all elements together to half of what the kernel counts for a user: it compares the count
/// with the limit of the user who made a namespace. setrlimit(2), user_namespaces(7).
Result<> leaveHalf()
{
    for (const auto resource : {RLIMIT_NPROC, RLIMIT_SIGPENDING, RLIMIT_MSGQUEUE, RLIMIT_MEMLOCK}) {
        rlimit limits{};
        if (getrlimit(resource, &limits) != 0)
            return systemFailure("read limits");
        if (limits.rlim_cur == RLIM_INFINITY)
            continue;
        limits.rlim_cur /= 2;
        if (setrlimit(resource, &limits) != 0)
            return systemFailure("lower limits");
    }
    return {};
}

} // namespace

Result<> enterFabric()
{
    if (hasSecondThread())
        return failure("cannot enter the fabric: this process has more than one thread");
    auto numbers = FabricIds::choose();
    if (!numbers)
        return passOn(numbers);
    if (const auto left = leaveHalf(); !left)
        return left;
    // The host name's namespace too: else there is no way back from a visit to an element's.
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS) != 0)
        return refusal("make user, mount, network and UTS namespaces", errno);
    // Otherwise /proc/self belongs to the machine's root, and nobody may enter by /proc/PID/ns.
    if (prctl(PR_SET_DUMPABLE, 1) != 0)
        return refusal("make the process dumpable", errno);
    if (const auto mapped = numbers->map(); !mapped)
        return refusal(mapped.error().text(), errno);
    if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return refusal("make the mounts private", errno);
    if (const auto limited = limitWatches(); !limited)
        return limited;
    return prepareNetwork();
}

} // namespace tomato::lab
