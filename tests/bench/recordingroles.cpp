// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/recordingroles.h"

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/recorder/recorder.h"
#include "capture/ring/ringreader.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace tomato::bench {

namespace {

/// Readable once the program is asked to end.
FileDescriptor interruptions()
{
    sigset_t interrupt;
    ::sigemptyset(&interrupt);
    ::sigaddset(&interrupt, SIGINT);
    ::sigprocmask(SIG_BLOCK, &interrupt, nullptr);
    return FileDescriptor(::signalfd(-1, &interrupt, SFD_CLOEXEC));
}

void sayReady()
{
    std::printf("ready\n");
    std::fflush(stdout);
}

int sayCaptured(std::uint64_t packets)
{
    std::printf("captured %llu\n", static_cast<unsigned long long>(packets));
    return 0;
}

std::string segmentPath(const std::string &folder, int segment)
{
    return folder + "/" + std::to_string(segment);
}

/// One copy of each record, whole megabytes to files that are there already.
class BareWriter final
{
public:
    explicit BareWriter(const std::string &folder)
    {
        for (int each = 0; each < Segments; ++each)
            m_files.emplace_back(::open(segmentPath(folder, each).c_str(), O_WRONLY | O_CLOEXEC));
    }

    void add(const tpacket3_hdr &packet)
    {
        if (m_buffer.size() - m_filled < sizeof(std::uint32_t[4]) + packet.tp_snaplen)
            write();
        const std::uint32_t header[4] = {packet.tp_sec, packet.tp_nsec / 1000, packet.tp_snaplen,
                                         packet.tp_len};
        std::memcpy(m_buffer.data() + m_filled, header, sizeof header);
        std::memcpy(m_buffer.data() + m_filled + sizeof header,
                    reinterpret_cast<const char *>(&packet) + packet.tp_mac, packet.tp_snaplen);
        m_filled += sizeof header + packet.tp_snaplen;
    }

    void write()
    {
        if (::pwrite(m_files[m_file].get(), m_buffer.data(), m_filled, m_offset) < 0)
            throw std::runtime_error("cannot write");
        m_offset += static_cast<off_t>(m_filled);
        m_filled = 0;
        if (m_offset + static_cast<off_t>(m_buffer.size()) > static_cast<off_t>(SegmentBytes)) {
            m_file = (m_file + 1) % m_files.size();
            m_offset = 0;
        }
    }

private:
    std::vector<FileDescriptor> m_files;
    std::vector<char> m_buffer = std::vector<char>(1 << 20);
    std::size_t m_filled = 0;
    std::size_t m_file = 0;
    off_t m_offset = 0;
};

/// Receives the frames of a port.
class BareTap final
{
public:
    explicit BareTap(const std::string &port) : m_socket(::socket(AF_PACKET, SOCK_RAW, 0))
    {
        const int version = TPACKET_V3;
        const int yes = 1;
        tpacket_req3 request = {};
        request.tp_block_size = BlockBytes;
        request.tp_block_nr = Blocks;
        request.tp_frame_size = 1 << 11;
        request.tp_frame_nr = BlockBytes / request.tp_frame_size * Blocks;
        request.tp_retire_blk_tov = 100;
        sockaddr_ll address = {};
        address.sll_family = AF_PACKET;
        address.sll_protocol = htons(ETH_P_ALL);
        address.sll_ifindex = static_cast<int>(::if_nametoindex(port.c_str()));
        const auto set = [&](int option, const auto &value) {
            return ::setsockopt(m_socket.get(), SOL_PACKET, option, &value, sizeof value) == 0;
        };
        if (!set(PACKET_VERSION, version) || !set(PACKET_IGNORE_OUTGOING, yes) ||
            !set(PACKET_RX_RING, request))
            throw std::runtime_error("no ring at " + port);
        m_blocks = static_cast<char *>(::mmap(nullptr, BlockBytes * Blocks, PROT_READ | PROT_WRITE,
                                              MAP_SHARED, m_socket.get(), 0));
        if (m_blocks == MAP_FAILED ||
            ::bind(m_socket.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            throw std::runtime_error("no tap at " + port);
    }
    ~BareTap() { ::munmap(m_blocks, BlockBytes * Blocks); }
    BareTap(const BareTap &) = delete;
    BareTap &operator=(const BareTap &) = delete;

    int descriptor() const { return m_socket.get(); }

    /// Gives the writer the next block, if the kernel has handed it out; returns its packets.
    std::uint64_t read(BareWriter &writer)
    {
        auto &block =
            reinterpret_cast<tpacket_block_desc *>(m_blocks + m_next * BlockBytes)->hdr.bh1;
        if ((__atomic_load_n(&block.block_status, __ATOMIC_ACQUIRE) & TP_STATUS_USER) == 0)
            return 0;
        const char *packet = m_blocks + m_next * BlockBytes + block.offset_to_first_pkt;
        for (std::uint32_t each = 0; each < block.num_pkts; ++each) {
            const auto &header = *reinterpret_cast<const tpacket3_hdr *>(packet);
            writer.add(header);
            packet += header.tp_next_offset;
        }
        const std::uint64_t packets = block.num_pkts;
        __atomic_store_n(&block.block_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
        m_next = (m_next + 1) % Blocks;
        return packets;
    }

private:
    static constexpr unsigned BlockBytes = 1 << 18;
    static constexpr unsigned Blocks = 64;

    FileDescriptor m_socket;
    char *m_blocks = nullptr;
    std::size_t m_next = 0;
};

} // namespace

int recordAsWeDo(const std::string &folder, const std::array<std::string, 2> &ports)
{
    const auto interrupted = interruptions();
    capture::RecorderSettings settings;
    settings.directory = folder;
    auto recorder = capture::Recorder::start(settings);
    if (!recorder || !(*recorder)->attach(0, ports[0]) || !(*recorder)->attach(1, ports[1]))
        return 1;
    sayReady();
    pollfd end = {interrupted.get(), POLLIN, 0};
    ::poll(&end, 1, -1);
    (*recorder)->stop();
    const auto ring = capture::RingReader::open(folder);
    if (!ring || !(*recorder)->failure().empty())
        return 1;
    const auto counters = (*ring)->snapshot().counters;
    std::printf("counted as dropped %llu\n",
                static_cast<unsigned long long>(capture::total(counters.droppedByKernel)));
    return sayCaptured(counters.written[0] + counters.written[1]);
}

int recordBarely(const std::string &folder, const std::array<std::string, 2> &ports)
{
    const auto interrupted = interruptions();
    BareWriter writer(folder);
    BareTap first(ports[0]);
    BareTap second(ports[1]);
    sayReady();
    std::uint64_t packets = 0;
    pollfd ready[3] = {{interrupted.get(), POLLIN, 0},
                       {first.descriptor(), POLLIN, 0},
                       {second.descriptor(), POLLIN, 0}};
    while (ready[0].revents == 0) {
        ::poll(ready, 3, -1);
        for (BareTap *each : {&first, &second}) {
            while (const std::uint64_t count = each->read(writer))
                packets += count;
        }
    }
    writer.write();
    return sayCaptured(packets);
}

void makeFilesForBareRecording(const std::string &folder)
{
    const std::vector<char> zeros(SegmentBytes);
    for (int each = 0; each < Segments; ++each) {
        const FileDescriptor file(
            ::open(segmentPath(folder, each).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        if (::write(file.get(), zeros.data(), zeros.size()) != static_cast<ssize_t>(zeros.size()))
            throw std::runtime_error("cannot write into " + folder);
    }
}

} // namespace tomato::bench
