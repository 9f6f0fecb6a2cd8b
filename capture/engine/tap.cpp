// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/tap.h"

#include <fcntl.h>
#include <linux/if_packet.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

namespace tomato::capture {

namespace {

/// What the kernel adds to each frame in the buffer, about.
constexpr std::size_t FrameOverhead = 96;
/// The most that one read() takes: libpcap goes on as long as frames come as fast as they are read,
/// and meanwhile nothing is written and the other side is not read.
constexpr std::uint64_t MostFramesAtOnce = 32'768;
constexpr std::uint64_t MostBytesAtOnce = 8 << 20;

/// What pcap_create() and pcap_activate() say, with libpcap's own words where it has some.
tl::unexpected<Error> pcapFailure(const std::string &interface, pcap_t *handle, int status)
{
    const std::string own = pcap_geterr(handle);
    const std::string general = pcap_statustostr(status);
    if (status == PCAP_ERROR)
        return failure(own, interface);
    return failure(own.empty() ? general : general + ": " + own, interface);
}

bool mentionsVlan(const std::string &expression)
{
    return expression.find("vlan") != std::string::npos;
}

struct Reading
{
    pcap_t *handle;
    FrameMerge *merge;
    int side;
    const Tap::Listener *listener;
    std::uint64_t frames;
    std::uint64_t bytes;
    std::uint64_t refused;
    bool heedsRoom;
    bool stopped;
};

void stop(Reading &reading)
{
    reading.stopped = true;
    pcap_breakloop(reading.handle);
}

/// noexcept: an exception must not pass through libpcap.
template <Precision precision, bool listened>
void stageFrame(unsigned char *user, const pcap_pkthdr *header, const unsigned char *bytes) noexcept
{
    auto &reading = *reinterpret_cast<Reading *>(user);
    // With nanosecond precision tv_usec holds nanoseconds.
    const Timestamp time =
        std::chrono::seconds(header->ts.tv_sec) + std::chrono::nanoseconds(header->ts.tv_usec);
    ++reading.frames;
    reading.bytes += header->caplen;
    if (reading.frames >= MostFramesAtOnce || reading.bytes >= MostBytesAtOnce)
        stop(reading);
    if constexpr (listened) {
        if (!(*reading.listener)(time, header->len))
            return;
    }
    if (!reading.heedsRoom && reading.merge->isOverfull(reading.side)) {
        ++reading.refused;
        return;
    }
    reading.merge->stage<precision>(reading.side, time, {bytes, header->caplen}, header->len);
    if (reading.merge->isFull(reading.side) && reading.heedsRoom)
        stop(reading);
}

} // namespace

Result<std::unique_ptr<Tap>> Tap::open(const std::string &interface, const std::string &expression,
                                       const FilterProgram &filter, Settings settings)
{
    char error[PCAP_ERRBUF_SIZE] = {};
    PcapHandle handle(pcap_create(interface.c_str(), error));
    if (!handle)
        return failure(error, interface);
    pcap_set_snaplen(handle.get(), settings.snapLength);
    pcap_set_promisc(handle.get(), 0);
    pcap_set_timeout(handle.get(), static_cast<int>(settings.blockTimeout.count()));
    pcap_set_buffer_size(handle.get(), static_cast<int>(settings.bufferBytes));
    pcap_set_tstamp_precision(handle.get(), PCAP_TSTAMP_PRECISION_NANO);
    if (const int status = pcap_activate(handle.get()); status < 0)
        return pcapFailure(interface, handle.get(), status);
    if (pcap_datalink(handle.get()) != DLT_EN10MB)
        return failure("not an Ethernet interface", interface);

    std::unique_ptr<Tap> tap(new Tap(std::move(handle), settings));
    if (const auto ready = tap->prepare(); !ready)
        return failure(ready.error().message, interface);
    if (!mentionsVlan(expression)) {
        tap->keep(*filter);
        return tap;
    }
    const auto live = compileFilter(tap->m_handle.get(), expression);
    if (!live)
        return failure(live.error().message, interface);
    tap->keep(**live);
    return tap;
}

Tap::Tap(PcapHandle handle, Settings settings) : m_handle(std::move(handle)), m_settings(settings)
{
}

int Tap::descriptor() const
{
    return pcap_get_selectable_fd(m_handle.get());
}

/// libpcap hears of an interface from pcap_activate() on, unfiltered and both ways. This brings the
/// tap to where it is shut and counts each frame that enters as one to be delivered.
Result<> Tap::prepare()
{
    shut();
    // No business of the processes that the fabric starts, the elements' least of all.
    if (::fcntl(pcap_fileno(m_handle.get()), F_SETFD, FD_CLOEXEC) != 0)
        return failure("cannot be kept from other programs: " +
                       std::generic_category().message(errno));
    char error[PCAP_ERRBUF_SIZE] = {};
    if (pcap_setnonblock(m_handle.get(), 1, error) != 0)
        return failure(error);
    const int yes = 1;
    // libpcap's own direction filter works behind the buffer, where the outgoing frames would take
    // half of the room and none of the counters could be trusted.
    if (::setsockopt(pcap_fileno(m_handle.get()), SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes,
                     sizeof yes) != 0)
        return failure("the kernel cannot tell incoming frames (Linux 4.20 can): " +
                       std::generic_category().message(errno));
    skipEarlier();
    return {};
}

/// Nothing enters any more. What did is in the buffer before all that will; to read it now would
/// take until the kernel hands out its last block.
void Tap::skipEarlier()
{
    letFramesPass();
    countArrived();
    m_earlier = m_arrived - m_dropped;
    m_arrived = m_dropped = 0;
}

/// Waits for longer than a frame takes from the filter to its place and to the next tap.
void Tap::letFramesPass()
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::microseconds(50);
    while (std::chrono::steady_clock::now() < end) {
    }
}

void Tap::keep(const bpf_program &program)
{
    static_assert(sizeof(bpf_insn) == sizeof(sock_filter));
    m_program.resize(program.bf_len);
    std::memcpy(m_program.data(), program.bf_insns, program.bf_len * sizeof(bpf_insn));
    // What a filter returns is how much the kernel copies.
    for (sock_filter &each : m_program) {
        if (each.code == (BPF_RET | BPF_K) && each.k != 0)
            each.k = static_cast<std::uint32_t>(m_settings.snapLength);
    }
}

Result<> Tap::letIn()
{
    return install(m_program);
}

void Tap::shut()
{
    // Fails only for a program that the kernel does not understand.
    [[maybe_unused]] const auto installed = install({{BPF_RET | BPF_K, 0, 0, 0}});
}

/// Not pcap_setfilter(): that one silently filters behind the buffer what the kernel refuses.
Result<> Tap::install(const std::vector<sock_filter> &program)
{
    const sock_fprog filter = {static_cast<unsigned short>(program.size()),
                               const_cast<sock_filter *>(program.data())};
    if (::setsockopt(pcap_fileno(m_handle.get()), SOL_SOCKET, SO_ATTACH_FILTER, &filter,
                     sizeof filter) != 0)
        return failure("the kernel refuses the filter of " + std::to_string(program.size()) +
                       " instructions" +
                       (errno == ENOMEM ? " (see the sysctl net.core.optmem_max)" : "") + ": " +
                       std::generic_category().message(errno));
    return {};
}

bool Tap::read(FrameMerge &merge, int side, const Listener &listener, bool heedsRoom)
{
    const std::uint64_t earlier = m_earlier;
    const Listener skipping = [&](Timestamp time, std::uint32_t length) {
        if (m_earlier == 0)
            return !listener || listener(time, length);
        --m_earlier;
        return false;
    };
    const Listener &heard = earlier == 0 ? listener : skipping;
    Reading reading = {m_handle.get(), &merge, side, &heard, 0, 0, 0, heedsRoom, false};
    const bool nano = m_settings.precision == Precision::Nano;
    pcap_handler stage =
        nano ? stageFrame<Precision::Nano, false> : stageFrame<Precision::Micro, false>;
    if (heard)
        stage = nano ? stageFrame<Precision::Nano, true> : stageFrame<Precision::Micro, true>;
    const int status =
        pcap_dispatch(m_handle.get(), -1, stage, reinterpret_cast<unsigned char *>(&reading));
    reading.frames -= earlier - m_earlier;
    m_delivered += reading.frames;
    m_refused += reading.refused;
    m_filledBytes = reading.bytes + reading.frames * FrameOverhead;
    if (status == PCAP_ERROR && m_gone.empty() && interfaceIndex() == 0)
        m_gone = pcap_geterr(m_handle.get());
    return !reading.stopped;
}

std::uint64_t Tap::pending()
{
    countArrived();
    const std::uint64_t done = m_dropped + m_delivered;
    return m_arrived > done ? m_arrived - done : 0;
}

void Tap::countArrived()
{
    pcap_stat now = {};
    if (pcap_stats(m_handle.get(), &now) != 0)
        return;
    // ps_recv counts what passed the filter, with what was dropped for want of room.
    m_arrived += now.ps_recv - m_statistics.ps_recv;
    m_dropped += now.ps_drop - m_statistics.ps_drop;
    m_statistics = now;
}

/// libpcap looks an interface that is down up by its name, and takes a renamed one for removed.
int Tap::interfaceIndex() const
{
    sockaddr_ll address = {};
    socklen_t length = sizeof address;
    const bool known = ::getsockname(pcap_fileno(m_handle.get()),
                                     reinterpret_cast<sockaddr *>(&address), &length) == 0;
    return known ? std::max(address.sll_ifindex, 0) : 0;
}

bool Tap::isDown() const
{
    return pcap_get_required_select_timeout(m_handle.get()) != nullptr;
}

} // namespace tomato::capture
