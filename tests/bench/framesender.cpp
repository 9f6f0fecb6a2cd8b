// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/framesender.h"

#include "tests/capture/testing/testwire.h"

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace tomato::bench {

namespace {

using Clock = std::chrono::steady_clock;

/// One frame that is sent over and over, some at a call.
class FrameSender final
{
public:
    FrameSender(const FileDescriptor &socket, std::size_t bytes)
        : m_socket(socket.get()), m_frame(capture::numberedFrame(0, bytes))
    {
        m_part = {m_frame.data(), m_frame.size()};
        for (mmsghdr &message : m_messages) {
            message.msg_hdr.msg_iov = &m_part;
            message.msg_hdr.msg_iovlen = 1;
        }
    }

    void send(std::uint64_t count)
    {
        while (count > 0) {
            const auto batch = std::min<std::uint64_t>(count, m_messages.size());
            const int done =
                ::sendmmsg(m_socket, m_messages.data(), static_cast<unsigned>(batch), 0);
            if (done < 0 && errno != ENOBUFS && errno != EAGAIN && errno != EINTR)
                throw std::system_error(errno, std::generic_category(), "frames cannot be sent");
            count -= done > 0 ? static_cast<std::uint64_t>(done) : 0;
        }
    }

private:
    int m_socket;
    std::vector<char> m_frame;
    iovec m_part{};
    std::array<mmsghdr, 32> m_messages{};
};

} // namespace

std::uint64_t sendFrames(const FileDescriptor &socket, std::size_t bytes, double rate,
                         double seconds)
{
    constexpr std::uint64_t Batch = 1024;
    FrameSender sender(socket, bytes);
    const auto begun = Clock::now();
    const auto passed = [&] { return std::chrono::duration<double>(Clock::now() - begun).count(); };
    std::uint64_t sent = 0;
    for (; rate == 0 && passed() < seconds; sent += Batch)
        sender.send(Batch);
    const auto all = static_cast<std::uint64_t>(rate * seconds);
    while (sent < all) {
        const auto due = std::min(all, static_cast<std::uint64_t>(passed() * rate));
        sender.send(due - sent);
        sent = due;
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
    return sent;
}

FileDescriptor packetSocket(const std::string &interface)
{
    FileDescriptor packets(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0));
    sockaddr_ll address = {};
    address.sll_family = AF_PACKET;
    address.sll_ifindex = static_cast<int>(::if_nametoindex(interface.c_str()));
    if (address.sll_ifindex == 0 ||
        ::bind(packets.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot send through " + interface);
    const int yes = 1;
    ::setsockopt(packets.get(), SOL_PACKET, PACKET_QDISC_BYPASS, &yes, sizeof yes);
    return packets;
}

std::uint64_t sendStream(const FileDescriptor &socket, double seconds)
{
    sockaddr_in receiver = {};
    receiver.sin_family = AF_INET;
    receiver.sin_port = htons(7000);
    ::inet_pton(AF_INET, "10.0.0.2", &receiver.sin_addr);
    if (::connect(socket.get(), reinterpret_cast<sockaddr *>(&receiver), sizeof receiver) != 0)
        throw std::runtime_error("cannot connect");
    const std::vector<char> zeros(1 << 18);
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    std::uint64_t sent = 0;
    while (Clock::now() < end) {
        const ssize_t count = ::write(socket.get(), zeros.data(), zeros.size());
        if (count <= 0)
            throw std::runtime_error("the stream broke");
        sent += static_cast<std::uint64_t>(count);
    }
    return sent;
}

void receiveStream(const FileDescriptor &listener)
{
    const FileDescriptor stream(::accept(listener.get(), nullptr, nullptr));
    std::vector<char> buffer(1 << 20);
    while (::read(stream.get(), buffer.data(), buffer.size()) > 0) {
    }
}

} // namespace tomato::bench
