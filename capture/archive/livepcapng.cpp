// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/livepcapng.h"

#include "capture/archive/keylog.h"
#include "capture/archive/pcapngformat.h"
#include "capture/archive/ringdescription.h"
#include "capture/ring/pcapformat.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace tomato::capture {

namespace {

/// The buffer is larger than the longest packet with its header.
constexpr std::size_t LiveBufferBytes = 1 << 20;

std::uint32_t headerWord(const std::array<char, 24> &header, std::size_t at)
{
    std::uint32_t word = 0;
    std::memcpy(&word, header.data() + at, sizeof word);
    return word;
}

/// Returns the time of the first packet in the stream.
Timestamp startTime(const RingReader &ring, Cursor::Start start)
{
    const RingSnapshot now = ring.snapshot();
    const bool isFromOldest = start == Cursor::Start::Oldest && !now.segments.empty() &&
                              now.segments.front().packets != 0;
    return isFromOldest ? now.segments.front().first
                        : std::chrono::system_clock::now().time_since_epoch();
}

} // namespace

Result<std::unique_ptr<LivePcapng>> LivePcapng::begin(CapturedRing captured, Cursor::Start start)
{
    const Timestamp from = startTime(*captured.ring, start);
    std::unique_ptr<LivePcapng> live(new LivePcapng(std::move(captured), start, from));
    const auto header = live->m_cursor.fileHeader();
    if (!header)
        return passOn(header);
    live->m_like.nanoseconds = headerWord(*header, 0) == PcapNanosecondMagic;
    live->m_like.linkType = headerWord(*header, 20);
    if (const auto begun = live->writeHead(headerWord(*header, 16)); !begun)
        return passOn(begun);
    return live;
}

LivePcapng::LivePcapng(CapturedRing captured, Cursor::Start start, Timestamp from)
    : m_captured(std::move(captured)), m_cursor(m_captured.ring, start),
      m_hasSides(std::filesystem::exists(sidesPath(m_captured.ring->directory()))),
      m_emulation(m_captured, m_hasSides, from),
      m_writer([this](std::span<const char> bytes) -> Result<> {
          m_out.append(bytes.data(), bytes.size());
          return {};
      })
{
    m_buffer.resize(LiveBufferBytes);
}

Result<> LivePcapng::writeHead(std::uint32_t snapLength)
{
    m_like.snapLength = snapLength;
    auto done = m_writer.beginSection("Live capture of " + m_captured.name);
    for (PcapngInterface &each : interfacesOf(m_captured, m_hasSides, m_like)) {
        if (!done)
            return done;
        each.comment += m_emulation.atFirst(m_interfaces++);
        done = m_writer.addInterface(each);
    }
    return done;
}

Result<> LivePcapng::writeNames()
{
    std::vector<AddressName> news;
    for (AddressName &each : namesOfRun(m_captured.ring->directory())) {
        if (std::find(m_names.begin(), m_names.end(), each) == m_names.end())
            news.push_back(std::move(each));
    }
    m_names.insert(m_names.end(), news.begin(), news.end());
    return m_writer.addNames(news);
}

Result<> LivePcapng::writeSecrets()
{
    std::vector<std::uintmax_t> sizes;
    for (const std::filesystem::path &each : m_captured.keyLogs) {
        std::error_code error;
        sizes.push_back(std::filesystem::file_size(each, error));
    }
    if (sizes == m_keyLogBytes)
        return {};
    m_keyLogBytes = std::move(sizes);
    const auto lines = readKeyLogs(m_captured.keyLogs);
    if (!lines)
        return passOn(lines);
    std::istringstream all(*lines);
    std::string news;
    for (std::string line; std::getline(all, line);) {
        if (m_secrets.insert(line).second)
            news += line + '\n';
    }
    return news.empty() ? Result<>() : m_writer.addSecrets(pcapng::TlsKeyLog, news);
}

Result<std::string> LivePcapng::next()
{
    if (m_range.bytes == 0) {
        const auto range = m_cursor.next();
        if (!range)
            return passOn(range);
        m_range = *range;
        if (m_range.bytes == 0)
            return take();
        // Names and secrets come before the packets that are read with them.
        m_emulation.refresh();
        for (const auto write : {&LivePcapng::writeNames, &LivePcapng::writeSecrets}) {
            if (const auto written = (this->*write)(); !written)
                return passOn(written);
        }
    }
    if (const auto written = writePackets(); !written)
        return passOn(written);
    return take();
}

Result<> LivePcapng::writePackets()
{
    const auto most = std::min<std::uint64_t>(m_buffer.size(), m_range.bytes);
    const ssize_t count =
        ::pread(m_range.descriptor, m_buffer.data(), most, static_cast<off_t>(m_range.offset));
    const std::string place = m_captured.ring->directory().string();
    if (count < 0 && errno == EINTR)
        return {};
    std::vector<std::span<const char>> records;
    auto rest = std::span<const char>(m_buffer).first(
        static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    while (rest.size() >= PcapRecordHeaderBytes) {
        PcapRecordHeader header;
        std::memcpy(&header, rest.data(), sizeof header);
        if (rest.size() - PcapRecordHeaderBytes < header.captured)
            break;
        records.push_back(rest.first(PcapRecordHeaderBytes + header.captured));
        rest = rest.subspan(records.back().size());
    }
    if (records.empty())
        return failure("the segment is too short", place);
    std::optional<Sides> sides;
    if (m_hasSides)
        sides = Sides::read(m_captured.ring->directory(), m_captured.ring->snapshot().limits,
                            m_range.firstPacket, records.size());
    // Bits of a segment that is gone meanwhile may be those of other packets.
    const RingSnapshot now = m_captured.ring->snapshot();
    if (now.segments.empty() || now.segments.front().number > m_range.segment)
        sides.reset();
    for (const auto &record : records) {
        std::uint32_t interface = 0;
        if (m_hasSides && !sides) {
            const auto unknown = unknownEnd();
            if (!unknown)
                return passOn(unknown);
            interface = *unknown;
        } else if (m_hasSides) {
            interface = static_cast<std::uint32_t>(sides->at(m_range.firstPacket));
        }
        if (auto written = writePacket(interface, record); !written)
            return written;
        ++m_range.firstPacket;
        m_range.offset += record.size();
        m_range.bytes -= record.size();
    }
    return {};
}

Result<> LivePcapng::writePacket(std::uint32_t interface, std::span<const char> record)
{
    PcapRecordHeader header;
    std::memcpy(&header, record.data(), sizeof header);
    const auto time =
        std::chrono::seconds(header.seconds) +
        (m_like.nanoseconds ? std::chrono::nanoseconds(header.fraction)
                            : std::chrono::nanoseconds(std::chrono::microseconds(header.fraction)));
    const bool isKnown = m_hasSides && interface != m_unknownEnd;
    const std::string changes =
        interface == m_unknownEnd ? std::string() : m_emulation.until(interface, time);
    return m_writer.addPacket(interface, time, header.original,
                              record.subspan(PcapRecordHeaderBytes), changes,
                              isKnown ? pcapng::Outbound : 0);
}

Result<std::uint32_t> LivePcapng::unknownEnd()
{
    if (m_unknownEnd)
        return *m_unknownEnd;
    PcapngInterface interface = interfacesOf(m_captured, false, m_like).front();
    interface.description = "Frames of an end that is not known any more";
    if (const auto added = m_writer.addInterface(interface); !added)
        return passOn(added);
    m_unknownEnd = m_interfaces++;
    return *m_unknownEnd;
}

Result<std::string> LivePcapng::end()
{
    m_emulation.refresh();
    std::uint32_t interface = 0;
    for (auto &each : statisticsOf(m_captured.ring->snapshot(), m_hasSides)) {
        each->comment = m_emulation.until(interface, Timestamp::max());
        if (const auto added = m_writer.addStatistics(interface++, *each); !added)
            return passOn(added);
    }
    return take();
}

Result<std::string> LivePcapng::take()
{
    if (const auto finished = m_writer.finish(); !finished)
        return passOn(finished);
    return std::exchange(m_out, {});
}

} // namespace tomato::capture
