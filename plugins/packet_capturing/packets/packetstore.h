// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/reader/packetreader.h"

#include <QObject>

#include <deque>
#include <optional>

namespace tomato::plugins {

/// The packets of some captures in the order of time: their places, not their contents. Packets
/// have numbers, counted from 0, which stay when the oldest ones leave the rings.
class PacketStore final : public QObject
{
    Q_OBJECT

public:
    explicit PacketStore(QObject *parent = nullptr);

    /// Forgets everything and follows the rings in these folders.
    void open(const QStringList &directories);
    client::PacketReader *reader() { return m_reader.get(); }

    qint64 first() const { return m_first; }
    /// The number behind the last one.
    qint64 end() const { return m_first + static_cast<qint64>(m_places.size()); }
    bool holds(qint64 number) const { return number >= m_first && number < end(); }
    const client::PacketPlace &at(qint64 number) const
    {
        return m_places[static_cast<std::size_t>(number - m_first)];
    }
    bool isCaughtUp() const { return m_isCaughtUp; }
    /// Looks for a source's packet by its number in its run, modulo 2^32, from the number `from`
    /// on; nothing when it is not there.
    std::optional<qint64> find(int source, std::uint32_t packet, qint64 from) const;

    int sourceCount() const { return static_cast<int>(m_oldest.size()); }
    /// Returns the number in its run of the source's oldest packet here, modulo 2^32.
    qint64 oldest(int source) const { return m_oldest[static_cast<std::size_t>(source)].packet; }

signals:
    /// All packets from first() to end() were replaced.
    void reset();
    /// end() will increase, then has increased, by `count`.
    void aboutToGrow(qint64 count);
    void grown();
    /// first() will increase, then has increased, by `count`.
    void aboutToShrink(qint64 count);
    void shrunk();
    void caughtUp();
    void failed(const QString &message);

private:
    void grow(const client::PacketPlaces &places);
    void learnOldest(const client::PacketPlace &place);
    void shrink(int source, quint32 oldestSegment);

    std::unique_ptr<client::PacketReader> m_reader;
    std::deque<client::PacketPlace> m_places;
    qint64 m_first = 0;
    struct Oldest
    {
        quint32 segment = 0;
        std::uint32_t packet = 0;
        bool isKnown = false;
    };
    /// Indexed by source.
    std::vector<Oldest> m_oldest;
    bool m_isCaughtUp = false;
    int m_generation = 0;
};

} // namespace tomato::plugins
