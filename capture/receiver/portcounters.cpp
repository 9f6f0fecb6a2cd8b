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

namespace {

/// The kernel's answer about an interface to one question of rtnetlink(7).
class Answer
{
public:
    /// `message` follows the header of the question.
    template <typename Message>
    Answer(const FileDescriptor &socket, std::uint16_t type, const Message &message)
    {
        struct
        {
            nlmsghdr header;
            Message message;
        } question = {};
        question.header.nlmsg_len = sizeof question;
        question.header.nlmsg_type = type;
        question.header.nlmsg_flags = NLM_F_REQUEST;
        question.message = message;
        const ssize_t bytes = ::send(socket.get(), &question, sizeof question, 0) == sizeof question
                                  ? ::recv(socket.get(), m_bytes.data(), m_bytes.size(), 0)
                                  : -1;
        m_error = bytes < 0 ? errno : 0;
        m_length = static_cast<unsigned>(std::max<ssize_t>(bytes, 0));
    }

    /// That of errno(3), or 0 when there was an answer.
    int error() const { return m_error; }

    /// Null when the answer is of another type.
    template <typename Message>
    const Message *message(std::uint16_t type) const
    {
        const bool isThis = NLMSG_OK(&header(), m_length) && header().nlmsg_type == type &&
                            header().nlmsg_len >= NLMSG_SPACE(sizeof(Message));
        return isThis ? static_cast<const Message *>(NLMSG_DATA(&header())) : nullptr;
    }

    /// The value of an attribute behind that message, as much of it as this kernel has: an older
    /// one knows fewer counters.
    template <typename Value, typename Message>
    std::optional<Value> value(const Message &message, std::uint16_t type) const
    {
        const auto *attribute = reinterpret_cast<const rtattr *>(
            reinterpret_cast<const char *>(&message) + NLMSG_ALIGN(sizeof(Message)));
        auto left = static_cast<int>(header().nlmsg_len - NLMSG_SPACE(sizeof(Message)));
        for (; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
            if (attribute->rta_type != type)
                continue;
            Value value = {};
            std::memcpy(&value, RTA_DATA(attribute),
                        std::min<std::size_t>(sizeof value, RTA_PAYLOAD(attribute)));
            return value;
        }
        return {};
    }

private:
    const nlmsghdr &header() const { return *reinterpret_cast<const nlmsghdr *>(m_bytes.data()); }

    alignas(nlmsghdr) std::array<char, 16'384> m_bytes{};
    unsigned m_length = 0;
    int m_error = 0;
};

} // namespace

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

/// The frames were dropped after the query before, and before the answer came.
void PortCounters::note(const Values &now)
{
    const std::uint64_t lost =
        now.dropped > m_last.dropped ? lossesOf(now.dropped - m_last.dropped) : 0;
    m_dropped += lost;
    if (lost != 0)
        m_loss =
            Loss{m_loss ? m_loss->from : m_asked, realtime(), (m_loss ? m_loss->frames : 0) + lost};
    m_last = now;
}

/// An interface that is down counts the frames that it refuses as dropped, too. Then no more were
/// lost for want of time than the kernel's queues of all interfaces have dropped.
std::uint64_t PortCounters::lossesOf(std::uint64_t dropped)
{
    const std::uint64_t before = std::exchange(m_queueDrops, queueDrops());
    return wasDown() ? std::min(dropped, m_queueDrops - before) : dropped;
}

bool PortCounters::wasDown()
{
    ifinfomsg asked = {};
    asked.ifi_index = static_cast<int>(m_index);
    const Answer answer(m_socket, RTM_GETLINK, asked);
    const auto *link = answer.message<ifinfomsg>(RTM_NEWLINK);
    if (link == nullptr)
        return false;
    const auto downs = answer.value<std::uint32_t>(*link, IFLA_CARRIER_DOWN_COUNT).value_or(0);
    return std::exchange(m_downs, downs) != downs || (link->ifi_flags & IFF_UP) == 0;
}

std::optional<PortCounters::Loss> PortCounters::takeLoss()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_loss, {});
}

Result<PortCounters::Values> PortCounters::request()
{
    if_stats_msg asked = {};
    asked.ifindex = m_index;
    asked.filter_mask = IFLA_STATS_FILTER_BIT(IFLA_STATS_LINK_64);
    const Answer answer(m_socket, RTM_GETSTATS, asked);
    if (answer.error() != 0)
        return failure("cannot be asked for its counters: " + systemWords(answer.error()));
    const auto *message = answer.message<if_stats_msg>(RTM_NEWSTATS);
    const auto counted = message == nullptr
                             ? std::nullopt
                             : answer.value<rtnl_link_stats64>(*message, IFLA_STATS_LINK_64);
    if (!counted)
        return failure("has no counters");
    if (m_heard == Heard::Outgoing)
        return Values{counted->tx_packets + counted->tx_dropped, 0};
    return Values{counted->rx_packets, counted->rx_dropped + counted->rx_missed_errors};
}

} // namespace tomato::capture
