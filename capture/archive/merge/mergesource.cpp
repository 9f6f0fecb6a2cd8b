// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/mergesource.h"

#include "app/base/files/fileaccess.h"
#include "capture/archive/formats/pcapngformat.h"
#include "capture/archive/frozenring.h"
#include "capture/ring/arrivals.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/ringholes.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>

namespace tomato::capture {

Result<MergeSource> MergeSource::open(const CapturedRing &captured)
{
    return openRing(captured, momentOf(captured));
}

/// The arrivals are frozen last: of each frame that was sent by then they have what came of it.
Result<> MergeSource::addTo(std::vector<MergeSource> &sources, const CapturedRing &captured)
{
    auto sent = open(captured);
    if (!sent)
        return passOn(sent);
    const auto ring = openArrivals(captured.ring->directory());
    sources.push_back(std::move(*sent));
    if (!ring)
        return {};
    CapturedRing arrivals = captured;
    arrivals.ring = ring;
    auto delivered = openRing(arrivals, RecordedMoment::Delivered);
    if (!delivered)
        return passOn(delivered);
    sources.push_back(std::move(*delivered));
    return {};
}

Result<MergeSource> MergeSource::openRing(const CapturedRing &captured, RecordedMoment recorded)
{
    MergeSource source;
    source.m_recorded = recorded;
    // Before it is frozen: one that fails meanwhile has all that came until now.
    source.m_isRecording = captured.ring->snapshot().recording;
    const auto counters = source.freeze(*captured.ring);
    if (!counters)
        return passOn(counters);
    if (const auto begun = source.beginPart(); !begun)
        return passOn(begun);
    RingSnapshot moment = captured.ring->snapshot();
    moment.counters = *counters;
    source.describe(captured, moment);
    return source;
}

/// A ring that goes on may overwrite the sides of packets that it drops: then it is frozen anew.
Result<Counters> MergeSource::freeze(const RingReader &ring)
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
        m_lastTime = newest.last;
        if (m_firstPacket != 0)
            m_completeSince = oldest.first;
        else if (now.trigger.time != 0)
            m_completeSince = Timestamp(now.trigger.time);
        for (FrozenRing::Part &part : frozen->takeParts()) {
            m_bytes += part.segment.bytes;
            m_parts.push_back({std::move(part.file), part.segment.path, part.segment.bytes});
        }
        m_packet = m_firstPacket;
        return frozen->counters();
    }
    return failure("is overwritten faster than it can be read", ring.directory().string());
}

void MergeSource::describe(const CapturedRing &captured, const RingSnapshot &moment)
{
    PcapngInterface like;
    like.linkType = m_records->linkType();
    like.snapLength = m_records->snapLength();
    like.nanoseconds = m_records->hasNanoseconds();
    m_interfaces = interfacesOf(captured, m_sides.has_value(), like, m_recorded);
    m_statistics = statisticsOf(moment, m_sides.has_value());
    m_names = namesOfRun(captured.ring->directory());
    const auto history = EmulationHistory::read(captured.ring->directory());
    for (const EmulationChange &change : history.changes) {
        for (std::uint32_t end = 0; m_sides && end < 2; ++end)
            m_emulationChanges.push_back({end, change.time, change.sentBy[end]});
    }
    const bool hasPackets = !moment.segments.empty() && moment.segments.front().packets != 0;
    m_mayHavePackets.assign(m_interfaces.size(), hasPackets || moment.segments.size() > 1);
    m_emulation.emplace(captured, m_sides.has_value(),
                        hasPackets ? moment.segments.front().first : Timestamp{});
    for (std::size_t at = 0; at < m_interfaces.size(); ++at)
        m_interfaces[at].comment += m_emulation->atFirst(at);
    m_elements = elementsOfRun(captured.ring->directory());
    for (std::size_t at = 0; at < m_elements.size(); ++at)
        m_interfaces[std::min(at, m_interfaces.size() - 1)].comment +=
            '\n' + elementText(m_elements[at]);
    if (!captured.clockShifts.isEmpty())
        m_clockWalk.emplace(captured.clockShifts);
    for (PcapngInterface &each : m_interfaces) {
        if (!captured.clockComment.empty())
            each.comment += (each.comment.empty() ? "" : "\n") + captured.clockComment;
    }
    describeTimes(captured);
}

/// Tells by the first bytes whether it is a pcapng file, or else a pcap file.
static Result<bool> isPcapng(const FileDescriptor &file, const std::filesystem::path &path)
{
    std::uint32_t magic = 0;
    const auto count =
        readUpTo(file, std::span(reinterpret_cast<char *>(&magic), sizeof magic), 0, path);
    if (!count)
        return passOn(count);
    if (*count == 0)
        return failure("is empty", path.string());
    // The type of pcapng's first block is the same in both byte orders.
    if (magic == pcapng::SectionHeader)
        return true;
    for (const std::uint32_t each : {PcapMagic, PcapNanosecondMagic}) {
        if (magic == each || magic == __builtin_bswap32(each))
            return false;
    }
    return failure("is not a capture file (pcap or pcapng)", path.string());
}

Result<MergeSource> MergeSource::openRun(const std::filesystem::path &directory)
{
    auto ring = RingReader::open(directory);
    if (!ring)
        return passOn(ring);
    CapturedRing captured;
    captured.ring = std::move(*ring);
    return open(captured);
}

Result<MergeSource> MergeSource::open(const std::filesystem::path &path)
{
    return openAny(path, false);
}

Result<MergeSource> MergeSource::openDamaged(const std::filesystem::path &path)
{
    return openAny(path, true);
}

Result<MergeSource> MergeSource::openAny(const std::filesystem::path &path, bool mayBeDamaged)
{
    // A named pipe would wait for somebody who writes.
    auto file = openFile(path, O_RDONLY | O_NONBLOCK);
    if (!file)
        return passOn(file);
    const auto bytes = fileBytes(*file, path);
    if (!bytes)
        return passOn(bytes);
    struct stat status = {};
    if (::fstat(file->get(), &status) != 0 || !S_ISREG(status.st_mode))
        return failure("is no regular file", path.string());
    const auto pcapng = isPcapng(*file, path);
    if (!pcapng)
        return passOn(pcapng);
    MergeSource source;
    source.m_mayBeDamaged = mayBeDamaged;
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
    if (auto ordered = orderPcap(); !ordered)
        return ordered;
    // The part that was opened above goes on to the file's end.
    return m_damage ? beginPart() : Result<>();
}

Result<> MergeSource::endAt(std::uint64_t byte, std::uint64_t packets, const Error &error)
{
    if (packets == 0)
        return tl::make_unexpected(error);
    Part &part = m_parts.front();
    m_damage = Damage{part.path, byte, packets, error.message};
    part.bytes = byte;
    m_bytes = byte;
    return {};
}

Result<> MergeSource::orderPcap()
{
    const Part &part = m_parts.front();
    TimeOrder order(part.path);
    for (const bool collects : {false, true}) {
        auto records = PcapRecords::open(part.file, part.path, part.bytes);
        if (!records)
            return passOn(records);
        Timestamp last{};
        bool stepsBack = false;
        for (std::uint64_t packets = 0;; ++packets) {
            const PacketPlace place{records->offset()};
            const auto next = records->next();
            if (!next && !m_mayBeDamaged)
                return {}; // who reads it comes to that place and tells
            if (!next) {
                if (auto ended = endAt(place.offset, packets, next.error()); !ended)
                    return ended;
                break;
            }
            if (*next == nullptr)
                break;
            stepsBack = stepsBack || (*next)->time < last;
            last = std::max(last, (*next)->time);
            if (!collects)
                continue;
            if (auto added = order.add((*next)->time, place); !added)
                return added;
        }
        m_lastTime = last;
        if (!stepsBack)
            return {};
    }
    order.sort();
    m_order = std::move(order);
    return {};
}

Result<> MergeSource::orderPcapng()
{
    const Part &part = m_parts.front();
    TimeOrder order(part.path);
    m_pcapng.emplace(part.file, part.path, part.bytes);
    for (;;) {
        const auto next = m_pcapng->next();
        if (!next)
            return passOn(next);
        if (*next == nullptr)
            break;
        if (auto added = order.add((*next)->record.time, m_pcapng->place()); !added)
            return added;
    }
    order.sort();
    m_order = std::move(order);
    return {};
}

Result<> MergeSource::describePcapng()
{
    const Part &part = m_parts.front();
    PcapngRecords all(part.file, part.path, part.bytes);
    bool stepsBack = false;
    std::vector<InterfaceEmulation> changes;
    for (std::uint64_t packets = 0;; ++packets) {
        const auto next = all.next();
        if (!next && !m_mayBeDamaged)
            return passOn(next);
        if (!next) {
            if (auto ended = endAt(all.offset(), packets, next.error()); !ended)
                return ended;
            break;
        }
        if (*next == nullptr)
            break;
        const Timestamp last = m_lastTime.value_or(Timestamp{});
        stepsBack = stepsBack || (*next)->record.time < last;
        m_lastTime = std::max(last, (*next)->record.time);
        m_mayHavePackets.resize(all.interfaces().size());
        m_mayHavePackets[(*next)->interface] = true;
        addEmulationOf((*next)->comment, (*next)->interface, changes);
    }
    m_lastTime = m_lastTime.value_or(Timestamp{});
    m_interfaces = all.interfaces();
    m_mayHavePackets.resize(m_interfaces.size());
    for (std::uint32_t at = 0; at < m_interfaces.size(); ++at) {
        addEmulationOf(m_interfaces[at].comment, at, m_emulationChanges);
        addElementsOf(m_interfaces[at].comment, m_elements);
    }
    m_emulationChanges.insert(m_emulationChanges.end(), changes.begin(), changes.end());
    m_statistics = all.statistics();
    findTimes();
    m_names = all.names();
    m_secrets = all.secrets();
    for (PcapngInterface &interface : m_interfaces) {
        if (interface.name.empty())
            interface.name = part.path.stem().string();
        if (interface.description.empty())
            interface.description = "From the file " + part.path.filename().string();
    }
    if (stepsBack)
        return orderPcapng();
    m_pcapng.emplace(part.file, part.path, part.bytes);
    return {};
}

Result<Timestamp> MergeSource::lastTime() const
{
    if (m_lastTime)
        return *m_lastTime;
    const Part &part = m_parts.front();
    auto records = PcapRecords::open(part.file, part.path, part.bytes);
    if (!records)
        return passOn(records);
    Timestamp last{};
    for (;;) {
        const auto next = records->next();
        if (!next)
            return passOn(next);
        if (*next == nullptr)
            return last;
        last = std::max(last, (*next)->time);
    }
}

Result<bool> MergeSource::advanceInPcapng()
{
    const PacketPlace *place = m_order ? m_order->next() : nullptr;
    const auto next = !m_order           ? m_pcapng->next()
                      : place != nullptr ? m_pcapng->readAt(*place)
                                         : Result<const PcapngRecords::Packet *>(nullptr);
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
    auto advanced = advanceInRing();
    if (advanced && *advanced && m_emulation)
        m_changesHere = m_emulation->until(interface(), m_recordedTime);
    // The changes after the last packet are added to the statistics' comments.
    for (std::size_t at = 0; advanced && !*advanced && m_emulation && at < m_statistics.size();
         ++at) {
        const std::string told = m_emulation->until(at, Timestamp::max());
        std::string &comment = m_statistics[at]->comment;
        comment += (comment.empty() || told.empty() ? "" : "\n") + told;
    }
    return advanced;
}

Result<const PcapRecords::Record *> MergeSource::nextRecord()
{
    if (!m_order)
        return m_records->next();
    const PacketPlace *place = m_order->next();
    return place != nullptr ? m_records->readAt(place->offset)
                            : Result<const PcapRecords::Record *>(nullptr);
}

Result<bool> MergeSource::advanceInRing()
{
    if (m_record != nullptr)
        ++m_packet;
    while (m_records) {
        const auto next = nextRecord();
        if (!next)
            return passOn(next);
        m_record = *next;
        if (m_record != nullptr) {
            m_recordedTime = m_record->time;
            if (m_clockWalk) {
                m_shifted = *m_record;
                m_shifted.time = m_clockWalk->here(m_recordedTime);
                m_record = &m_shifted;
            }
            return true;
        }
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
    if (m_order)
        return static_cast<std::uint64_t>(m_order->progress() * static_cast<double>(m_bytes));
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
        return m_changesHere;
    return std::to_string(m_firstPacket) +
           " earlier packets of this capture had left the rotating set of files" +
           (m_changesHere.empty() ? "" : "\n") + m_changesHere;
}

std::uint32_t MergeSource::flags() const
{
    if (m_packetOfPcapng != nullptr)
        return m_packetOfPcapng->flags;
    // Each end is an interface, which has the packets that the end sent, or of those the arrivals.
    const bool isDelivered = m_recorded == RecordedMoment::Delivered;
    return !m_sides ? 0 : isDelivered ? pcapng::Inbound : pcapng::Outbound;
}

} // namespace tomato::capture
