// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/live/livering.h"

#include "capture/archive/formats/pcapngformat.h"
#include "capture/archive/recordedtimes.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/ringholes.h"
#include "capture/ring/sidelog.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <unistd.h>

namespace tomato::capture {

namespace {

/// More than the longest packet with its header.
constexpr std::size_t LiveBufferBytes = 1 << 20;

std::uint32_t headerWord(const std::array<char, 24> &header, std::size_t at)
{
    std::uint32_t word = 0;
    std::memcpy(&word, header.data() + at, sizeof word);
    return word;
}

/// When the first packet came that is told.
Timestamp startTime(const RingReader &ring, Cursor::Start start)
{
    const RingSnapshot now = ring.snapshot();
    const bool isFromOldest = start == Cursor::Start::Oldest && !now.segments.empty() &&
                              now.segments.front().packets != 0;
    return isFromOldest ? now.segments.front().first
                        : std::chrono::system_clock::now().time_since_epoch();
}

} // namespace

LiveRing::LiveRing(CapturedRing captured, Cursor::Start start, RecordedMoment moment)
    : m_captured(std::move(captured)), m_moment(moment), m_cursor(m_captured.ring, start),
      m_hasSides(std::filesystem::exists(sidesPath(m_captured.ring->directory()))),
      m_emulation(m_captured, m_hasSides, startTime(*m_captured.ring, start))
{
    m_buffer.resize(LiveBufferBytes);
}

Result<> LiveRing::begin()
{
    const auto header = m_cursor.fileHeader();
    if (!header)
        return passOn(header);
    m_like.nanoseconds = headerWord(*header, 0) == PcapNanosecondMagic;
    m_like.snapLength = headerWord(*header, 16);
    m_like.linkType = headerWord(*header, 20);
    return {};
}

Result<> LiveRing::describe(PcapngWriter &writer, std::uint32_t &interfaces)
{
    m_firstInterface = interfaces;
    for (PcapngInterface &each : interfacesOf(m_captured, m_hasSides, m_like, m_moment)) {
        each.comment += m_emulation.atFirst(interfaces - m_firstInterface);
        if (!m_captured.clockComment.empty())
            each.comment += "\n" + m_captured.clockComment;
        if (auto added = writer.addInterface(each); !added)
            return added;
        ++interfaces;
    }
    return {};
}

Result<bool> LiveRing::load()
{
    if (hasPacket())
        return false;
    m_packets.clear();
    m_next = 0;
    const bool isNew = m_range.bytes == 0;
    if (isNew) {
        const auto range = m_cursor.next();
        if (!range)
            return passOn(range);
        m_range = *range;
        if (m_range.bytes == 0)
            return false;
        m_emulation.refresh();
    }
    if (const auto read = readPackets(); !read)
        return passOn(read);
    return isNew;
}

Result<> LiveRing::readPackets()
{
    const auto most = std::min<std::uint64_t>(m_buffer.size(), m_range.bytes);
    ssize_t count = -1;
    do {
        count =
            ::pread(m_range.descriptor, m_buffer.data(), most, static_cast<off_t>(m_range.offset));
    } while (count < 0 && errno == EINTR);
    return splitPackets(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
}

Result<> LiveRing::splitPackets(std::size_t bytes)
{
    auto rest = std::span<const char>(m_buffer).first(bytes);
    while (rest.size() >= PcapRecordHeaderBytes) {
        PcapRecordHeader header;
        std::memcpy(&header, rest.data(), sizeof header);
        if (rest.size() - PcapRecordHeaderBytes < header.captured)
            break;
        Packet packet;
        packet.recorded =
            std::chrono::seconds(header.seconds) +
            (m_like.nanoseconds
                 ? std::chrono::nanoseconds(header.fraction)
                 : std::chrono::nanoseconds(std::chrono::microseconds(header.fraction)));
        packet.time = packet.recorded - m_ahead;
        packet.bytes = rest.subspan(PcapRecordHeaderBytes, header.captured);
        packet.original = header.original;
        m_packets.push_back(packet);
        rest = rest.subspan(PcapRecordHeaderBytes + header.captured);
    }
    if (m_packets.empty())
        return failure("the segment is too short", m_captured.ring->directory().string());
    findInterfaces();
    m_range.firstPacket += m_packets.size();
    m_range.offset += bytes - rest.size();
    m_range.bytes -= bytes - rest.size();
    return {};
}

void LiveRing::findInterfaces()
{
    std::optional<Sides> sides;
    if (m_hasSides)
        sides = Sides::read(m_captured.ring->directory(), m_captured.ring->snapshot().limits,
                            m_range.firstPacket, m_packets.size());
    // Bits of a segment that is gone meanwhile may be those of other packets.
    const RingSnapshot now = m_captured.ring->snapshot();
    if (now.segments.empty() || now.segments.front().number > m_range.segment)
        sides.reset();
    std::uint64_t number = m_range.firstPacket;
    for (Packet &each : m_packets) {
        if (!m_hasSides)
            each.interface = 0;
        else if (sides)
            each.interface = static_cast<std::uint32_t>(sides->at(number));
        ++number;
    }
}

Result<> LiveRing::writePacket(PcapngWriter &writer, std::uint32_t &interfaces)
{
    const Packet &packet = m_packets[m_next++];
    if (!packet.interface) {
        const auto unknown = unknownEnd(writer, interfaces);
        if (!unknown)
            return passOn(unknown);
        return writer.addPacket(*unknown, packet.time, packet.original, packet.bytes);
    }
    const bool isDelivered = m_moment == RecordedMoment::Delivered;
    return writer.addPacket(m_firstInterface + *packet.interface, packet.time, packet.original,
                            packet.bytes, m_emulation.until(*packet.interface, packet.recorded),
                            !m_hasSides   ? 0
                            : isDelivered ? pcapng::Inbound
                                          : pcapng::Outbound);
}

void LiveRing::appendTo(std::string &records)
{
    const Packet &packet = m_packets[m_next++];
    const auto seconds = std::chrono::floor<std::chrono::seconds>(packet.time);
    const PcapRecordHeader header{static_cast<std::uint32_t>(seconds.count()),
                                  static_cast<std::uint32_t>((packet.time - seconds).count()),
                                  static_cast<std::uint32_t>(packet.bytes.size()), packet.original};
    records.append(reinterpret_cast<const char *>(&header), sizeof header);
    records.append(packet.bytes.data(), packet.bytes.size());
}

Result<std::uint32_t> LiveRing::unknownEnd(PcapngWriter &writer, std::uint32_t &interfaces)
{
    if (m_unknownEnd)
        return *m_unknownEnd;
    PcapngInterface interface = interfacesOf(m_captured, false, m_like, m_moment).front();
    interface.description = "Frames of an end that is not known any more";
    if (const auto added = writer.addInterface(interface); !added)
        return passOn(added);
    m_unknownEnd = interfaces++;
    return *m_unknownEnd;
}

Result<> LiveRing::writeStatistics(PcapngWriter &writer)
{
    m_emulation.refresh();
    std::uint32_t interface = 0;
    std::vector<InterfaceHole> holes;
    for (const RingHole &each : readHoles(m_captured.ring->directory()))
        holes.push_back({m_hasSides ? static_cast<std::uint32_t>(each.side) : 0, each.from, each.to,
                         each.packets});
    for (auto &each : statisticsOf(m_captured.ring->snapshot(), m_hasSides)) {
        each->comment = m_emulation.until(interface, Timestamp::max());
        const std::string told = holesText(holes, interface);
        each->comment += (each->comment.empty() || told.empty() ? "" : "\n") + told;
        if (auto added = writer.addStatistics(m_firstInterface + interface++, *each); !added)
            return added;
    }
    return {};
}

} // namespace tomato::capture
