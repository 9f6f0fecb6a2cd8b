// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetstore.h"

#include <algorithm>

namespace tomato::plugins {

using client::PacketPlace;
using client::PacketPlaces;
using client::PacketReader;

PacketStore::PacketStore(QObject *parent) : QObject(parent) {}

void PacketStore::open(const QStringList &directories)
{
    m_reader.reset();
    m_places.clear();
    m_first = 0;
    m_oldest.assign(static_cast<std::size_t>(directories.size()), {});
    m_isCaughtUp = false;
    emit reset();
    if (directories.isEmpty())
        return;
    m_reader = std::make_unique<PacketReader>(directories);
    // Signals of an earlier reader may still be queued.
    const auto isLatest = [this, generation = ++m_generation] {
        return generation == m_generation;
    };
    connect(m_reader.get(), &PacketReader::came, this,
            [this, isLatest](const PacketPlaces &places) {
                if (isLatest())
                    grow(places);
            });
    connect(m_reader.get(), &PacketReader::went, this,
            [this, isLatest](int source, quint32 oldestSegment) {
                if (isLatest())
                    shrink(source, oldestSegment);
            });
    connect(m_reader.get(), &PacketReader::failed, this, [this, isLatest](const QString &message) {
        if (isLatest())
            emit failed(message);
    });
    connect(m_reader.get(), &PacketReader::caughtUp, this, [this, isLatest] {
        m_isCaughtUp = isLatest();
        if (m_isCaughtUp)
            emit caughtUp();
    });
}

std::optional<qint64> PacketStore::find(int source, std::uint32_t packet, qint64 from) const
{
    from = std::max(from, m_first);
    // The packets of one source have numbers in a row.
    if (sourceCount() == 1 && !m_places.empty())
        from = std::max(from, m_first + static_cast<std::int32_t>(packet - at(m_first).packet));
    for (qint64 number = from; number < end(); ++number) {
        const PacketPlace &place = at(number);
        if (place.source == source && place.packet == packet)
            return number;
    }
    return {};
}

void PacketStore::grow(const PacketPlaces &places)
{
    emit aboutToGrow(static_cast<qint64>(places.size()));
    m_places.insert(m_places.end(), places.begin(), places.end());
    for (const PacketPlace &each : places)
        learnOldest(each);
    emit grown();
}

void PacketStore::learnOldest(const PacketPlace &place)
{
    Oldest &oldest = m_oldest[place.source];
    if (oldest.isKnown)
        return;
    oldest.packet = place.packet;
    oldest.isKnown = true;
}

void PacketStore::shrink(int source, quint32 oldestSegment)
{
    m_oldest[static_cast<std::size_t>(source)].segment = oldestSegment;
    const auto isKept = [this](const PacketPlace &each) {
        return each.segment >= m_oldest[each.source].segment;
    };
    const auto kept = std::find_if(m_places.begin(), m_places.end(), isKept);
    const qint64 count = kept - m_places.begin();
    if (count > 0)
        emit aboutToShrink(count);
    m_places.erase(m_places.begin(), kept);
    m_first += count;
    m_oldest[static_cast<std::size_t>(source)].isKnown = false;
    const auto oldest = std::find_if(m_places.begin(), m_places.end(), [&](const auto &each) {
        return each.source == source && isKept(each);
    });
    if (oldest != m_places.end())
        learnOldest(*oldest);
    if (count > 0)
        emit shrunk();
}

} // namespace tomato::plugins
