// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tapring.h"

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <string>
#include <system_error>

namespace tomato::bench {

namespace {

constexpr unsigned BlockTimeoutMilliseconds = 25;
constexpr std::size_t SmallBlock = 256 << 10;
constexpr std::size_t LargeBlock = 1 << 20;
constexpr std::size_t LargeRing = 8 << 20;
constexpr unsigned WholeFrame = 262'144;
/// PACKET_FANOUT_FLAG_IGNORE_OUTGOING, which the headers of Debian 12 do not know.
constexpr unsigned IgnoreOutgoing = 0x4000;

template <class Value>
void set(int socket, int option, const Value &value, const char *what)
{
    if (::setsockopt(socket, SOL_PACKET, option, &value, sizeof value) != 0)
        throw std::system_error(errno, std::generic_category(), what);
}

sock_filter statement(unsigned code, std::uint32_t value)
{
    return {static_cast<std::uint16_t>(code), 0, 0, value};
}

void appendSearch(std::vector<sock_filter> &program, std::span<const int> sorted)
{
    constexpr std::size_t MaxLinear = 4;
    if (sorted.size() <= MaxLinear) {
        for (std::size_t each = 0; each < sorted.size(); ++each) {
            const auto behind = static_cast<std::uint8_t>(sorted.size() - each);
            program.push_back(
                {BPF_JMP | BPF_JEQ | BPF_K, behind, 0, static_cast<std::uint32_t>(sorted[each])});
        }
        program.push_back(statement(BPF_RET | BPF_K, 0));
        program.push_back(statement(BPF_RET | BPF_K, WholeFrame));
        return;
    }
    const std::size_t middle = sorted.size() / 2;
    std::vector<sock_filter> low;
    appendSearch(low, sorted.first(middle));
    program.push_back(
        {BPF_JMP | BPF_JGE | BPF_K, 0, 1, static_cast<std::uint32_t>(sorted[middle])});
    program.push_back(statement(BPF_JMP | BPF_JA, static_cast<std::uint32_t>(low.size())));
    program.insert(program.end(), low.begin(), low.end());
    appendSearch(program, sorted.subspan(middle));
}

} // namespace

TapRing::TapRing(const Shape &shape, std::span<const sock_filter> filter)
    : m_socket(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0)),
      m_blockBytes(shape.bytes >= LargeRing ? LargeBlock : SmallBlock),
      m_blocks(std::max<std::size_t>(2, shape.bytes / m_blockBytes))
{
    if (!m_socket)
        throw std::system_error(errno, std::generic_category(), "no packet socket");
    const int socket = m_socket.get();
    set(socket, PACKET_VERSION, int{TPACKET_V3}, "no TPACKET_V3");
    tpacket_req3 request = {};
    request.tp_block_size = static_cast<unsigned>(m_blockBytes);
    request.tp_block_nr = static_cast<unsigned>(m_blocks);
    request.tp_frame_size = 1 << 11;
    request.tp_frame_nr = static_cast<unsigned>(bytes() / request.tp_frame_size);
    request.tp_retire_blk_tov = BlockTimeoutMilliseconds;
    set(socket, PACKET_RX_RING, request, "no buffer for packets");
    setFilter(filter);
    if (shape.group == 0)
        set(socket, PACKET_IGNORE_OUTGOING, 1, "outgoing frames cannot be left out");
    sockaddr_ll address = {};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    address.sll_ifindex = shape.interface;
    if (::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        throw std::system_error(errno, std::generic_category(), "no packets of the interface");
    if (shape.group != 0)
        set(socket, PACKET_FANOUT, shape.group | (PACKET_FANOUT_CPU | IgnoreOutgoing) << 16,
            "no group");
    void *memory = ::mmap(nullptr, bytes(), PROT_READ | PROT_WRITE, MAP_SHARED, socket, 0);
    if (memory == MAP_FAILED)
        throw std::system_error(errno, std::generic_category(), "no buffer for packets");
    m_memory = static_cast<char *>(memory);
}

TapRing::~TapRing()
{
    ::munmap(m_memory, bytes());
}

void TapRing::setFilter(std::span<const sock_filter> filter)
{
    const sock_fprog program = {static_cast<unsigned short>(filter.size()),
                                const_cast<sock_filter *>(filter.data())};
    if (::setsockopt(m_socket.get(), SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) != 0)
        throw std::system_error(errno, std::generic_category(), "the filter was refused");
}

void TapRing::read(const std::function<void(const Frame &)> &give)
{
    for (;;) {
        char *block = m_memory + m_next * m_blockBytes;
        auto &header = reinterpret_cast<tpacket_block_desc *>(block)->hdr.bh1;
        const std::atomic_ref<std::uint32_t> status(header.block_status);
        if ((status.load(std::memory_order_acquire) & TP_STATUS_USER) == 0)
            return;
        const char *place = block + header.offset_to_first_pkt;
        for (std::uint32_t left = header.num_pkts; left > 0; --left) {
            const auto &packet = *reinterpret_cast<const tpacket3_hdr *>(place);
            const auto &address =
                *reinterpret_cast<const sockaddr_ll *>(place + TPACKET_ALIGN(sizeof(tpacket3_hdr)));
            give({address.sll_ifindex,
                  packet.tp_sec,
                  packet.tp_nsec,
                  packet.tp_len,
                  {place + packet.tp_mac, packet.tp_snaplen}});
            place += packet.tp_next_offset;
        }
        status.store(TP_STATUS_KERNEL, std::memory_order_release);
        m_next = (m_next + 1) % m_blocks;
    }
}

std::uint64_t TapRing::takeDropped() const
{
    tpacket_stats_v3 statistics = {};
    socklen_t size = sizeof statistics;
    ::getsockopt(m_socket.get(), SOL_PACKET, PACKET_STATISTICS, &statistics, &size);
    return statistics.tp_drops;
}

std::vector<sock_filter> programFor(std::vector<int> interfaces)
{
    std::ranges::sort(interfaces);
    std::vector<sock_filter> program = {statement(
        BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_IFINDEX))};
    appendSearch(program, interfaces);
    return program;
}

} // namespace tomato::bench
