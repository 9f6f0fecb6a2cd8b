// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/traffic/trafficcontrol.h"

#include "app/base/linkqueue.h"
#include "app/lab/netlink/traffic/tcmessage.h"

#include <linux/if_ether.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <sys/utsname.h>

#include <arpa/inet.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <limits>
#include <vector>

namespace tomato::lab {

using topology::LinkDirection;

namespace {

// A wire that was limited and is not any more: no queue may be thrown away with its frames.
constexpr double Unlimited = 12.5e9; // bytes per second
/// TCA_NETEM_PRNG_SEED, which older headers do not have. A kernel that does not know it ignores it.
constexpr int EmulatorSeed = 14;
/// netem takes a frame from its sender only where it delays, and the bandwidth is behind it: so it
/// delays by the least that there is where frames may wait for that.
constexpr std::uint64_t MinDelay = 1; // nanoseconds
// The handle of netem or of a limit alone, of the limit behind netem, and that one's parent.
constexpr std::uint32_t RootHandle = 0x00010000;
constexpr std::uint32_t LimitHandle = 0x00020000;
constexpr std::uint32_t BehindEmulator = RootHandle | 1;
/// The handle of the classes in front of them. What is said to be of the handle itself is in no
/// class, and goes past them; all else is in one, and comes to netem or the limit.
constexpr std::uint32_t ClassesHandle = AheadOfDelay;
constexpr std::uint32_t EmulatedClass = ThroughDelay;

double bytesPerSecond(const LinkDirection &direction)
{
    return direction.kilobitsPerSecond > 0 ? direction.kilobitsPerSecond * 125 : Unlimited;
}

std::uint32_t bounded(double value)
{
    constexpr double Max = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::clamp(value, 0.0, Max));
}

std::uint32_t chance(double percent)
{
    return bounded(std::round(percent / 100 * std::numeric_limits<std::uint32_t>::max()));
}

void putTokenBucket(nl_msg *message, const LinkDirection &direction, unsigned largestFrame)
{
    const double rate = bytesPerSecond(direction);
    const LinkQueue queue = LinkQueue::behind(rate, largestFrame);
    tc_tbf_qopt options{};
    options.rate.rate = bounded(std::round(rate));
    options.rate.linklayer = TC_LINKLAYER_ETHERNET;
    options.limit = queue.limit;
    nlattr *nest = nla_nest_start(message, TCA_OPTIONS);
    nla_put(message, TCA_TBF_PARMS, sizeof options, &options);
    nla_put_u32(message, TCA_TBF_BURST, queue.burst);
    if (rate > std::numeric_limits<std::uint32_t>::max())
        nla_put_u64(message, TCA_TBF_RATE64, static_cast<std::uint64_t>(rate));
    nla_nest_end(message, nest);
}

/// The uniform distribution as a table, in netem's scale. A queue that had another one keeps that
/// until it is given a new one.
std::vector<std::int16_t> uniformTable()
{
    constexpr int Scale = 8192; // NETEM_DIST_SCALE
    constexpr int Step = 4;
    std::vector<std::int16_t> table;
    for (int value = -Scale; value < Scale; value += Step)
        table.push_back(static_cast<std::int16_t>(value));
    return table;
}

/// The table of a distribution that comes with iproute2; empty where that is not there.
std::vector<std::int16_t> distributionTable(const QString &name)
{
    if (name == QLatin1String("uniform"))
        return uniformTable();
    std::vector<std::int16_t> table;
    std::ifstream file("/usr/lib/tc/" + name.toStdString() + ".dist");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#'))
            continue;
        for (std::size_t at = 0;
             (at = line.find_first_of("-0123456789", at)) != std::string::npos;) {
            table.push_back(static_cast<std::int16_t>(std::strtol(line.c_str() + at, nullptr, 10)));
            at = std::min(line.size(), line.find_first_not_of("-0123456789", at));
        }
    }
    return table;
}

/// Sets all effects but the bandwidth: netem could limit it, but counts waiting frames. If there
/// were room for enough small frames, as many large ones would wait for seconds.
void putEmulator(nl_msg *message, const LinkDirection &direction,
                 const std::vector<std::int16_t> &distribution)
{
    const double rate = bytesPerSecond(direction);
    const double delay = (direction.delayMilliseconds + direction.jitterMilliseconds) / 1000;
    tc_netem_qopt options{};
    options.limit = LinkQueue::mostFrames(rate, delay);
    options.loss = chance(direction.lossPercent);
    options.duplicate = chance(direction.duplicatePercent);
    // Each frame may be reordered, not only each n-th one; none is where none waits.
    const bool reorders = direction.reorders();
    options.gap = reorders ? 1 : 0;
    nlattr *place = nla_reserve(message, TCA_OPTIONS, sizeof options);
    std::memcpy(nla_data(place), &options, sizeof options);
    const auto nanoseconds = [](double milliseconds) {
        return static_cast<std::uint64_t>(std::llround(milliseconds * 1e6));
    };
    const std::uint64_t latency = nanoseconds(direction.delayMilliseconds);
    nla_put_u64(message, TCA_NETEM_LATENCY64,
                direction.kilobitsPerSecond > 0 ? std::max(latency, MinDelay) : latency);
    nla_put_u64(message, TCA_NETEM_JITTER64, nanoseconds(direction.jitterMilliseconds));
    const tc_netem_corrupt corrupt{chance(direction.corruptPercent), 0};
    nla_put(message, TCA_NETEM_CORRUPT, sizeof corrupt, &corrupt);
    const tc_netem_reorder reorder{reorders ? chance(direction.reorderPercent) : 0, 0};
    nla_put(message, TCA_NETEM_REORDER, sizeof reorder, &reorder);
    if (direction.seed)
        nla_put_u64(message, EmulatorSeed, *direction.seed);
    if (!distribution.empty())
        nla_put(message, TCA_NETEM_DELAY_DIST,
                static_cast<int>(distribution.size() * sizeof distribution[0]),
                distribution.data());
    // The attributes stand inside, behind the fixed part.
    place->nla_len = static_cast<std::uint16_t>(
        static_cast<char *>(nlmsg_tail(nlmsg_hdr(message))) - reinterpret_cast<char *>(place));
}

void putClasses(nl_msg *message)
{
    constexpr std::uint32_t Version = 3;
    constexpr std::uint32_t Usual = 10;
    tc_htb_glob options{};
    options.version = Version;
    options.rate2quantum = Usual;
    options.defcls = TC_H_MIN(EmulatedClass);
    nlattr *nest = nla_nest_start(message, TCA_OPTIONS);
    nla_put(message, TCA_HTB_INIT, sizeof options, &options);
    nla_nest_end(message, nest);
}

/// The class itself limits nothing.
void putEmulatedClass(nl_msg *message)
{
    tc_htb_opt options{};
    options.rate.rate = options.ceil.rate = bounded(Unlimited);
    options.rate.linklayer = options.ceil.linklayer = TC_LINKLAYER_ETHERNET;
    options.buffer = options.cbuffer = std::numeric_limits<std::uint32_t>::max();
    options.quantum = std::numeric_limits<std::uint16_t>::max();
    const auto rate = static_cast<std::uint64_t>(Unlimited);
    nlattr *nest = nla_nest_start(message, TCA_OPTIONS);
    nla_put(message, TCA_HTB_PARMS, sizeof options, &options);
    nla_put_u64(message, TCA_HTB_RATE64, rate);
    nla_put_u64(message, TCA_HTB_CEIL64, rate);
    nla_nest_end(message, nest);
}

/// A program that takes the place of another one does so between two frames.
Result<> setPassing(NetlinkSocket &socket, int device, const std::vector<sock_filter> &passing,
                    const std::string &what)
{
    constexpr std::uint32_t Priority = 1;
    constexpr std::uint32_t Handle = 1;
    const bool isRemoved = passing.empty();
    TcMessage filter = makeTcMessage(
        isRemoved ? RTM_DELTFILTER : RTM_NEWTFILTER, isRemoved ? 0 : NLM_F_CREATE,
        tcHeader(device, ClassesHandle, Handle, TC_H_MAKE(Priority << 16, htons(ETH_P_ALL))),
        "bpf");
    if (filter != nullptr && !isRemoved) {
        nlattr *nest = nla_nest_start(filter.get(), TCA_OPTIONS);
        putProgram(filter.get(), passing);
        nla_put_u32(filter.get(), TCA_BPF_CLASSID, ClassesHandle);
        nla_nest_end(filter.get(), nest);
    }
    const auto sent = sendTcMessage(socket, std::move(filter), what);
    // There may be none to remove.
    return isRemoved ? Result<>() : sent;
}

Result<> addClasses(NetlinkSocket &socket, int device, const std::vector<sock_filter> &passing,
                    const std::string &what)
{
    const tcmsg root = tcHeader(device, TC_H_ROOT, ClassesHandle);
    // This changes nothing, and is refused where they are not there yet.
    if (!sendTcMessage(socket, makeTcMessage(RTM_NEWQDISC, 0, root, "htb"), what)) {
        TcMessage classes = makeTcMessage(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE, root, "htb");
        if (classes != nullptr)
            putClasses(classes.get());
        if (const auto sent = sendTcMessage(socket, std::move(classes), what); !sent)
            return sent;
    }
    if (const auto set = setPassing(socket, device, passing, what); !set)
        return set;
    TcMessage emulated = makeTcMessage(RTM_NEWTCLASS, NLM_F_CREATE | NLM_F_REPLACE,
                                       tcHeader(device, ClassesHandle, EmulatedClass), "htb");
    if (emulated != nullptr)
        putEmulatedClass(emulated.get());
    return sendTcMessage(socket, std::move(emulated), what);
}

} // namespace

bool isPassable(Shaper shaper)
{
    return shaper == Shaper::PassableBucket || shaper == Shaper::PassableEmulator;
}

bool emulates(Shaper shaper)
{
    return shaper == Shaper::NetworkEmulator || shaper == Shaper::PassableEmulator;
}

QueuePlace limitOf(Shaper shaper)
{
    if (emulates(shaper))
        return {BehindEmulator, LimitHandle};
    return {isPassable(shaper) ? EmulatedClass : TC_H_ROOT, RootHandle};
}

Result<> shapeFrames(NetlinkSocket &socket, int device, Shaper shaper,
                     const LinkDirection &direction, unsigned largestFrame,
                     const std::vector<sock_filter> &passing)
{
    std::vector<std::int16_t> distribution;
    if (emulates(shaper) && direction.jitterMilliseconds > 0) {
        distribution = distributionTable(direction.distribution);
        if (distribution.empty())
            return failure("there is no table of the distribution '" +
                           direction.distribution.toStdString() +
                           "' in /usr/lib/tc: it comes with the package iproute2");
    }
    const std::string what = "shape the frames of device " + std::to_string(device);
    if (isPassable(shaper)) {
        if (const auto added = addClasses(socket, device, passing, what); !added)
            return added;
    }
    if (emulates(shaper)) {
        const std::uint32_t parent = isPassable(shaper) ? EmulatedClass : TC_H_ROOT;
        TcMessage emulator = makeTcMessage(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE,
                                           tcHeader(device, parent, RootHandle), "netem");
        if (emulator != nullptr)
            putEmulator(emulator.get(), direction, distribution);
        if (const auto sent = sendTcMessage(socket, std::move(emulator), what); !sent)
            return sent;
    }
    const QueuePlace place = limitOf(shaper);
    TcMessage limit = makeTcMessage(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE,
                                    tcHeader(device, place.parent, place.handle), "tbf");
    if (limit != nullptr)
        putTokenBucket(limit.get(), direction, largestFrame);
    return sendTcMessage(socket, std::move(limit), what);
}

bool seedsEmulator()
{
    utsname kernel{};
    int major = 0;
    int minor = 0;
    return uname(&kernel) == 0 && std::sscanf(kernel.release, "%d.%d", &major, &minor) == 2 &&
           (major > 6 || (major == 6 && minor >= 6));
}

Result<> stopShaping(NetlinkSocket &socket, int device)
{
    TcMessage message(nlmsg_alloc_simple(RTM_DELQDISC, 0), nlmsg_free);
    tcmsg which = tcHeader(device, TC_H_ROOT, 0);
    if (message != nullptr && nlmsg_append(message.get(), &which, sizeof which, NLMSG_ALIGNTO) < 0)
        message.reset();
    return sendTcMessage(socket, std::move(message),
                         "stop shaping the frames of device " + std::to_string(device));
}

} // namespace tomato::lab
