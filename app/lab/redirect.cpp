// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/redirect.h"

#include <linux/if_ether.h>
#include <linux/pkt_sched.h>
#include <linux/tc_act/tc_mirred.h>
#include <netlink/route/act/mirred.h>
#include <netlink/route/action.h>
#include <netlink/route/classifier.h>
#include <netlink/route/cls/u32.h>
#include <netlink/route/qdisc.h>
#include <netlink/route/tc.h>

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

Action makeRedirect(int to)
{
    Action action(rtnl_act_alloc(), rtnl_act_put);
    rtnl_tc_set_kind(TC_CAST(action.get()), "mirred");
    rtnl_mirred_set_action(action.get(), TCA_EGRESS_REDIR);
    rtnl_mirred_set_policy(action.get(), TC_ACT_STOLEN);
    rtnl_mirred_set_ifindex(action.get(), static_cast<std::uint32_t>(to));
    return action;
}

/// u32, because matchall is not in every kernel: a key with an empty mask matches each frame that
/// has the key's four bytes, so it is put where the Ethernet header is (offsets count behind it).
Filter makeFilter(int from, rtnl_act *action)
{
    Filter filter(rtnl_cls_alloc(), rtnl_cls_put);
    rtnl_tc_set_ifindex(TC_CAST(filter.get()), from);
    rtnl_tc_set_parent(TC_CAST(filter.get()), TC_H_MAKE(TC_H_CLSACT, TC_H_MIN_INGRESS));
    rtnl_tc_set_kind(TC_CAST(filter.get()), "u32");
    rtnl_cls_set_protocol(filter.get(), ETH_P_ALL);
    rtnl_cls_set_prio(filter.get(), 1);
    rtnl_u32_add_key(filter.get(), 0, 0, -ETH_HLEN, 0);
    rtnl_u32_set_cls_terminal(filter.get());
    rtnl_u32_add_action(filter.get(), action);
    return filter;
}

} // namespace

Result<> redirectFrames(NetlinkSocket &socket, int from, int to)
{
    const std::string device = "device " + std::to_string(from);
    const Qdisc qdisc = makeClsact(from);
    const auto added =
        socket.result(rtnl_qdisc_add(socket.handle(), qdisc.get(), NLM_F_CREATE | NLM_F_EXCL),
                      "add clsact to " + device);
    if (!added)
        return added;
    const Action action = makeRedirect(to);
    const Filter filter = makeFilter(from, action.get());
    return socket.result(rtnl_cls_add(socket.handle(), filter.get(), NLM_F_CREATE | NLM_F_EXCL),
                         "redirect the frames of " + device);
}

Result<> stopRedirecting(NetlinkSocket &socket, int from)
{
    const Qdisc qdisc = makeClsact(from);
    return socket.result(rtnl_qdisc_delete(socket.handle(), qdisc.get()),
                         "remove clsact from device " + std::to_string(from));
}

} // namespace tomato::lab
