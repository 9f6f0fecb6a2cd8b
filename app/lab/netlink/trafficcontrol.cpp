// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/trafficcontrol.h"

#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/tc_act/tc_mirred.h>
#include <netlink/attr.h>
#include <netlink/msg.h>

#include <arpa/inet.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <vector>

namespace tomato::lab {

using topology::LinkDirection;

namespace {

// A wire that was limited and is not any more: no queue may be thrown away with its frames.
constexpr double Unlimited = 12.5e9; // bytes per second
// These give the most that may be sent at once, and the most that may wait.
constexpr double BurstSeconds = 0.002;
constexpr double QueueSeconds = 0.1;
constexpr unsigned MinWaiting = 10;
constexpr unsigned EthernetOverhead = 22; // header, two VLAN tags
constexpr std::uint32_t RootHandle = 0x00010000;
// These are the handle of the queue behind netem, and its parent.
constexpr std::uint32_t LimitHandle = 0x00020000;
constexpr std::uint32_t BehindEmulator = RootHandle | 1;

using Message = std::unique_ptr<nl_msg, decltype(&nlmsg_free)>;

Message makeMessage(int type, int flags, const tcmsg &header, const char *kind)
{
    // The usual size, a page, holds no table of a distribution.
    constexpr std::size_t Room = 65'536;
    Message message(nlmsg_alloc_size(Room), nlmsg_free);
    if (message != nullptr &&
        nlmsg_put(message.get(), NL_AUTO_PORT, NL_AUTO_SEQ, type, 0, flags) == nullptr)
        message.reset();
    if (message != nullptr && (nlmsg_append(message.get(), const_cast<tcmsg *>(&header),
                                            sizeof header, NLMSG_ALIGNTO) < 0 ||
                               nla_put_string(message.get(), TCA_KIND, kind) < 0))
        message.reset();
    return message;
}

Result<> sendChange(NetlinkSocket &socket, Message message, const std::string &what)
{
    if (message == nullptr)
        return failure("cannot " + what + ": out of memory");
    return socket.result(nl_send_sync(socket.handle(), message.release()), what);
}

tcmsg header(int device, std::uint32_t parent, std::uint32_t handle, std::uint32_t info = 0)
{
    tcmsg message{};
    message.tcm_family = AF_UNSPEC;
    message.tcm_ifindex = device;
    message.tcm_parent = parent;
    message.tcm_handle = handle;
    message.tcm_info = info;
    return message;
}

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
    const double frame = largestFrame + EthernetOverhead;
    const double burst = std::max(frame, rate * BurstSeconds);
    tc_tbf_qopt options{};
    options.rate.rate = bounded(std::round(rate));
    options.rate.linklayer = TC_LINKLAYER_ETHERNET;
    options.limit = bounded(burst + std::max(rate * QueueSeconds, frame * MinWaiting));
    nlattr *nest = nla_nest_start(message, TCA_OPTIONS);
    nla_put(message, TCA_TBF_PARMS, sizeof options, &options);
    nla_put_u32(message, TCA_TBF_BURST, bounded(burst));
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
    const double seconds =
        QueueSeconds + (direction.delayMilliseconds + direction.jitterMilliseconds) / 1000;
    tc_netem_qopt options{};
    // Frames, of the smallest size.
    options.limit = bounded(std::clamp(rate * seconds / 64, 1000.0, 200'000.0));
    options.loss = chance(direction.lossPercent);
    options.duplicate = chance(direction.duplicatePercent);
    // Each frame may be reordered, not only each n-th one; none is where none waits.
    const bool reorders = direction.reorderPercent > 0 && direction.delayMilliseconds > 0;
    options.gap = reorders ? 1 : 0;
    nlattr *place = nla_reserve(message, TCA_OPTIONS, sizeof options);
    std::memcpy(nla_data(place), &options, sizeof options);
    const auto nanoseconds = [](double milliseconds) {
        return static_cast<std::uint64_t>(std::llround(milliseconds * 1e6));
    };
    nla_put_u64(message, TCA_NETEM_LATENCY64, nanoseconds(direction.delayMilliseconds));
    nla_put_u64(message, TCA_NETEM_JITTER64, nanoseconds(direction.jitterMilliseconds));
    const tc_netem_corrupt corrupt{chance(direction.corruptPercent), 0};
    nla_put(message, TCA_NETEM_CORRUPT, sizeof corrupt, &corrupt);
    const tc_netem_reorder reorder{reorders ? chance(direction.reorderPercent) : 0, 0};
    nla_put(message, TCA_NETEM_REORDER, sizeof reorder, &reorder);
    if (!distribution.empty())
        nla_put(message, TCA_NETEM_DELAY_DIST,
                static_cast<int>(distribution.size() * sizeof distribution[0]),
                distribution.data());
    // The attributes stand inside, behind the fixed part.
    place->nla_len = static_cast<std::uint16_t>(
        static_cast<char *>(nlmsg_tail(nlmsg_hdr(message))) - reinterpret_cast<char *>(place));
}

void putRedirection(nl_msg *message, int to)
{
    tc_mirred redirection{};
    redirection.action = TC_ACT_STOLEN;
    redirection.eaction = TCA_EGRESS_REDIR;
    redirection.ifindex = static_cast<std::uint32_t>(to);
    nlattr *actions = nla_nest_start(message, TCA_BPF_ACT);
    nlattr *first = nla_nest_start(message, 1);
    nla_put_string(message, TCA_ACT_KIND, "mirred");
    nlattr *options = nla_nest_start(message, TCA_ACT_OPTIONS);
    nla_put(message, TCA_MIRRED_PARMS, sizeof redirection, &redirection);
    nla_nest_end(message, options);
    nla_nest_end(message, first);
    nla_nest_end(message, actions);
}

std::uint32_t filterInfo(unsigned priority)
{
    return TC_H_MAKE(priority << 16, htons(ETH_P_ALL));
}

constexpr std::uint32_t Ingress = TC_H_MAKE(TC_H_CLSACT, TC_H_MIN_INGRESS);

} // namespace

Result<> shapeFrames(NetlinkSocket &socket, int device, Shaper shaper,
                     const LinkDirection &direction, unsigned largestFrame)
{
    const bool emulates = shaper == Shaper::NetworkEmulator;
    std::vector<std::int16_t> distribution;
    if (emulates && direction.jitterMilliseconds > 0) {
        distribution = distributionTable(direction.distribution);
        if (distribution.empty())
            return failure("there is no table of the distribution '" +
                           direction.distribution.toStdString() +
                           "' in /usr/lib/tc: it comes with the package iproute2");
    }
    const std::string what = "shape the frames of device " + std::to_string(device);
    if (emulates) {
        Message emulator = makeMessage(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE,
                                       header(device, TC_H_ROOT, RootHandle), "netem");
        if (emulator != nullptr)
            putEmulator(emulator.get(), direction, distribution);
        if (const auto sent = sendChange(socket, std::move(emulator), what); !sent)
            return sent;
    }
    Message limit = makeMessage(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE,
                                emulates ? header(device, BehindEmulator, LimitHandle)
                                         : header(device, TC_H_ROOT, RootHandle),
                                "tbf");
    if (limit != nullptr)
        putTokenBucket(limit.get(), direction, largestFrame);
    return sendChange(socket, std::move(limit), what);
}

Result<> stopShaping(NetlinkSocket &socket, int device)
{
    Message message(nlmsg_alloc_simple(RTM_DELQDISC, 0), nlmsg_free);
    tcmsg which = header(device, TC_H_ROOT, 0);
    if (message != nullptr && nlmsg_append(message.get(), &which, sizeof which, NLMSG_ALIGNTO) < 0)
        message.reset();
    return sendChange(socket, std::move(message),
                      "stop shaping the frames of device " + std::to_string(device));
}

Result<> redirectSome(NetlinkSocket &socket, int from, int to, unsigned priority,
                      double lossPercent)
{
    // A number by chance, and whether it is one of those that let a frame pass. Others match no
    // filter and end here: nobody listens at a port.
    const std::uint32_t threshold = chance(lossPercent);
    const std::array<sock_filter, 4> program = {{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_RANDOM)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, threshold, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, lossPercent >= 100 ? 0U : 0xffffffffU),
        BPF_STMT(BPF_RET | BPF_K, 0),
    }};
    Message message = makeMessage(RTM_NEWTFILTER, NLM_F_CREATE | NLM_F_EXCL,
                                  header(from, Ingress, 0, filterInfo(priority)), "bpf");
    if (message != nullptr) {
        nlattr *options = nla_nest_start(message.get(), TCA_OPTIONS);
        putRedirection(message.get(), to);
        nla_put_u16(message.get(), TCA_BPF_OPS_LEN, static_cast<std::uint16_t>(program.size()));
        nla_put(message.get(), TCA_BPF_OPS, sizeof program, program.data());
        nla_nest_end(message.get(), options);
    }
    return sendChange(socket, std::move(message), "lose frames of device " + std::to_string(from));
}

Result<> removeFilter(NetlinkSocket &socket, int from, unsigned priority)
{
    // Without a kind the message removes all filters of this priority.
    Message message(nlmsg_alloc_simple(RTM_DELTFILTER, 0), nlmsg_free);
    tcmsg which = header(from, Ingress, 0, filterInfo(priority));
    if (message != nullptr && nlmsg_append(message.get(), &which, sizeof which, NLMSG_ALIGNTO) < 0)
        message.reset();
    return sendChange(socket, std::move(message),
                      "remove a filter of device " + std::to_string(from));
}

} // namespace tomato::lab
