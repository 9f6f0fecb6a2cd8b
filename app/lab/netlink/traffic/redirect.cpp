// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/traffic/redirect.h"

#include <linux/if_ether.h>
#include <linux/pkt_sched.h>
#include <linux/tc_act/tc_mirred.h>
#include <netlink/route/act/mirred.h>
#include <netlink/route/action.h>
#include <netlink/route/classifier.h>
#include <netlink/route/cls/u32.h>
#include <netlink/route/qdisc.h>
#include <netlink/route/tc.h>

#include <arpa/inet.h>

#include <algorithm>
#include <span>

namespace tomato::lab {

namespace {

using Qdisc = std::unique_ptr<rtnl_qdisc, decltype(&rtnl_qdisc_put)>;
using Filter = std::unique_ptr<rtnl_cls, decltype(&rtnl_cls_put)>;
using Action = std::unique_ptr<rtnl_act, decltype(&rtnl_act_put)>;

Qdisc makeClsact(int index)
{
    Qdisc qdisc(rtnl_qdisc_alloc(), rtnl_qdisc_put);
    rtnl_tc_set_ifindex(TC_CAST(qdisc.get()), index);
    rtnl_tc_set_parent(TC_CAST(qdisc.get()), TC_H_CLSACT);
    rtnl_tc_set_handle(TC_CAST(qdisc.get()), TC_H_MAKE(TC_H_CLSACT, 0));
    rtnl_tc_set_kind(TC_CAST(qdisc.get()), "clsact");
    return qdisc;
}

Action makeMirred(int to, int how, int then)
{
    Action action(rtnl_act_alloc(), rtnl_act_put);
    rtnl_tc_set_kind(TC_CAST(action.get()), "mirred");
    rtnl_mirred_set_action(action.get(), how);
    rtnl_mirred_set_policy(action.get(), then);
    rtnl_mirred_set_ifindex(action.get(), static_cast<std::uint32_t>(to));
    return action;
}

/// The filter is of the kind u32, because matchall is not in every kernel. Offsets of its keys
/// count from behind the Ethernet header.
Filter makeFilter(int from, std::uint16_t priority)
{
    Filter filter(rtnl_cls_alloc(), rtnl_cls_put);
    rtnl_tc_set_ifindex(TC_CAST(filter.get()), from);
    rtnl_tc_set_parent(TC_CAST(filter.get()), TC_H_MAKE(TC_H_CLSACT, TC_H_MIN_INGRESS));
    rtnl_tc_set_kind(TC_CAST(filter.get()), "u32");
    rtnl_cls_set_protocol(filter.get(), ETH_P_ALL);
    rtnl_cls_set_prio(filter.get(), priority);
    rtnl_u32_set_cls_terminal(filter.get());
    return filter;
}

Result<> addClsact(NetlinkSocket &socket, int index)
{
    const Qdisc qdisc = makeClsact(index);
    return socket.result(rtnl_qdisc_add(socket.handle(), qdisc.get(), NLM_F_CREATE | NLM_F_EXCL),
                         "add clsact to device " + std::to_string(index));
}

/// A filter has at most this number of actions (TCA_ACT_MAX_PRIO in the kernel).
constexpr std::size_t MaxActions = 32;

Result<> mirrorPauseFrames(NetlinkSocket &socket, int from, std::uint16_t priority,
                           std::span<const int> others)
{
    const Filter filter = makeFilter(from, priority);
    rtnl_u32_add_key(filter.get(), htonl(0x0180c200), htonl(0xffffffff), -ETH_HLEN, 0);
    rtnl_u32_add_key(filter.get(), htonl(0x00010000), htonl(0xffff0000), 4 - ETH_HLEN, 0);
    for (const int to : others) {
        // After the last one the frame goes on to the next filter.
        const bool isLast = to == others.back();
        const Action action =
            makeMirred(to, TCA_EGRESS_MIRROR, isLast ? TC_ACT_UNSPEC : TC_ACT_PIPE);
        rtnl_u32_add_action(filter.get(), action.get());
    }
    return socket.result(rtnl_cls_add(socket.handle(), filter.get(), NLM_F_CREATE | NLM_F_EXCL),
                         "repeat the pause frames of device " + std::to_string(from));
}

} // namespace

Result<> redirectFrames(NetlinkSocket &socket, int from, int to)
{
    if (const auto added = addClsact(socket, from); !added)
        return added;
    const Action action = makeMirred(to, TCA_EGRESS_REDIR, TC_ACT_STOLEN);
    const Filter filter = makeFilter(from, RedirectPriority);
    // A key with an empty mask matches each frame that has the key's four bytes, so it is put where
    // the Ethernet header is.
    rtnl_u32_add_key(filter.get(), 0, 0, -ETH_HLEN, 0);
    rtnl_u32_add_action(filter.get(), action.get());
    return socket.result(rtnl_cls_add(socket.handle(), filter.get(), NLM_F_CREATE | NLM_F_EXCL),
                         "redirect the frames of device " + std::to_string(from));
}

Result<> repeatPauseFrames(NetlinkSocket &socket, const std::vector<int> &devices)
{
    for (const int from : devices) {
        std::vector<int> others = devices;
        std::erase(others, from);
        (void)stopRedirecting(socket, from); // of an earlier set of devices, if there was one
        if (const auto added = addClsact(socket, from); !added)
            return added;
        const std::span<const int> all(others);
        std::uint16_t priority = 1;
        for (std::size_t first = 0; first < all.size(); first += MaxActions) {
            const auto some = all.subspan(first, std::min(MaxActions, all.size() - first));
            if (const auto added = mirrorPauseFrames(socket, from, priority++, some); !added)
                return added;
        }
    }
    return {};
}

Result<> stopRedirecting(NetlinkSocket &socket, int from)
{
    const Qdisc qdisc = makeClsact(from);
    return socket.result(rtnl_qdisc_delete(socket.handle(), qdisc.get()),
                         "remove clsact from device " + std::to_string(from));
}

} // namespace tomato::lab
