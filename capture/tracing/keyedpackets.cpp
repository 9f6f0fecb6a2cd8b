// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/keyedpackets.h"

#include "capture/journeys/packets/networkheader.h"
#include "capture/receiver/signalfreethread.h"

#include <algorithm>

namespace tomato::journeys {

namespace {

/// So many packets in a batch stay in a processor's cache until they are matched.
constexpr std::size_t BatchPackets = 1024;
constexpr std::size_t Batches = 4;
/// A packet's number has this number of bits for the packet; the rest is the source's.
constexpr int PacketBits = 39;

/// So many bytes of a frame have to be kept for its IP to be read.
std::uint32_t bytesToRead(const PacketKey &key)
{
    if (!key.isIp)
        return 0;
    const bool isIpv6 = key.flow.etherType == EtherTypeIpv6 && !key.isTunnelled;
    return isIpv6 ? MinIpv6Frame : MinIpFrame;
}

} // namespace

KeyedPackets::KeyedPackets(const Sources &from)
    : m_from(from), m_queue(from.sources), m_packets(from.sources.size()), m_bytes(m_queue.bytes()),
      m_repeated(from.points), m_free(Batches)
{
    m_thread = capture::startSignalFreeThread([this] { readAll(); });
}

KeyedPackets::~KeyedPackets()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isUnwanted = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

KeyedPackets::PacketPlace KeyedPackets::placeOf(std::uint64_t number)
{
    return {static_cast<std::size_t>(number >> PacketBits),
            number & ((std::uint64_t{1} << PacketBits) - 1)};
}

Result<const KeyedPackets::Batch *> KeyedPackets::next()
{
    std::unique_lock lock(m_mutex);
    if (m_current) {
        m_free.push_back(std::move(*m_current));
        m_current.reset();
        m_changed.notify_all();
    }
    m_changed.wait(lock, [this] { return !m_full.empty() || m_isAtEnd; });
    if (!m_full.empty()) {
        m_current = std::move(m_full.front());
        m_full.erase(m_full.begin());
        return &*m_current;
    }
    if (!m_outcome)
        return passOn(m_outcome);
    return nullptr;
}

void KeyedPackets::readAll()
{
    for (bool isMore = true; isMore;) {
        Batch batch;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return !m_free.empty() || m_isUnwanted; });
            if (m_isUnwanted)
                return;
            batch = std::move(m_free.back());
            m_free.pop_back();
        }
        const auto filled = fill(batch);
        batch.bytesDone = m_queue.bytesDone();
        isMore = filled.value_or(false);
        const std::lock_guard lock(m_mutex);
        if (!batch.packets.empty())
            m_full.push_back(std::move(batch));
        if (!filled)
            m_outcome = passOn(filled);
        m_isAtEnd = !isMore;
        m_changed.notify_all();
    }
}

/// False at the end of all sources.
Result<bool> KeyedPackets::fill(Batch &batch)
{
    batch.packets.clear();
    batch.refusals.clear();
    while (batch.packets.size() < BatchPackets) {
        const auto source = m_queue.next();
        if (!source)
            return passOn(source);
        if (!*source)
            return false;
        add(**source, batch);
    }
    return true;
}

void KeyedPackets::add(std::size_t source, Batch &batch)
{
    const capture::MergeSource &from = m_from.sources[source];
    const capture::PcapRecords::Record &record = from.packet();
    const std::uint32_t interface = from.interface();
    const std::uint32_t linkType = from.interfaces()[interface].linkType;
    const PointId point = m_from.points[source][interface];
    const std::uint64_t number = m_packets[source]++;
    if (m_repeated.isRepeated({source, interface}, point, record.time, record.original,
                              record.bytes))
        return;
    SeenPacket &packet = batch.packets.emplace_back();
    packet.point = point;
    packet.time = record.time;
    packet.key = readPacketKey(linkType, record.bytes, m_from.keyBytes);
    // Who sends less than the network layer announces did not have it cut here.
    packet.key.isCut = packet.key.isCut && record.bytes.size() < record.original;
    packet.original = record.original;
    packet.number = static_cast<std::uint64_t>(source) << PacketBits | number;
    const auto passes = [&](const bpf_program *filter) {
        pcap_pkthdr header = {};
        header.caplen = static_cast<bpf_u_int32>(record.bytes.size());
        header.len = record.original;
        return linkType == LinkTypeEthernet &&
               pcap_offline_filter(filter, &header,
                                   reinterpret_cast<const unsigned char *>(record.bytes.data())) !=
                   0;
    };
    packet.isChosen = !m_from.filter || passes(m_from.filter.get());
    if (linkType == LinkTypeEthernet) {
        const auto sight =
            m_from.behind.behind(point, record.bytes, record.original, packet.key.isTunnelled);
        packet.isUnseenBehind =
            sight.isUnseen || bytesToRead(packet.key) > m_from.keptBehind[point];
        packet.isUnseenIfTranslated = sight.isUnseenIfTranslated;
    }
    if (const auto refused = readRefusal(linkType, record.bytes))
        batch.refusals.emplace_back(packet.number, *refused);
}

} // namespace tomato::journeys
