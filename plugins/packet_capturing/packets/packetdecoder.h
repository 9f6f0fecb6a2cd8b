// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetstore.h"
#include "plugins/packet_capturing/packets/sharkd.h"

#include <QJsonArray>
#include <QPointer>

namespace tomato::plugins {

/// Shows packets of a store to sharkd: writes some into a file, has it loaded, asks about them.
class PacketDecoder final : public QObject
{
    Q_OBJECT

public:
    /// Borrows the store.
    PacketDecoder(PacketStore &store, QObject *parent = nullptr);

    /// Loads these packets, in place of what was loaded, and asks one thing; frames count from 1.
    /// `reply` is not called when the store was reset meanwhile.
    void ask(const client::PacketPlaces &places, const QString &method, const QJsonObject &params,
             Sharkd::Reply reply);
    Sharkd &sharkd() { return m_sharkd; }

private:
    PacketStore &m_store;
    Sharkd m_sharkd;
    int m_generation = 0;
};

} // namespace tomato::plugins
