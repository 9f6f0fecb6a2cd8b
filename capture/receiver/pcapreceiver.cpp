// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/pcapreceiver.h"

#include "app/base/files/fileaccess.h"
#include "capture/receiver/clock.h"
#include "capture/receiver/ringprogram.h"

#include <fcntl.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace tomato::capture {

namespace {

/// The most that one read() takes: libpcap goes on as long as frames come as fast as they are read.
constexpr int FramesAtOnce = 8192;
/// After this time the kernel has handed out the frames of a removed interface.
constexpr std::chrono::milliseconds HandingOut{60};

/// Converts the result of pcap_activate() to an error, with libpcap's own message where there is
/// one.
tl::unexpected<Error> pcapFailure(const std::string &interface, pcap_t *handle, int status)
{
    const std::string own = pcap_geterr(handle);
    const std::string general = pcap_statustostr(status);
    if (status == PCAP_ERROR)
        return failure(own, interface);
    return failure(own.empty() ? general : general + ": " + own, interface);
}

/// The kernel has taken such a tag off when it judged the frame, and libpcap has put it back.
bool isTagged(std::span<const unsigned char> frame)
{
    constexpr std::size_t TypeAt = 12;
    if (frame.size() < TypeAt + 2)
        return false;
    const unsigned type = frame[TypeAt] * 256U + frame[TypeAt + 1];
    return type == 0x8100 || type == 0x88a8;
}

struct Reading
{
    Ports *ports;
    int index;
    std::uint64_t earlier;
    Timestamp latest;
};

/// noexcept: an exception must not pass through libpcap.
void giveFrame(unsigned char *user, const pcap_pkthdr *header, const unsigned char *bytes) noexcept
{
    auto &reading = *reinterpret_cast<Reading *>(user);
    if (reading.earlier != 0) {
        --reading.earlier;
        return;
    }
    // With nanosecond precision tv_usec holds nanoseconds.
    reading.latest =
        std::chrono::seconds(header->ts.tv_sec) + std::chrono::nanoseconds(header->ts.tv_usec);
    const std::span frame(bytes, header->caplen);
    reading.ports->stage(reading.index, static_cast<std::uint32_t>(header->ts.tv_sec),
                         static_cast<std::uint32_t>(header->ts.tv_usec), frame, header->len,
                         isTagged(frame));
}

} // namespace

Result<std::unique_ptr<PcapReceiver>> PcapReceiver::open(const std::string &interface, int index,
                                                         Heard heard)
{
    char error[PCAP_ERRBUF_SIZE] = {};
    PcapHandle handle(pcap_create(interface.c_str(), error));
    if (!handle)
        return failure(error, interface);
    pcap_set_snaplen(handle.get(), MaxSnapLength);
    pcap_set_promisc(handle.get(), 0);
    pcap_set_timeout(handle.get(), BlockMilliseconds);
    pcap_set_buffer_size(handle.get(), BufferBytes);
    pcap_set_tstamp_precision(handle.get(), PCAP_TSTAMP_PRECISION_NANO);
    if (const int status = pcap_activate(handle.get()); status < 0)
        return pcapFailure(interface, handle.get(), status);
    if (pcap_datalink(handle.get()) != DLT_EN10MB)
        return failure("not an Ethernet interface", interface);
    std::unique_ptr<PcapReceiver> receiver(new PcapReceiver(std::move(handle), index, heard));
    if (const auto ready = receiver->prepare(); !ready)
        return failure(ready.error().message, interface);
    return receiver;
}

/// libpcap receives from an interface from pcap_activate() on, unfiltered and in both directions.
/// Frames that have come so far are in the buffer before all later ones; to read them now would
/// take until the kernel hands out its last block.
Result<> PcapReceiver::prepare()
{
    if (const auto shut = install({{BPF_RET | BPF_K, 0, 0, 0}}); !shut)
        return shut;
    // The processes that the fabric starts must not inherit it, elements least of all.
    if (::fcntl(pcap_fileno(m_handle.get()), F_SETFD, FD_CLOEXEC) != 0)
        return fileFailure({}, "cannot be kept from other programs");
    char error[PCAP_ERRBUF_SIZE] = {};
    if (pcap_setnonblock(m_handle.get(), 1, error) != 0)
        return failure(error);
    const int yes = 1;
    // libpcap's own direction filter works behind the buffer, where the outgoing frames would take
    // half of the room and none of the counters could be trusted.
    if (m_heard == Heard::Incoming && ::setsockopt(pcap_fileno(m_handle.get()), SOL_PACKET,
                                                   PACKET_IGNORE_OUTGOING, &yes, sizeof yes) != 0)
        return fileFailure({}, "the kernel cannot tell incoming frames (Linux 4.20 can)");
    letFramesPass();
    count();
    m_earlier = m_state.arrived - m_state.dropped;
    m_state = {};
    return {};
}

void PcapReceiver::addDescriptors(std::vector<pollfd> &all) const
{
    if (!isGone())
        all.push_back({pcap_get_selectable_fd(m_handle.get()), POLLIN, 0});
}

Result<> PcapReceiver::listen(Ports &ports)
{
    const auto open = ports.open(m_index);
    if (open.empty())
        return install({{BPF_RET | BPF_K, 0, 0, 0}});
    Listener &first = *open.front();
    if (open.size() == 1 && install(portProgram(first.filter.get(), first.wire->snapLength()))) {
        first.judgedByKernel = true;
        return {};
    }
    for (Listener *each : open) {
        each->judgedByKernel = false;
        each->judgedHere = true;
    }
    return install(portProgram(nullptr, MaxSnapLength));
}

/// pcap_setfilter() is not used: it silently filters in user space what the kernel refuses.
Result<> PcapReceiver::install(std::vector<sock_filter> program)
{
    if (m_heard == Heard::Outgoing) {
        const auto way = onlyHeard(m_heard);
        program.insert(program.begin(), way.begin(), way.end());
    }
    const sock_fprog filter = {static_cast<unsigned short>(program.size()), program.data()};
    if (::setsockopt(pcap_fileno(m_handle.get()), SOL_SOCKET, SO_ATTACH_FILTER, &filter,
                     sizeof filter) == 0)
        return {};
    return fileFailure({}, "the kernel refuses the filter of " + std::to_string(program.size()) +
                               " instructions");
}

bool PcapReceiver::read(Ports &ports, bool &hasStepped)
{
    if (isGone())
        return true;
    Reading reading = {&ports, m_index, m_earlier, m_latest};
    const int count = pcap_dispatch(m_handle.get(), FramesAtOnce, giveFrame,
                                    reinterpret_cast<unsigned char *>(&reading));
    if (count == PCAP_ERROR && !m_removed && isRemoved())
        m_removed = std::chrono::steady_clock::now();
    m_state.delivered +=
        static_cast<std::uint64_t>(std::max(count, 0)) - (m_earlier - reading.earlier);
    m_earlier = reading.earlier;
    const bool isEarlier = reading.latest + Staging::MaxDisorder < m_latest;
    hasStepped = hasStepped || isEarlier;
    m_latest = isEarlier ? reading.latest : std::max(m_latest, reading.latest);
    return count < FramesAtOnce;
}

bool PcapReceiver::isGone() const
{
    return m_removed && std::chrono::steady_clock::now() > *m_removed + HandingOut;
}

/// libpcap looks an interface that is down up by its name, and takes a renamed one for removed.
bool PcapReceiver::isRemoved() const
{
    sockaddr_ll address = {};
    socklen_t length = sizeof address;
    return ::getsockname(pcap_fileno(m_handle.get()), reinterpret_cast<sockaddr *>(&address),
                         &length) == 0 &&
           address.sll_ifindex <= 0;
}

void PcapReceiver::count()
{
    pcap_stat now = {};
    if (pcap_stats(m_handle.get(), &now) != 0)
        return;
    // ps_recv counts frames that passed the filter, including those that were dropped because the
    // buffer was full.
    m_state.arrived += now.ps_recv - m_statistics.ps_recv;
    m_state.dropped += now.ps_drop - m_statistics.ps_drop;
    m_statistics = now;
}

/// Works as KernelRing::state(). Frames that a removed interface has not handed out do not come.
Receiver::State PcapReceiver::state()
{
    const Timestamp before = realtime();
    count();
    if (isGone())
        m_state.arrived = m_state.dropped + m_state.delivered;
    const bool isEmpty = m_state.arrived - m_state.dropped == m_state.delivered;
    m_state.safe = isEmpty ? std::max(before, m_latest) : m_latest;
    return m_state;
}

} // namespace tomato::capture
