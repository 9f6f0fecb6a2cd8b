// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/mergesource.h"

#include "app/base/fileaccess.h"
#include "capture/archive/frozenring.h"

#include <fcntl.h>

namespace tomato::capture {

/// A run that lost its description has no names for them.
static std::string end(const CapturedRing &captured, std::size_t side)
{
    return captured.ends[side].empty() ? "end " + std::to_string(side + 1) : captured.ends[side];
}

Result<MergeSource> MergeSource::open(const CapturedRing &captured)
{
    MergeSource source;
    if (const auto frozen = source.freeze(*captured.ring); !frozen)
        return passOn(frozen);
    if (const auto begun = source.beginPart(); !begun)
        return passOn(begun);
    source.describe(captured, captured.ring->snapshot());
    return source;
}

/// A ring that goes on may overwrite the sides of packets that it drops: then it is frozen anew.
Result<> MergeSource::freeze(const RingReader &ring)
{
    constexpr int Attempts = 100;
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        auto frozen = FrozenRing::open(ring);
        if (!frozen)
            return passOn(frozen);
        const Segment &oldest = frozen->parts().front().segment;
        const Segment &newest = frozen->parts().back().segment;
        m_firstPacket = oldest.packetsBefore;
        m_sides = Sides::read(ring.directory(), ring.snapshot().limits, m_firstPacket,
                              newest.packetsBefore + newest.packets - m_firstPacket);
        const auto now = ring.snapshot();
        if (now.segments.empty() || now.segments.front().number > oldest.number)
            continue;
        for (FrozenRing::Part &part : frozen->takeParts()) {
            m_bytes += part.segment.bytes;
            m_parts.push_back({std::move(part.file), part.segment.path, part.segment.bytes});
        }
        m_packet = m_firstPacket;
        return {};
    }
    return failure("is overwritten faster than it can be read", ring.directory().string());
}

void MergeSource::describe(const CapturedRing &captured, const RingSnapshot &moment)
{
    const Counters &counters = moment.counters;
    PcapngInterface interface;
    interface.filter = captured.filter;
    interface.comment = "Capture of " + captured.name +
                        (captured.lab.empty() ? "" : " in the lab " + captured.lab) +
                        (captured.filter.empty() ? "" : ", filter: " + captured.filter) +
                        (captured.offloads ? "; the interfaces have offloads: frames may be longer "
                                             "than the wire takes, with checksums not computed"
                                           : "");
    interface.linkType = m_records->linkType();
    interface.snapLength = m_records->snapLength();
    interface.nanoseconds = m_records->hasNanoseconds();
    PcapngStatistics statistics;
    if (!moment.segments.empty() && moment.segments.back().packets != 0) {
        statistics.first = moment.segments.front().first;
        statistics.last = moment.segments.back().last;
    }
    if (!m_sides) {
        interface.name = captured.name;
        interface.description = "Frames in both directions";
        statistics.received = total(counters.seen);
        statistics.droppedByInterface = total(counters.droppedByInterface);
        statistics.accepted = total(counters.matched);
        statistics.droppedByKernel = total(counters.droppedByKernel);
        statistics.delivered = total(counters.written);
        m_interfaces = {interface};
        m_statistics = {statistics};
        return;
    }
    for (const std::size_t side : {0u, 1u}) {
        interface.name = end(captured, side) + " -> " + end(captured, 1 - side);
        interface.description = "Frames that " + end(captured, side) + " sent";
        statistics.received = counters.seen[side];
        statistics.droppedByInterface = counters.droppedByInterface[side];
        statistics.accepted = counters.matched[side];
        statistics.droppedByKernel = counters.droppedByKernel[side];
        statistics.delivered = counters.written[side];
        m_interfaces.push_back(interface);
        m_statistics.push_back(statistics);
    }
}

static Result<bool> isPcapng(const FileDescriptor &file, const std::filesystem::path &path)
{
    // The type of the first block, which is the same in both byte orders.
    std::array<char, 4> type = {};
    const auto count = readUpTo(file, type, 0, path);
    if (!count)
        return passOn(count);
    return type == std::array{'\x0a', '\x0d', '\x0d', '\x0a'};
}

Result<MergeSource> MergeSource::open(const std::filesystem::path &path)
{
    auto file = openFile(path, O_RDONLY);
    if (!file)
        return passOn(file);
    const auto bytes = fileBytes(*file, path);
    if (!bytes)
        return passOn(bytes);
    const auto pcapng = isPcapng(*file, path);
    if (!pcapng)
        return passOn(pcapng);
    MergeSource source;
    source.m_bytes = *bytes;
    source.m_parts.push_back({std::move(*file), path, *bytes});
    const auto described = *pcapng ? source.describePcapng() : source.describePcap();
    if (!described)
        return passOn(described);
    return source;
}

Result<> MergeSource::describePcap()
{
    if (auto begun = beginPart(); !begun)
        return begun;
    const std::filesystem::path &pcap = m_parts.front().path;
    PcapngInterface interface;
    interface.name = pcap.stem().string();
    interface.description = "The file " + pcap.filename().string();
    interface.linkType = m_records->linkType();
    interface.snapLength = m_records->snapLength();
    interface.nanoseconds = m_records->hasNanoseconds();
    m_interfaces = {interface};
    return {};
}

Result<> MergeSource::describePcapng()
{
    const Part &part = m_parts.front();
    PcapngRecords all(part.file, part.path, part.bytes);
    for (;;) {
        const auto next = all.next();
        if (!next)
            return passOn(next);
        if (*next == nullptr)
            break;
    }
    m_interfaces = all.interfaces();
    m_statistics = all.statistics();
    for (PcapngInterface &interface : m_interfaces) {
        if (interface.name.empty())
            interface.name = part.path.stem().string();
        if (interface.description.empty())
            interface.description = "From the file " + part.path.filename().string();
    }
    m_pcapng.emplace(part.file, part.path, part.bytes);
    return {};
}

Result<bool> MergeSource::advanceInPcapng()
{
    const auto next = m_pcapng->next();
    if (!next)
        return passOn(next);
    m_packetOfPcapng = *next;
    if (m_packetOfPcapng == nullptr)
        return false;
    m_record = &m_packetOfPcapng->record;
    return true;
}

Result<> MergeSource::beginPart()
{
    if (m_part == m_parts.size())
        return {};
    const Part &part = m_parts[m_part];
    auto records = PcapRecords::open(part.file, part.path, part.bytes);
    if (!records)
        return passOn(records);
    m_records = std::move(*records);
    return {};
}

Result<bool> MergeSource::advance()
{
    if (m_pcapng)
        return advanceInPcapng();
    if (m_record != nullptr)
        ++m_packet;
    while (m_records) {
        const auto next = m_records->next();
        if (!next)
            return passOn(next);
        m_record = *next;
        if (m_record != nullptr)
            return true;
        m_bytesDone += m_records->offset();
        m_records.reset();
        m_parts[m_part++].file.reset();
        if (const auto begun = beginPart(); !begun)
            return passOn(begun);
    }
    return false;
}

std::uint64_t MergeSource::bytesDone() const
{
    if (m_pcapng)
        return m_pcapng->offset();
    return m_bytesDone + (m_records ? m_records->offset() : 0);
}

std::uint32_t MergeSource::interface() const
{
    if (m_packetOfPcapng != nullptr)
        return m_packetOfPcapng->interface;
    return m_sides ? static_cast<std::uint32_t>(m_sides->at(m_packet)) : 0;
}

std::string MergeSource::comment() const
{
    if (m_packetOfPcapng != nullptr)
        return m_packetOfPcapng->comment;
    if (m_packet != m_firstPacket || m_firstPacket == 0)
        return {};
    return std::to_string(m_firstPacket) +
           " earlier packets of this capture had left the rotating set of files";
}

} // namespace tomato::capture
