// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/congestioncontrol.h"

#include <linux/rtnetlink.h>
#include <netlink/handlers.h>
#include <netlink/msg.h>

#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <span>

namespace tomato::lab {

namespace {

using Bytes = std::vector<char>;

void add(Bytes &message, unsigned short type, std::span<const char> value)
{
    const rtattr head{static_cast<unsigned short>(RTA_LENGTH(value.size())), type};
    const auto *bytes = reinterpret_cast<const char *>(&head);
    message.insert(message.end(), bytes, bytes + sizeof head);
    message.insert(message.end(), value.begin(), value.end());
    message.resize(NLMSG_ALIGN(message.size()));
}

/// An attribute of a message of the kernel, as a copy.
struct Attribute
{
    unsigned short type = 0;
    Bytes value;
};

std::vector<Attribute> attributesIn(std::span<const char> bytes)
{
    std::vector<Attribute> attributes;
    while (bytes.size() >= sizeof(rtattr)) {
        rtattr head{};
        std::memcpy(&head, bytes.data(), sizeof head);
        if (head.rta_len < sizeof head || head.rta_len > bytes.size())
            break;
        const auto value = bytes.subspan(sizeof head, head.rta_len - sizeof head);
        attributes.push_back({static_cast<unsigned short>(head.rta_type & NLA_TYPE_MASK),
                              Bytes(value.begin(), value.end())});
        bytes = bytes.subspan(std::min<std::size_t>(NLMSG_ALIGN(head.rta_len), bytes.size()));
    }
    return attributes;
}

/// A route as the kernel tells it.
struct KnownRoute
{
    rtmsg head{};
    std::vector<Attribute> attributes;

    const Bytes *value(unsigned short type) const
    {
        for (const Attribute &each : attributes) {
            if (each.type == type)
                return &each.value;
        }
        return nullptr;
    }
    std::string algorithm() const
    {
        const Bytes *metrics = value(RTA_METRICS);
        for (const Attribute &each : metrics ? attributesIn(*metrics) : std::vector<Attribute>()) {
            if (each.type == RTAX_CC_ALGO)
                return {each.value.begin(), std::find(each.value.begin(), each.value.end(), '\0')};
        }
        return {};
    }
    /// By this the kernel decides which route another one replaces; the device is no part of it.
    Bytes identity() const
    {
        Bytes identity = {static_cast<char>(head.rtm_family), static_cast<char>(head.rtm_dst_len),
                          static_cast<char>(head.rtm_tos)};
        for (const unsigned short type : {RTA_DST, RTA_PRIORITY}) {
            if (const Bytes *part = value(type))
                identity.insert(identity.end(), part->begin(), part->end());
        }
        return identity;
    }
    bool isLinkLocal() const
    {
        const Bytes *to = value(RTA_DST);
        return head.rtm_family == AF_INET6 && to != nullptr && to->size() == 16 &&
               to->at(0) == '\xfe' && (to->at(1) & '\xc0') == '\x80';
    }
    bool takesAlgorithm() const
    {
        return (head.rtm_family == AF_INET || head.rtm_family == AF_INET6) &&
               head.rtm_table == RT_TABLE_MAIN && head.rtm_type == RTN_UNICAST &&
               (head.rtm_flags & RTM_F_CLONED) == 0 && value(RTA_NH_ID) == nullptr &&
               value(RTA_MULTIPATH) == nullptr && !isLinkLocal();
    }
};

int keepRoute(nl_msg *message, void *routes)
{
    const nlmsghdr *head = nlmsg_hdr(message);
    if (head->nlmsg_type != RTM_NEWROUTE || head->nlmsg_len < NLMSG_LENGTH(sizeof(rtmsg)))
        return NL_OK;
    KnownRoute route;
    const char *start = static_cast<const char *>(nlmsg_data(head));
    std::memcpy(&route.head, start, sizeof route.head);
    route.attributes = attributesIn({start + NLMSG_ALIGN(sizeof(rtmsg)),
                                     reinterpret_cast<const char *>(head) + head->nlmsg_len});
    static_cast<std::vector<KnownRoute> *>(routes)->push_back(std::move(route));
    return NL_OK;
}

Result<std::vector<KnownRoute>> routesIn(NetlinkSocket &socket)
{
    const std::string what = "read the routes";
    std::vector<KnownRoute> routes;
    rtgenmsg all{};
    all.rtgen_family = AF_UNSPEC;
    const int sent = nl_send_simple(socket.handle(), RTM_GETROUTE, NLM_F_DUMP, &all, sizeof all);
    if (const auto asked = socket.result(std::min(sent, 0), what); !asked)
        return passOn(asked);
    const std::unique_ptr<nl_cb, decltype(&nl_cb_put)> handlers(
        nl_cb_clone(std::unique_ptr<nl_cb, decltype(&nl_cb_put)>(nl_socket_get_cb(socket.handle()),
                                                                 nl_cb_put)
                        .get()),
        nl_cb_put);
    nl_cb_set(handlers.get(), NL_CB_VALID, NL_CB_CUSTOM, keepRoute, &routes);
    const int received = nl_recvmsgs(socket.handle(), handlers.get());
    if (const auto got = socket.result(received, what); !got)
        return passOn(got);
    return routes;
}

/// The request by which the route takes its own place, with that algorithm.
Bytes replacement(const KnownRoute &route, const std::string &algorithm)
{
    Bytes message(NLMSG_LENGTH(sizeof(rtmsg)));
    rtmsg body = route.head;
    // The others are the state of the device.
    body.rtm_flags &= RTNH_F_ONLINK;
    std::memcpy(message.data() + NLMSG_HDRLEN, &body, sizeof body);
    Bytes metrics;
    for (const Attribute &each : route.attributes) {
        if (each.type == RTA_METRICS) {
            for (const Attribute &metric : attributesIn(each.value)) {
                if (metric.type != RTAX_CC_ALGO)
                    add(metrics, metric.type, metric.value);
            }
        } else if (each.type != RTA_CACHEINFO) {
            add(message, each.type, each.value);
        }
    }
    if (!algorithm.empty())
        add(metrics, RTAX_CC_ALGO, {algorithm.c_str(), algorithm.size() + 1});
    if (!metrics.empty())
        add(message, RTA_METRICS, metrics);
    nlmsghdr head{};
    head.nlmsg_len = static_cast<std::uint32_t>(message.size());
    head.nlmsg_type = RTM_NEWROUTE;
    head.nlmsg_flags = NLM_F_REQUEST | NLM_F_REPLACE | NLM_F_ACK;
    std::memcpy(message.data(), &head, sizeof head);
    return message;
}

} // namespace

std::string usualCongestionControl()
{
    std::string name;
    std::ifstream("/proc/sys/net/ipv4/tcp_congestion_control") >> name;
    return name;
}

Result<> setCongestionControl(NetlinkSocket &socket, const std::string &algorithm)
{
    const auto routes = routesIn(socket);
    if (!routes)
        return passOn(routes);
    std::map<Bytes, int> known;
    for (const KnownRoute &route : *routes) {
        if (route.head.rtm_table == RT_TABLE_MAIN)
            ++known[route.identity()];
    }
    for (const KnownRoute &route : *routes) {
        if (!route.takesAlgorithm() || known.at(route.identity()) > 1 ||
            route.algorithm() == algorithm)
            continue;
        const auto set = socket.sendAll(replacement(route, algorithm),
                                        "use the congestion control " + algorithm);
        if (!set)
            return set;
    }
    return {};
}

} // namespace tomato::lab
