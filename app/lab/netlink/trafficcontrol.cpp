// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/trafficcontrol.h"

#include "app/base/linkqueue.h"
#include "app/lab/netlink/tcmessage.h"

#include <linux/pkt_sched.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <sys/utsname.h>

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
// Of the queue in front of netem: frames go ahead through its first band, through its second to
// netem.
constexpr std::uint32_t BandsHandle = AheadOfDelay & TC_H_MAJ_MASK;
constexpr std::uint32_t DelayedBand = BandsHandle | 2;

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

/// Whatever priority a frame has else, it is delayed.
void putBands(nl_msg *message)
{
    tc_prio_qopt options{};
    options.bands = 2;
    std::fill(std::begin(options.priomap), std::end(options.priomap), std::uint8_t{1});
    nla_put(message, TCA_OPTIONS, sizeof options, &options);
}

} // namespace

Result<> shapeFrames(NetlinkSocket &socket, int device, Shaper shaper,
                     const LinkDirection &direction, unsigned largestFrame)
{
    const bool emulates = shaper != Shaper::TokenBucket;
    const bool isPassable = shaper == Shaper::PassableEmulator;
    std::vector<std::int16_t> distribution;
    if (emulates && direction.jitterMilliseconds > 0) {
        distribution = distributionTable(direction.distribution);
        if (distribution.empty())
            return failure("there is no table of the distribution '" +
                           direction.distribution.toStdString() +
                           "' in /usr/lib/tc: it comes with the package iproute2");
    }
    const std::string what = "shape the frames of device " + std::to_string(device);
    if (isPassable) {
        TcMessage bands = makeTcMessage(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE,
                                        tcHeader(device, TC_H_ROOT, BandsHandle), "prio");
        if (bands != nullptr)
            putBands(bands.get());
        if (const auto sent = sendTcMessage(socket, std::move(bands), what); !sent)
            return sent;
    }
    if (emulates) {
        TcMessage emulator = makeTcMessage(
            RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE,
            tcHeader(device, isPassable ? DelayedBand : TC_H_ROOT, RootHandle), "netem");
        if (emulator != nullptr)
            putEmulator(emulator.get(), direction, distribution);
        if (const auto sent = sendTcMessage(socket, std::move(emulator), what); !sent)
            return sent;
    }
    TcMessage limit = makeTcMessage(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE,
                                    emulates ? tcHeader(device, BehindEmulator, LimitHandle)
                                             : tcHeader(device, TC_H_ROOT, RootHandle),
                                    "tbf");
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
