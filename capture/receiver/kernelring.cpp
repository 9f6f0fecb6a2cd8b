// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/kernelring.h"

#include "app/base/files/fileaccess.h"
#include "capture/receiver/clock.h"
#include "capture/receiver/ringprogram.h"

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <array>
#include <cstring>

namespace tomato::capture {

namespace {

constexpr std::size_t TagBytes = 4;
constexpr std::size_t AddressBytes = 2 * ETH_ALEN;
/// PACKET_FANOUT_FLAG_IGNORE_OUTGOING: newer than the headers and the kernel of Debian 12, which
/// takes it and does nothing. The members' own option has no effect in a group.
constexpr unsigned IgnoreOutgoing = 0x4000;
/// The index is the same in each network namespace.
constexpr int LoopbackIndex = 1;
/// About the longest frame that the loopback interface takes.
constexpr std::size_t PushBytes = 65'000;
/// Two buffers of one namespace tell by these types which of them a frame is to push out (IEEE 802:
/// types for experiments).
constexpr std::array<std::uint16_t, 2> PushTypes = {0x88b5, 0x88b6};
constexpr std::uint32_t InterfaceIndex = static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_IFINDEX);

template <class Value>
Result<> set(const FileDescriptor &socket, int option, const Value &value, const char *what)
{
    if (::setsockopt(socket.get(), SOL_PACKET, option, &value, sizeof value) == 0)
        return {};
    return fileFailure({}, what);
}

/// Puts the tag that the kernel has taken off back where it was, in the room before the frame that
/// PACKET_RESERVE makes. Returns where the frame begins then.
unsigned char *restoreTag(unsigned char *frame, const tpacket3_hdr &header)
{
    const bool hasType = (header.tp_status & TP_STATUS_VLAN_TPID_VALID) != 0;
    const std::array<std::uint16_t, 2> tag = {
        htons(hasType ? header.hv1.tp_vlan_tpid : std::uint16_t{ETH_P_8021Q}),
        htons(static_cast<std::uint16_t>(header.hv1.tp_vlan_tci))};
    static_assert(sizeof tag == TagBytes);
    std::memmove(frame - TagBytes, frame, AddressBytes);
    std::memcpy(frame - TagBytes + AddressBytes, tag.data(), sizeof tag);
    return frame - TagBytes;
}

void give(Ports &ports, unsigned char *place, const tpacket3_hdr &header)
{
    const auto &address =
        *reinterpret_cast<const sockaddr_ll *>(place + TPACKET_ALIGN(sizeof(tpacket3_hdr)));
    unsigned char *frame = place + header.tp_mac;
    std::size_t captured = header.tp_snaplen;
    std::uint32_t original = header.tp_len;
    const bool isTagged =
        (header.tp_status & TP_STATUS_VLAN_VALID) != 0 && captured >= AddressBytes;
    if (isTagged) {
        frame = restoreTag(frame, header);
        captured += TagBytes;
        original += TagBytes;
    }
    ports.stage(address.sll_ifindex, header.tp_sec, header.tp_nsec, {frame, captured}, original,
                isTagged);
}

} // namespace

Result<std::unique_ptr<KernelRing>> KernelRing::open(std::chrono::milliseconds blockTimeout,
                                                     std::size_t blockBytes, Heard heard)
{
    // Without a protocol the socket receives nothing before it is bound.
    FileDescriptor socket(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket)
        return fileFailure({}, "no packet socket");
    tpacket_req3 request = {};
    request.tp_block_size = static_cast<unsigned>(blockBytes);
    request.tp_block_nr = static_cast<unsigned>(Bytes / blockBytes);
    request.tp_frame_size = 1 << 11;
    request.tp_frame_nr = static_cast<unsigned>(Bytes / request.tp_frame_size);
    request.tp_retire_blk_tov = static_cast<unsigned>(blockTimeout.count());
    for (const Result<> &done :
         {set(socket, PACKET_VERSION, int{TPACKET_V3}, "no TPACKET_V3"),
          set(socket, PACKET_RESERVE, unsigned{TagBytes}, "no room for VLAN tags"),
          set(socket, PACKET_RX_RING, request, "no buffer for packets")}) {
        if (!done)
            return passOn(done);
    }
    void *blocks = ::mmap(nullptr, Bytes, PROT_READ | PROT_WRITE, MAP_SHARED, socket.get(), 0);
    if (blocks == MAP_FAILED)
        return fileFailure({}, "no buffer for packets");
    std::unique_ptr<KernelRing> ring(
        new KernelRing(std::move(socket), static_cast<unsigned char *>(blocks), blockBytes, heard));
    const sock_filter nothing = {BPF_RET | BPF_K, 0, 0, 0};
    if (const auto shut = ring->setFilter({&nothing, 1}); !shut)
        return passOn(shut);
    sockaddr_ll address = {};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    if (::bind(ring->descriptor(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return fileFailure({}, "no packet socket for all interfaces");
    return ring;
}

KernelRing::~KernelRing()
{
    ::munmap(m_blocks, Bytes);
}

/// Where the kernel leaves out what goes out of an interface, it costs the sender less than by the
/// filter.
unsigned KernelRing::groupKind() const
{
    return PACKET_FANOUT_CBPF | (m_heard == Heard::Incoming ? IgnoreOutgoing : 0);
}

Result<> KernelRing::makeGroup() const
{
    const auto made =
        set(m_socket, PACKET_FANOUT, (groupKind() | PACKET_FANOUT_FLAG_UNIQUEID) << 16,
            "no group of packet sockets");
    return made ? select(0) : made;
}

Result<> KernelRing::joinGroup(const KernelRing &other) const
{
    unsigned group = 0;
    socklen_t length = sizeof group;
    if (::getsockopt(other.descriptor(), SOL_PACKET, PACKET_FANOUT, &group, &length) != 0)
        return fileFailure({}, "no group of packet sockets");
    return set(m_socket, PACKET_FANOUT, groupKind() << 16 | (group & 0xffff),
               "cannot join a group of packet sockets");
}

/// The kernel waits until nobody uses the program before (fanout_set_data_cbpf): no frame goes to
/// the earlier member any more.
Result<> KernelRing::select(unsigned member) const
{
    std::array<sock_filter, 4> program = {{{BPF_LD | BPF_W | BPF_ABS, 0, 0, InterfaceIndex},
                                           {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, LoopbackIndex},
                                           {BPF_RET | BPF_K, 0, 0, 0},
                                           {BPF_RET | BPF_K, 0, 0, member}}};
    const sock_fprog request = {program.size(), program.data()};
    return set(m_socket, PACKET_FANOUT_DATA, request, "cannot choose among packet sockets");
}

Result<> KernelRing::setFilter(std::span<const sock_filter> program) const
{
    // Frames that this ring pushes come in, whatever else is heard, and nothing else of the
    // loopback.
    std::vector<sock_filter> whole = {{BPF_LD | BPF_W | BPF_ABS, 0, 0, InterfaceIndex},
                                      {BPF_JMP | BPF_JEQ | BPF_K, 0, 4, LoopbackIndex},
                                      {BPF_LD | BPF_H | BPF_ABS, 0, 0, AddressBytes},
                                      {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, pushType()},
                                      {BPF_RET | BPF_K, 0, 0, PushBytes},
                                      {BPF_RET | BPF_K, 0, 0, 0}};
    const auto way = onlyHeard(m_heard);
    whole.insert(m_heard == Heard::Outgoing ? whole.end() : whole.begin(), way.begin(), way.end());
    whole.insert(whole.end(), program.begin(), program.end());
    const sock_fprog request = {static_cast<unsigned short>(whole.size()), whole.data()};
    if (::setsockopt(m_socket.get(), SOL_SOCKET, SO_ATTACH_FILTER, &request, sizeof request) == 0)
        return {};
    return fileFailure({}, "the kernel refuses the filter of " + std::to_string(program.size()) +
                               " instructions");
}

tpacket_hdr_v1 &KernelRing::nextBlock() const
{
    return reinterpret_cast<tpacket_block_desc *>(m_blocks + m_next * m_blockBytes)->hdr.bh1;
}

bool KernelRing::isHandedOut() const
{
    return (__atomic_load_n(&nextBlock().block_status, __ATOMIC_ACQUIRE) & TP_STATUS_USER) != 0;
}

std::uint16_t KernelRing::pushType() const
{
    return PushTypes[static_cast<std::size_t>(m_heard)];
}

void KernelRing::pushOut() const
{
    std::vector<char> frame(PushBytes);
    const std::uint16_t type = htons(pushType());
    std::memcpy(frame.data() + AddressBytes, &type, sizeof type);
    sockaddr_ll address = {};
    address.sll_family = AF_PACKET;
    address.sll_ifindex = LoopbackIndex;
    // If it cannot be sent, the block is handed out after its timeout.
    for (std::size_t sent = 0; sent <= m_blockBytes && !isHandedOut(); sent += PushBytes) {
        [[maybe_unused]] const ssize_t pushed =
            ::sendto(m_socket.get(), frame.data(), frame.size(), MSG_DONTWAIT,
                     reinterpret_cast<sockaddr *>(&address), sizeof address);
    }
}

bool KernelRing::readBlock(Ports &ports, bool &hasStepped)
{
    if (!isHandedOut())
        return false;
    auto &block = nextBlock();
    unsigned char *place = m_blocks + m_next * m_blockBytes + block.offset_to_first_pkt;
    Timestamp last = m_latest;
    for (std::uint32_t each = 0; each < block.num_pkts; ++each) {
        const auto &header = *reinterpret_cast<const tpacket3_hdr *>(place);
        give(ports, place, header);
        if (each + 1 == block.num_pkts)
            last = std::chrono::seconds(header.tp_sec) + std::chrono::nanoseconds(header.tp_nsec);
        place += header.tp_next_offset;
    }
    m_state.delivered += block.num_pkts;
    const bool isEarlier = last + Staging::MaxDisorder < m_latest;
    hasStepped = hasStepped || isEarlier;
    m_latest = isEarlier ? last : std::max(m_latest, last);
    __atomic_store_n(&block.block_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
    m_next = (m_next + 1) % (Bytes / m_blockBytes);
    return true;
}

/// Frames enter the buffer in about the order of their stamps. So nothing earlier comes any more
/// than the last frame that was read; when none waits, than the moment before that was looked up.
Receiver::State KernelRing::state()
{
    const Timestamp before = realtime();
    tpacket_stats_v3 now = {};
    socklen_t length = sizeof now;
    if (::getsockopt(m_socket.get(), SOL_PACKET, PACKET_STATISTICS, &now, &length) == 0) {
        m_state.arrived += now.tp_packets;
        m_state.dropped += now.tp_drops;
    }
    const bool isEmpty = m_state.arrived - m_state.dropped == m_state.delivered;
    m_state.safe = isEmpty ? std::max(before, m_latest) : m_latest;
    return m_state;
}

} // namespace tomato::capture
