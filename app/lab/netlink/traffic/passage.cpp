// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/traffic/passage.h"

#include "app/lab/netlink/traffic/tcmessage.h"

#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/tc_act/tc_mirred.h>
#include <netlink/attr.h>

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace tomato::lab {

namespace {

constexpr std::uint32_t Ingress = TC_H_MAKE(TC_H_CLSACT, TC_H_MIN_INGRESS);

std::uint32_t filterInfo(unsigned priority)
{
    return TC_H_MAKE(priority << 16, htons(ETH_P_ALL));
}

/// The copy of a mirrored frame has no owner. The frame itself ends here as one that was taken, not
/// as one that was dropped: the device's counters count the same either way.
void putCrossing(nl_msg *message, int attribute, int to, bool disowns)
{
    tc_mirred crossing{};
    crossing.action = TC_ACT_STOLEN;
    crossing.eaction = disowns ? TCA_EGRESS_MIRROR : TCA_EGRESS_REDIR;
    crossing.ifindex = static_cast<std::uint32_t>(to);
    nlattr *actions = nla_nest_start(message, attribute);
    nlattr *first = nla_nest_start(message, 1);
    nla_put_string(message, TCA_ACT_KIND, "mirred");
    nlattr *options = nla_nest_start(message, TCA_ACT_OPTIONS);
    nla_put(message, TCA_MIRRED_PARMS, sizeof crossing, &crossing);
    nla_nest_end(message, options);
    nla_nest_end(message, first);
    nla_nest_end(message, actions);
}

/// A key with an empty mask matches each frame that has the key's four bytes, so it is put where
/// the Ethernet header is: see redirectFrames().
void putEachFrame(nl_msg *message, int to, bool disowns)
{
    std::array<char, sizeof(tc_u32_sel) + sizeof(tc_u32_key)> selector{};
    tc_u32_sel head{};
    head.flags = TC_U32_TERMINAL;
    head.nkeys = 1;
    tc_u32_key key{};
    key.off = -ETH_HLEN;
    std::memcpy(selector.data(), &head, sizeof head);
    std::memcpy(selector.data() + sizeof head, &key, sizeof key);
    nla_put(message, TCA_U32_SEL, selector.size(), selector.data());
    putCrossing(message, TCA_U32_ACT, to, disowns);
}

/// The frames that the program does not take match no filter: they go on to passByNumber().
void putSomeFrames(nl_msg *message, int to, bool disowns, const std::vector<sock_filter> &program)
{
    putCrossing(message, TCA_BPF_ACT, to, disowns);
    putProgram(message, program);
}

/// Lets the program decide what happens to a frame. A frame that only came to no filter would end
/// like one of a protocol that nobody listens for, which counts as dropped by its device.
void putVerdicts(nl_msg *message, const std::vector<sock_filter> &program)
{
    putProgram(message, program);
    nla_put_u32(message, TCA_BPF_FLAGS, TCA_BPF_FLAG_ACT_DIRECT);
}

std::vector<sock_filter> everyFrameProgram()
{
    return {BPF_STMT(BPF_RET | BPF_K, 0xffffffffU)};
}

/// A number by chance, and whether it is one of those that lose a frame; other frames go on to the
/// next filter.
std::vector<sock_filter> chanceProgram(double lossPercent)
{
    constexpr double Max = std::numeric_limits<std::uint32_t>::max();
    constexpr auto Next = static_cast<std::uint32_t>(TC_ACT_UNSPEC);
    const auto threshold =
        static_cast<std::uint32_t>(std::clamp(std::round(lossPercent / 100 * Max), 0.0, Max));
    return {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_RANDOM)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, threshold, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, lossPercent >= 100 ? std::uint32_t{TC_ACT_SHOT} : Next),
        BPF_STMT(BPF_RET | BPF_K, TC_ACT_SHOT),
    };
}

template <typename PutOptions>
Result<> addFilter(NetlinkSocket &socket, int from, unsigned priority, const char *kind,
                   PutOptions putOptions)
{
    TcMessage message = makeTcMessage(RTM_NEWTFILTER, NLM_F_CREATE | NLM_F_EXCL,
                                      tcHeader(from, Ingress, 0, filterInfo(priority)), kind);
    if (message != nullptr) {
        nlattr *options = nla_nest_start(message.get(), TCA_OPTIONS);
        putOptions(message.get());
        nla_nest_end(message.get(), options);
    }
    return sendTcMessage(socket, std::move(message),
                         "pass on the frames of device " + std::to_string(from));
}

} // namespace

Result<> passFrames(NetlinkSocket &socket, int from, int to, unsigned priority,
                    const Passage &passage, const PassagePrograms &programs)
{
    // It comes first, so that at no moment something happens to a frame that it takes.
    if (!programs.plain.empty()) {
        const auto passing = addFilter(socket, from, priority - 1, "bpf", [&](nl_msg *message) {
            putSomeFrames(message, to, false, programs.plain);
        });
        if (!passing || !passage.passesRest())
            return passing;
    }
    const std::vector<sock_filter> &others = programs.others;
    if (!others.empty())
        return addFilter(socket, from, priority, "bpf", [&](nl_msg *message) {
            putSomeFrames(message, to, passage.disowns, others);
        });
    if (passage.lossPercent <= 0)
        return addFilter(socket, from, priority, "u32",
                         [&](nl_msg *message) { putEachFrame(message, to, passage.disowns); });
    const auto passing = addFilter(socket, from, priority, "bpf", [&](nl_msg *message) {
        putSomeFrames(message, to, passage.disowns, everyFrameProgram());
    });
    if (!passing)
        return passing;
    // Among filters of one priority the one that was added last comes first.
    return addFilter(socket, from, priority, "bpf", [&](nl_msg *message) {
        putVerdicts(message, chanceProgram(passage.lossPercent));
    });
}

namespace {

Result<> removeFilter(NetlinkSocket &socket, int from, unsigned priority)
{
    // Without a kind the message removes all filters of this priority.
    TcMessage message(nlmsg_alloc_simple(RTM_DELTFILTER, 0), nlmsg_free);
    tcmsg which = tcHeader(from, Ingress, 0, filterInfo(priority));
    if (message != nullptr && nlmsg_append(message.get(), &which, sizeof which, NLMSG_ALIGNTO) < 0)
        message.reset();
    return sendTcMessage(socket, std::move(message),
                         "remove a filter of device " + std::to_string(from));
}

} // namespace

Result<> stopPassing(NetlinkSocket &socket, int from, unsigned priority, const Passage &passage)
{
    if (passage.passesRest()) {
        if (const auto removed = removeFilter(socket, from, priority); !removed)
            return removed;
    }
    return passage.aim.empty() ? Result<>() : removeFilter(socket, from, priority - 1);
}

} // namespace tomato::lab
