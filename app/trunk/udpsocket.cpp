// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/udpsocket.h"

#include "app/base/systemfailure.h"

#include <QRandomGenerator>

#include <array>
#include <cerrno>
#include <cstring>

#include <netinet/in.h>
#include <netinet/udp.h>
#include <sys/socket.h>

namespace tomato::trunk {

/// Asked for; the kernel gives what its limit allows.
static constexpr int BufferBytes = 4 * 1024 * 1024;
static constexpr int ReceivesAtOnce = 32;
static constexpr std::size_t MaxDatagrams = 65'536;

/// An address and port for the calls of the kernel.
struct SocketAddress
{
    SocketAddress() = default;
    SocketAddress(const QHostAddress &host, std::uint16_t port)
    {
        if (host.protocol() == QAbstractSocket::IPv4Protocol) {
            auto *four = reinterpret_cast<sockaddr_in *>(&storage);
            four->sin_family = AF_INET;
            four->sin_port = htons(port);
            four->sin_addr.s_addr = htonl(host.toIPv4Address());
            length = sizeof *four;
        } else {
            auto *six = reinterpret_cast<sockaddr_in6 *>(&storage);
            const Q_IPV6ADDR bytes = host.toIPv6Address();
            six->sin6_family = AF_INET6;
            six->sin6_port = htons(port);
            std::memcpy(&six->sin6_addr, &bytes, sizeof bytes);
            six->sin6_scope_id = host.scopeId().toUInt();
            length = sizeof *six;
        }
    }
    sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }

    sockaddr_storage storage{};
    socklen_t length = sizeof(sockaddr_storage);
};

static void setOption(int socket, int level, int name, int value)
{
    ::setsockopt(socket, level, name, &value, sizeof value);
}

Result<UdpSocket> UdpSocket::make(bool isVersion6)
{
    FileDescriptor socket(
        ::socket(isVersion6 ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket)
        return systemFailure("make a UDP socket");
    const int descriptor = socket.get();
    setOption(descriptor, SOL_SOCKET, SO_RCVBUF, BufferBytes);
    setOption(descriptor, SOL_SOCKET, SO_SNDBUF, BufferBytes);
    // The path's size is found by probes here: a router that tells a size may lie, or be silent.
    setOption(descriptor, IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_PROBE);
    if (isVersion6) {
        setOption(descriptor, IPPROTO_IPV6, IPV6_MTU_DISCOVER, IPV6_PMTUDISC_PROBE);
        setOption(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, 0);
    }
    setOption(descriptor, IPPROTO_UDP, UDP_GRO, 1);
    return UdpSocket(std::move(socket));
}

Result<UdpSocket> UdpSocket::open(const QHostAddress &address, std::optional<Ports> ports)
{
    const bool isVersion6 = address.protocol() != QAbstractSocket::IPv4Protocol;
    auto opened = make(isVersion6);
    if (!opened)
        return opened;
    const Ports range = ports.value_or(Ports{0, 0});
    const std::uint32_t count = 1U + range.second - range.first;
    const std::uint32_t begin = QRandomGenerator::global()->bounded(count);
    for (const QHostAddress &each :
         {address, QHostAddress(isVersion6 ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4)}) {
        for (std::uint32_t at = 0; at < count; ++at) {
            SocketAddress bound(each,
                                static_cast<std::uint16_t>(range.first + (begin + at) % count));
            if (::bind(opened->descriptor(), bound.get(), bound.length) == 0)
                return opened;
            if (errno != EADDRINUSE)
                break;
        }
    }
    if (errno == EADDRINUSE)
        return failure("all ports of udp_ports are used");
    return systemFailure("bind a UDP socket");
}

Result<UdpSocket> UdpSocket::connectTo(const QHostAddress &address, std::uint16_t port)
{
    auto opened = make(address.protocol() != QAbstractSocket::IPv4Protocol);
    SocketAddress peer(address, port);
    if (opened && ::connect(opened->descriptor(), peer.get(), peer.length) != 0)
        return systemFailure("reach " + address.toString().toStdString());
    return opened;
}

std::uint16_t UdpSocket::port() const
{
    SocketAddress own;
    if (::getsockname(m_socket.get(), own.get(), &own.length) != 0)
        return 0;
    return ntohs(own.storage.ss_family == AF_INET6
                     ? reinterpret_cast<const sockaddr_in6 *>(&own.storage)->sin6_port
                     : reinterpret_cast<const sockaddr_in *>(&own.storage)->sin_port);
}

std::optional<UdpSocket::Stranger> UdpSocket::receiveFromAny()
{
    SocketAddress from;
    m_buffer.resize(MaxDatagrams);
    const ssize_t got =
        ::recvfrom(m_socket.get(), m_buffer.data(), m_buffer.size(), 0, from.get(), &from.length);
    if (got < 0)
        return std::nullopt;
    return Stranger{m_buffer.substr(0, static_cast<std::size_t>(got)),
                    std::string(reinterpret_cast<const char *>(&from.storage), from.length)};
}

Result<> UdpSocket::connectTo(const Stranger &stranger)
{
    SocketAddress peer;
    peer.length = static_cast<socklen_t>(stranger.address.size());
    std::memcpy(&peer.storage, stranger.address.data(), stranger.address.size());
    if (::connect(m_socket.get(), peer.get(), peer.length) != 0)
        return systemFailure("connect a UDP socket");
    return {};
}

/// Returns how long the datagrams are that the kernel put together; 0 for a single one.
static std::size_t lengthOfEach(msghdr &message)
{
    for (cmsghdr *each = CMSG_FIRSTHDR(&message); each != nullptr;
         each = CMSG_NXTHDR(&message, each)) {
        int length = 0;
        if (each->cmsg_level == SOL_UDP && each->cmsg_type == UDP_GRO) {
            std::memcpy(&length, CMSG_DATA(each), sizeof length);
            return static_cast<std::size_t>(length);
        }
    }
    return 0;
}

void UdpSocket::receive(const std::function<void(std::span<const char>)> &each)
{
    m_buffer.resize(MaxDatagrams);
    for (int count = 0; count < ReceivesAtOnce; ++count) {
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
        iovec part{m_buffer.data(), m_buffer.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t got = ::recvmsg(m_socket.get(), &message, 0);
        if (got < 0 && errno != ECONNREFUSED && errno != EMSGSIZE)
            return;
        auto bytes =
            std::span<const char>(m_buffer).first(got > 0 ? static_cast<std::size_t>(got) : 0);
        const std::size_t length = lengthOfEach(message);
        while (!bytes.empty()) {
            const auto one =
                bytes.first(length == 0 ? bytes.size() : std::min(length, bytes.size()));
            each(one);
            bytes = bytes.subspan(one.size());
        }
    }
}

UdpSocket::Sent UdpSocket::sendOne(std::span<const char> bytes)
{
    for (;;) {
        if (::send(m_socket.get(), bytes.data(), bytes.size(), 0) >= 0)
            return Sent::Yes;
        if (errno == EAGAIN)
            return Sent::Waits;
        if (errno != EINTR)
            return Sent::Lost;
    }
}

UdpSocket::Sent UdpSocket::send(std::span<const char> bytes, std::size_t length)
{
    if (bytes.size() <= length)
        return sendOne(bytes);
    if (m_segments) {
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(std::uint16_t))> control{};
        iovec part{const_cast<char *>(bytes.data()), bytes.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr *const header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_UDP;
        header->cmsg_type = UDP_SEGMENT;
        header->cmsg_len = CMSG_LEN(sizeof(std::uint16_t));
        const auto each = static_cast<std::uint16_t>(length);
        std::memcpy(CMSG_DATA(header), &each, sizeof each);
        if (::sendmsg(m_socket.get(), &message, 0) >= 0)
            return Sent::Yes;
        if (errno == EAGAIN)
            return Sent::Waits;
        // A device that makes no checksums, or a path that is narrower.
        m_segments = errno != EIO && errno != EINVAL && errno != EOPNOTSUPP;
    }
    bool anyLost = false;
    for (; !bytes.empty(); bytes = bytes.subspan(std::min(length, bytes.size()))) {
        const Sent sent = sendOne(bytes.first(std::min(length, bytes.size())));
        // The rest is lost as in any queue that is full: what was sent is not sent again.
        anyLost = anyLost || sent != Sent::Yes;
    }
    return anyLost ? Sent::Lost : Sent::Yes;
}

} // namespace tomato::trunk
