// SPDX-License-Identifier: GPL-3.0-or-later

// long_way DEVICE DEVICE MILLISECONDS N: passes the frames that come in at each of two interfaces
// on to the other one after a delay, and loses one of each N of them, in each direction another one
// each time. It is what a kernel without netem has in its place. It says "ready" when it begins.

#include "app/base/filedescriptor.h"

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <random>
#include <string>

using tomato::FileDescriptor;
using Clock = std::chrono::steady_clock;

namespace {

/// With the header in which the kernel says what is left to do about checksums and segments.
constexpr std::size_t MaxFrame = 10 + 65'536 + 64;

struct Frame
{
    Clock::time_point due;
    std::string bytes;
};

FileDescriptor openAt(const char *device)
{
    FileDescriptor socket(::socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    address.sll_ifindex = static_cast<int>(if_nametoindex(device));
    packet_mreq all{};
    all.mr_ifindex = address.sll_ifindex;
    all.mr_type = PACKET_MR_PROMISC;
    const int yes = 1;
    const int buffer = 16 << 20;
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer);
    if (address.sll_ifindex == 0 ||
        ::setsockopt(socket.get(), SOL_PACKET, PACKET_VNET_HDR, &yes, sizeof yes) != 0 ||
        ::setsockopt(socket.get(), SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all, sizeof all) != 0 ||
        ::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        std::fprintf(stderr, "long_way: %s: %s\n", device, std::strerror(errno));
        std::exit(1);
    }
    return socket;
}

/// One direction.
class Way final
{
public:
    Way(Clock::duration delay, unsigned loseOneOf, unsigned seed)
        : m_delay(delay), m_loseOneOf(loseOneOf), m_random(seed)
    {
    }

    void receive(int socket)
    {
        std::string bytes(MaxFrame, '\0');
        sockaddr_ll from{};
        while (true) {
            socklen_t length = sizeof from;
            const ssize_t got = ::recvfrom(socket, bytes.data(), bytes.size(), 0,
                                           reinterpret_cast<sockaddr *>(&from), &length);
            if (got <= 0)
                return;
            if (from.sll_pkttype == PACKET_OUTGOING)
                continue;
            if (!isToBeLost())
                m_waiting.push_back(
                    {Clock::now() + m_delay, bytes.substr(0, static_cast<std::size_t>(got))});
        }
    }
    void sendDue(int socket)
    {
        for (; !m_waiting.empty() && m_waiting.front().due <= Clock::now(); m_waiting.pop_front())
            (void)::send(socket, m_waiting.front().bytes.data(), m_waiting.front().bytes.size(), 0);
    }
    /// Returns how long nothing is to be sent, in nanoseconds.
    std::int64_t idle() const
    {
        constexpr std::int64_t Long = 1'000'000'000;
        if (m_waiting.empty())
            return Long;
        return std::max<std::int64_t>(
            std::chrono::nanoseconds(m_waiting.front().due - Clock::now()).count(), 0);
    }

private:
    /// So the share is exact, and which frames these are is not.
    bool isToBeLost()
    {
        if (m_loseOneOf == 0)
            return false;
        if (m_seen == 0)
            m_next = std::uniform_int_distribution<unsigned>(0, m_loseOneOf - 1)(m_random);
        const bool isLost = m_seen == m_next;
        m_seen = (m_seen + 1) % m_loseOneOf;
        return isLost;
    }

    Clock::duration m_delay;
    unsigned m_loseOneOf;
    unsigned m_seen = 0;
    unsigned m_next = 0;
    std::mt19937 m_random;
    std::deque<Frame> m_waiting;
};

void pass(const std::array<FileDescriptor, 2> &sockets, std::array<Way, 2> &ways)
{
    std::array<pollfd, 2> all{{{sockets[0].get(), POLLIN, 0}, {sockets[1].get(), POLLIN, 0}}};
    while (true) {
        const timespec wait = [&] {
            const std::int64_t idle = std::min(ways[0].idle(), ways[1].idle());
            return timespec{idle / 1'000'000'000, idle % 1'000'000'000};
        }();
        ::ppoll(all.data(), all.size(), &wait, nullptr);
        for (const std::size_t side : {0U, 1U}) {
            ways[side].receive(sockets[side].get());
            ways[side].sendDue(sockets[1 - side].get());
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5) {
        std::fprintf(stderr, "long_way DEVICE DEVICE MILLISECONDS N\n");
        return 2;
    }
    const auto delay = std::chrono::milliseconds(std::strtoul(argv[3], nullptr, 10));
    const auto loseOneOf = static_cast<unsigned>(std::strtoul(argv[4], nullptr, 10));
    const std::array<FileDescriptor, 2> sockets{openAt(argv[1]), openAt(argv[2])};
    std::array<Way, 2> ways{Way(delay, loseOneOf, 1), Way(delay, loseOneOf, 2)};
    std::puts("ready");
    std::fflush(stdout);
    pass(sockets, ways);
    return 0;
}
