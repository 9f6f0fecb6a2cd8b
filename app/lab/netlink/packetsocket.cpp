// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/packetsocket.h"

#include "app/base/systemfailure.h"

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <sys/socket.h>

#include <array>

namespace tomato::lab {

namespace {

constexpr std::size_t MaxFrame = 256 << 10;
constexpr int KernelBuffer = 32 << 20;
constexpr std::uint16_t TagSize = 4;
constexpr std::uint8_t NeedsChecksum = 1; // VIRTIO_NET_HDR_F_NEEDS_CSUM
constexpr std::size_t AddressesSize = 2UL * ETH_ALEN;

template <class T>
bool set(int socket, int level, int option, const T &value)
{
    return setsockopt(socket, level, option, &value, sizeof value) == 0;
}

bool isGone(int socket)
{
    sockaddr_ll address{};
    socklen_t size = sizeof address;
    return getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size) != 0 ||
           address.sll_ifindex <= 0;
}

/// Returns the tag, which the kernel removes and reports beside the frame.
std::optional<std::array<std::uint16_t, 2>> tagOf(msghdr &message)
{
    for (cmsghdr *each = CMSG_FIRSTHDR(&message); each != nullptr;
         each = CMSG_NXTHDR(&message, each)) {
        if (each->cmsg_level != SOL_PACKET || each->cmsg_type != PACKET_AUXDATA)
            continue;
        tpacket_auxdata data{};
        std::memcpy(&data, CMSG_DATA(each), sizeof data);
        if ((data.tp_status & TP_STATUS_VLAN_VALID) == 0)
            continue;
        const bool hasType = (data.tp_status & TP_STATUS_VLAN_TPID_VALID) != 0;
        return {{hasType ? data.tp_vlan_tpid : std::uint16_t{ETHERTYPE_VLAN}, data.tp_vlan_tci}};
    }
    return {};
}

} // namespace

Result<PacketSocket> PacketSocket::open(const std::string &device, Use use)
{
    const bool listens = use != Use::Sends;
    // Without a protocol the socket gets nothing before it is bound to the interface.
    FileDescriptor socket(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket)
        return systemFailure("open a packet socket");
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = listens ? htons(ETH_P_ALL) : 0;
    address.sll_ifindex = static_cast<int>(if_nametoindex(device.c_str()));
    if (address.sll_ifindex == 0)
        return systemFailure("find the interface " + device);
    if (listens) {
        packet_mreq all{};
        all.mr_ifindex = address.sll_ifindex;
        all.mr_type = PACKET_MR_PROMISC;
        if (!set(socket.get(), SOL_PACKET, PACKET_AUXDATA, 1) ||
            !set(socket.get(), SOL_PACKET, PACKET_ADD_MEMBERSHIP, all))
            return systemFailure("listen at the interface " + device);
        if (use == Use::Relays && !set(socket.get(), SOL_PACKET, PACKET_VNET_HDR, 1))
            return systemFailure("relay at the interface " + device);
        // An ordinary user gets as much as the kernel allows, which is enough.
        if (!set(socket.get(), SOL_SOCKET, SO_RCVBUFFORCE, KernelBuffer))
            (void)set(socket.get(), SOL_SOCKET, SO_RCVBUF, KernelBuffer);
    } else {
        (void)set(socket.get(), SOL_PACKET, PACKET_QDISC_BYPASS, 1);
    }
    if (bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return systemFailure("listen at the interface " + device);
    return PacketSocket(std::move(socket), use);
}

Result<std::optional<SeenFrame>> PacketSocket::receive()
{
    m_buffer.resize(TagSize + MaxFrame);
    char *const start = m_buffer.data() + TagSize;
    sockaddr_ll from{};
    alignas(cmsghdr) std::array<char, 256> control{};
    std::array<iovec, 2> parts = {{{&m_offloads, sizeof m_offloads}, {start, MaxFrame}}};
    const bool relays = m_use == Use::Relays;
    msghdr message{};
    message.msg_name = &from;
    message.msg_namelen = sizeof from;
    message.msg_iov = relays ? &parts[0] : &parts[1];
    message.msg_iovlen = relays ? 2 : 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t received = recvmsg(m_socket.get(), &message, 0);
    if (received < 0 && (errno == EAGAIN || errno == EINTR))
        return std::nullopt;
    if (received < 0 && (errno != ENETDOWN || isGone(m_socket.get())))
        return failure("the interface is gone");
    if (received < 0)
        return std::nullopt; // it is down; it may come up again
    const std::size_t before = relays ? sizeof m_offloads : 0;
    SeenFrame frame{from.sll_pkttype == PACKET_OUTGOING,
                    {start, static_cast<std::size_t>(received) - before}};
    const auto tag = tagOf(message);
    if (tag && frame.bytes.size() >= AddressesSize) {
        char *const moved = start - TagSize;
        std::memmove(moved, start, AddressesSize);
        const std::array<std::uint16_t, 2> words = {htons((*tag)[0]), htons((*tag)[1])};
        std::memcpy(moved + AddressesSize, words.data(), TagSize);
        frame.bytes = {moved, frame.bytes.size() + TagSize};
        // The offsets count from the frame's start.
        if ((m_offloads.flags & NeedsChecksum) != 0)
            m_offloads.checksumStart =
                static_cast<std::uint16_t>(m_offloads.checksumStart + TagSize);
        if (m_offloads.kind != 0)
            m_offloads.headersLength =
                static_cast<std::uint16_t>(m_offloads.headersLength + TagSize);
    }
    return frame;
}

unsigned PacketSocket::takeDrops()
{
    tpacket_stats counts{};
    socklen_t size = sizeof counts;
    return getsockopt(m_socket.get(), SOL_PACKET, PACKET_STATISTICS, &counts, &size) == 0
               ? counts.tp_drops
               : 0;
}

bool PacketSocket::send(std::span<const char> frame)
{
    return ::send(m_socket.get(), frame.data(), frame.size(), 0) >= 0;
}

void PacketSocket::pass(const PacketSocket &from, const SeenFrame &frame)
{
    Offloads offloads = from.m_offloads;
    std::array<iovec, 2> parts = {{{&offloads, sizeof offloads},
                                   {const_cast<char *>(frame.bytes.data()), frame.bytes.size()}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    (void)sendmsg(m_socket.get(), &message, 0);
}

} // namespace tomato::lab
