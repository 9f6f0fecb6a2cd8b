// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/client/packetreader.h"

#include <QObject>

#include <deque>

namespace tomato::plugins {

/// The packets of some captures in the order of time: where they lie, not what they are. Packets
/// have numbers, counted from 0, that stay when the oldest ones leave the rings.
class PacketStore final : public QObject
{
    Q_OBJECT

public:
    explicit PacketStore(QObject *parent = nullptr);

    /// Forgets everything and follows the rings in these folders.
    void open(const QStringList &directories);
    client::PacketReader *reader() { return m_reader.get(); }

    qint64 first() const { return m_first; }
    /// Behind the last one.
    qint64 end() const { return m_first + static_cast<qint64>(m_places.size()); }
    bool holds(qint64 number) const { return number >= m_first && number < end(); }
    const client::PacketPlace &at(qint64 number) const
    {
        return m_places[static_cast<std::size_t>(number - m_first)];
    }
    bool isCaughtUp() const { return m_isCaughtUp; }

    /// At most so many packets of the same source before this one, and that one.
    client::PacketPlaces withContext(qint64 number, std::size_t most) const;

signals:
    /// first() to end() are others now.
    void reset();
    /// end() will be, then is, greater by so many.
    void aboutToGrow(qint64 count);
    void grown();
    /// first() will be, then is, greater by so many.
    void aboutToShrink(qint64 count);
    void shrunk();
    void caughtUp();
    void failed(const QString &message);

private:
    void grow(const client::PacketPlaces &places);
    void shrink(int source, quint32 oldestSegment);

    std::unique_ptr<client::PacketReader> m_reader;
    std::deque<client::PacketPlace> m_places;
    qint64 m_first = 0;
    /// By source.
    std::vector<quint32> m_oldest;
    bool m_isCaughtUp = false;
    int m_generation = 0;
};

} // namespace tomato::plugins
