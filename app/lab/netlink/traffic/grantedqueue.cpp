// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/traffic/grantedqueue.h"

#include "app/base/systemfailure.h"

#include <linux/gen_stats.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <sys/socket.h>

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace tomato::lab {

namespace {

/// Longer than what is granted at once: no queue takes it.
constexpr std::size_t WakeBytes = GrantedQueue::MaxBytes + 1000;

/// A request of traffic control, of a queue as shapeFrames() makes it.
struct Request
{
    nlmsghdr header{};
    tcmsg queue{};
    std::array<char, 256> attributes{};

    Request(int type, int flags, std::uint32_t sequence, int device, const QueuePlace &place)
    {
        header.nlmsg_len = NLMSG_LENGTH(sizeof queue);
        header.nlmsg_type = static_cast<std::uint16_t>(type);
        header.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
        header.nlmsg_seq = sequence;
        queue.tcm_family = AF_UNSPEC;
        queue.tcm_ifindex = device;
        queue.tcm_parent = place.parent;
        queue.tcm_handle = place.handle;
    }

    rtattr *put(int type, const void *bytes, std::size_t size)
    {
        auto *place = reinterpret_cast<rtattr *>(reinterpret_cast<char *>(&header) +
                                                 NLMSG_ALIGN(header.nlmsg_len));
        place->rta_type = static_cast<std::uint16_t>(type);
        place->rta_len = static_cast<std::uint16_t>(RTA_LENGTH(size));
        if (size > 0)
            std::memcpy(RTA_DATA(place), bytes, size);
        header.nlmsg_len = NLMSG_ALIGN(header.nlmsg_len) + RTA_ALIGN(place->rta_len);
        return place;
    }
    void endNest(rtattr *nest)
    {
        nest->rta_len = static_cast<std::uint16_t>(
            reinterpret_cast<char *>(&header) + header.nlmsg_len - reinterpret_cast<char *>(nest));
    }
};

using Answer = std::array<char, 8192>;

/// The kernel's message before its acknowledgement of the request is the answer.
Result<> exchange(const FileDescriptor &socket, const Request &request, Answer &answer)
{
    constexpr const char *What = "change a queue that follows a trace";
    if (::send(socket.get(), &request.header, request.header.nlmsg_len, 0) < 0)
        return systemFailure(What);
    alignas(nlmsghdr) Answer part;
    for (;;) {
        const ssize_t bytes = ::recv(socket.get(), part.data(), part.size(), 0);
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes < static_cast<ssize_t>(sizeof(nlmsghdr)))
            return systemFailure(What);
        const auto *header = reinterpret_cast<const nlmsghdr *>(part.data());
        if (header->nlmsg_seq != request.header.nlmsg_seq)
            continue;
        if (header->nlmsg_type != NLMSG_ERROR) {
            answer = part;
            continue;
        }
        const auto *error = static_cast<const nlmsgerr *>(NLMSG_DATA(header));
        return error->error == 0 ? Result<>() : systemFailure(What, -error->error);
    }
}

} // namespace

GrantedQueue::GrantedQueue(FileDescriptor netlink, FileDescriptor packets, int device,
                           QueuePlace place, unsigned largestFrame, unsigned limit)
    : m_netlink(std::move(netlink)), m_packets(std::move(packets)), m_device(device),
      m_place(place), m_largestFrame(largestFrame), m_limit(limit)
{
}

Result<GrantedQueue> GrantedQueue::open(int device, Shaper shaper, unsigned largestFrame,
                                        unsigned limit)
{
    FileDescriptor netlink(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
    // It receives nothing.
    FileDescriptor packets(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0));
    if (netlink.get() < 0 || packets.get() < 0)
        return systemFailure("open a socket for a queue that follows a trace");
    const int on = 1;
    (void)::setsockopt(netlink.get(), SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
    // What wakes the queue comes to it, though its filter may not name it.
    const int priority = ThroughDelay;
    if (::setsockopt(packets.get(), SOL_SOCKET, SO_PRIORITY, &priority, sizeof priority) < 0)
        return systemFailure("open a socket for a queue that follows a trace");
    // A bucket that takes longer frames would take those that wake it, too.
    const unsigned largest = std::min(largestFrame, MaxBytes);
    GrantedQueue queue(std::move(netlink), std::move(packets), device, limitOf(shaper), largest,
                       std::max(limit, 10 * largest));
    if (const auto emptied = queue.setTokens(0); !emptied)
        return passOn(emptied);
    const auto state = queue.state();
    if (!state)
        return passOn(state);
    queue.m_sentBefore = state->sent;
    return queue;
}

Result<> GrantedQueue::grant(std::uint64_t bytes)
{
    constexpr int MaxTimes = 8;
    m_left = std::min<std::int64_t>(m_left, MaxTimes * std::int64_t{MaxBytes});
    for (int i = 0; i == 0 || (i < MaxTimes && m_left > MaxBytes); ++i) {
        const auto now = state();
        if (!now)
            return passOn(now);
        m_left -= static_cast<std::int64_t>(now->sent - m_sentBefore);
        m_sentBefore = now->sent;
        // A chance that nobody takes is gone.
        if (now->waiting == 0) {
            m_left = std::min<std::int64_t>(m_left, 0);
            return {};
        }
        m_left += i == 0 ? static_cast<std::int64_t>(bytes) : 0;
        // Grants that are not enough for a frame add up.
        if (m_left < m_largestFrame)
            return {};
        const auto tokens = static_cast<unsigned>(std::min<std::int64_t>(m_left, MaxBytes));
        if (const auto set = setTokens(tokens); !set)
            return set;
        wake();
    }
    return {};
}

/// A change of the bucket fills it. Its rate is the least there is: a byte in a second.
Result<> GrantedQueue::setTokens(unsigned bytes)
{
    Request request(RTM_NEWQDISC, 0, ++m_sequence, m_device, m_place);
    request.put(TCA_KIND, "tbf", 4);
    rtattr *options = request.put(TCA_OPTIONS, nullptr, 0);
    tc_tbf_qopt bucket{};
    bucket.rate.rate = 1;
    bucket.rate.linklayer = TC_LINKLAYER_ETHERNET;
    bucket.limit = m_limit;
    request.put(TCA_TBF_PARMS, &bucket, sizeof bucket);
    // It is also the longest frame that the queue takes.
    const std::uint32_t burst = std::max(bytes, m_largestFrame);
    request.put(TCA_TBF_BURST, &burst, sizeof burst);
    request.endNest(options);
    Answer answer;
    return exchange(m_netlink, request, answer);
}

Result<GrantedQueue::State> GrantedQueue::state()
{
    const Request request(RTM_GETQDISC, NLM_F_ECHO, ++m_sequence, m_device, m_place);
    alignas(nlmsghdr) Answer answer{};
    if (const auto answered = exchange(m_netlink, request, answer); !answered)
        return passOn(answered);
    State found;
    auto *header = reinterpret_cast<nlmsghdr *>(answer.data());
    std::array<nlattr *, TCA_MAX + 1> attributes{};
    std::array<nlattr *, TCA_STATS_MAX + 1> statistics{};
    if (header->nlmsg_type != RTM_NEWQDISC ||
        nlmsg_parse(header, sizeof(tcmsg), attributes.data(), TCA_MAX, nullptr) < 0 ||
        attributes[TCA_STATS2] == nullptr ||
        nla_parse_nested(statistics.data(), TCA_STATS_MAX, attributes[TCA_STATS2], nullptr) < 0 ||
        statistics[TCA_STATS_BASIC] == nullptr || statistics[TCA_STATS_QUEUE] == nullptr)
        return failure("cannot read what a queue that follows a trace sent");
    std::memcpy(&found.sent, nla_data(statistics[TCA_STATS_BASIC]), sizeof found.sent);
    gnet_stats_queue queue{};
    std::memcpy(
        &queue, nla_data(statistics[TCA_STATS_QUEUE]),
        std::min(sizeof queue, static_cast<std::size_t>(nla_len(statistics[TCA_STATS_QUEUE]))));
    found.waiting = queue.qlen;
    return found;
}

/// The bucket looks at what waits in it when a frame comes, also one that it does not take.
void GrantedQueue::wake()
{
    static const std::vector<char> frame = [] {
        std::vector<char> bytes(WakeBytes, 0);
        bytes[2 * ETH_ALEN] = '\x88';
        bytes[2 * ETH_ALEN + 1] = '\xb6';
        return bytes;
    }();
    sockaddr_ll device{};
    device.sll_family = AF_PACKET;
    device.sll_ifindex = m_device;
    device.sll_halen = ETH_ALEN;
    device.sll_protocol = htons(0x88b6);
    (void)::sendto(m_packets.get(), frame.data(), frame.size(), 0,
                   reinterpret_cast<const sockaddr *>(&device), sizeof device);
}

} // namespace tomato::lab
