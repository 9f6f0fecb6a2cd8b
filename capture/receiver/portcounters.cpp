// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/portcounters.h"

#include "app/base/systemwords.h"
#include "capture/receiver/clock.h"

#include <linux/if_link.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <system_error>

namespace tomato::capture {

/// The second column of /proc/net/softnet_stat, of all processors.
static std::uint64_t queueDrops()
{
    std::ifstream lines("/proc/net/softnet_stat");
    std::uint64_t all = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t second = line.find(' ');
        if (second != std::string::npos)
            all += std::strtoull(line.c_str() + second, nullptr, 16);
    }
    return all;
}

Result<std::shared_ptr<PortCounters>> PortCounters::open(const std::string &interface, Heard heard)
{
    const unsigned index = ::if_nametoindex(interface.c_str());
    if (index == 0)
        return failure("is no network interface", interface);
    FileDescriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
    if (!socket)
        return failure("cannot be asked for its counters: " + systemWords(errno), interface);
    // The kernel answers before send() returns; this is for one that does not answer at all.
    const timeval patience = {1, 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::shared_ptr<PortCounters> counters(new PortCounters(std::move(socket), index, heard));
    const auto first = counters->request();
    if (!first)
        return failure(first.error().message, interface);
    counters->m_first = counters->m_last = *first;
    counters->m_asked = realtime();
    counters->m_queueDrops = queueDrops();
    static_cast<void>(counters->wasDown());
    return counters;
}

PortCounters::Values PortCounters::ask()
{
    const std::lock_guard guard(m_mutex);
    const Timestamp asked = realtime();
    if (const auto now = request()) {
        note(*now);
        m_asked = asked;
    }
    return {m_last.arrived - m_first.arrived, m_dropped};
}

PortCounters::Values PortCounters::values() const
{
    const std::lock_guard guard(m_mutex);
    return {m_last.arrived - m_first.arrived, m_dropped};
}

/// What was dropped was so after the query before, and before the answer came.
void PortCounters::note(const Values &now)
{
    const std::uint64_t lost =
        now.dropped > m_last.dropped ? lossesOf(now.dropped - m_last.dropped) : 0;
    m_dropped += lost;
    if (lost != 0)
        m_lossTime = {m_lossTime ? m_lossTime->first : m_asked, realtime()};
    m_last = now;
}

/// An interface that is down counts the frames that it refuses as dropped, too. Then no more were
/// lost for want of time than the kernel's queues of all interfaces have dropped.
std::uint64_t PortCounters::lossesOf(std::uint64_t dropped)
{
    const std::uint64_t before = std::exchange(m_queueDrops, queueDrops());
    return wasDown() ? std::min(dropped, m_queueDrops - before) : dropped;
}

/// RTM_GETLINK of rtnetlink(7).
bool PortCounters::wasDown()
{
    struct
    {
        nlmsghdr header;
        ifinfomsg message;
    } question = {};
    question.header.nlmsg_len = sizeof question;
    question.header.nlmsg_type = RTM_GETLINK;
    question.header.nlmsg_flags = NLM_F_REQUEST;
    question.message.ifi_index = static_cast<int>(m_index);
    alignas(nlmsghdr) std::array<char, 16'384> answer{};
    const ssize_t bytes = ::send(m_socket.get(), &question, sizeof question, 0) == sizeof question
                              ? ::recv(m_socket.get(), answer.data(), answer.size(), 0)
                              : -1;
    auto length = static_cast<unsigned>(std::max<ssize_t>(bytes, 0));
    const auto *header = reinterpret_cast<const nlmsghdr *>(answer.data());
    if (!NLMSG_OK(header, length) || header->nlmsg_type != RTM_NEWLINK)
        return false;
    const auto *link = static_cast<const ifinfomsg *>(NLMSG_DATA(header));
    const auto *attribute = IFLA_RTA(link);
    auto left = static_cast<int>(IFLA_PAYLOAD(header));
    std::uint32_t downs = 0;
    for (; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
        if (attribute->rta_type == IFLA_CARRIER_DOWN_COUNT &&
            RTA_PAYLOAD(attribute) == sizeof downs)
            std::memcpy(&downs, RTA_DATA(attribute), sizeof downs);
    }
    return std::exchange(m_downs, downs) != downs || (link->ifi_flags & IFF_UP) == 0;
}

std::optional<std::pair<Timestamp, Timestamp>> PortCounters::takeLossTime()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_lossTime, {});
}

/// RTM_GETSTATS of rtnetlink(7).
Result<PortCounters::Values> PortCounters::request()
{
    struct
    {
        nlmsghdr header;
        if_stats_msg message;
    } question = {};
    question.header.nlmsg_len = sizeof question;
    question.header.nlmsg_type = RTM_GETSTATS;
    question.header.nlmsg_flags = NLM_F_REQUEST;
    question.message.ifindex = m_index;
    question.message.filter_mask = IFLA_STATS_FILTER_BIT(IFLA_STATS_LINK_64);
    alignas(nlmsghdr) std::array<char, 4096> answer{};
    const ssize_t bytes = ::send(m_socket.get(), &question, sizeof question, 0) == sizeof question
                              ? ::recv(m_socket.get(), answer.data(), answer.size(), 0)
                              : -1;
    if (bytes < 0)
        return failure("cannot be asked for its counters: " + systemWords(errno));
    auto length = static_cast<unsigned>(bytes);
    const auto *header = reinterpret_cast<const nlmsghdr *>(answer.data());
    if (!NLMSG_OK(header, length) || header->nlmsg_type != RTM_NEWSTATS)
        return failure("has no counters");
    const auto *attribute = reinterpret_cast<const rtattr *>(
        static_cast<const char *>(NLMSG_DATA(header)) + NLMSG_ALIGN(sizeof(if_stats_msg)));
    auto left = static_cast<int>(header->nlmsg_len - NLMSG_SPACE(sizeof(if_stats_msg)));
    for (; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
        if (attribute->rta_type != IFLA_STATS_LINK_64)
            continue;
        rtnl_link_stats64 statistics = {};
        std::memcpy(&statistics, RTA_DATA(attribute),
                    std::min<std::size_t>(sizeof statistics, RTA_PAYLOAD(attribute)));
        if (m_heard == Heard::Outgoing)
            return Values{statistics.tx_packets + statistics.tx_dropped, 0};
        return Values{statistics.rx_packets, statistics.rx_dropped + statistics.rx_missed_errors};
    }
    return failure("has no counters");
}

} // namespace tomato::capture
