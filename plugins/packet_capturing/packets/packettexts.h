// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetdecoder.h"

#include <QColor>

#include <map>

namespace tomato::plugins {

/// What sharkd says of the packets that are seen: fetched when they are, and forgotten when there
/// are too many.
class PacketTexts final : public QObject
{
    Q_OBJECT

public:
    struct Text
    {
        QString source;
        QString destination;
        QString protocol;
        QString info;
        /// Wireshark's colouring rules; invalid when there are none for it.
        QColor ground;
        QColor ink;
    };

    /// Borrows both.
    PacketTexts(PacketStore &store, PacketDecoder &decoder, QObject *parent = nullptr);

    /// nullptr while it is not known.
    const Text *find(qint64 number) const;
    /// These are seen now, in their order: what is not known of them is fetched, and what was
    /// wanted before is not any more.
    void want(const std::vector<qint64> &numbers);
    bool isFetching() const { return m_isFetching; }

signals:
    void came();

private:
    void fetch();
    void take(const std::vector<qint64> &numbers, std::size_t context,
              const Result<QJsonValue> &frames);

    PacketStore &m_store;
    PacketDecoder &m_decoder;
    std::map<qint64, Text> m_texts;
    std::vector<qint64> m_wanted;
    bool m_isFetching = false;
};

} // namespace tomato::plugins
