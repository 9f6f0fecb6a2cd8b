// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetdecoder.h"

#include <QColor>

#include <map>

namespace tomato::plugins {

/// What sharkd says of the packets that are seen: fetched when they are, anew when the recording
/// was decoded again, and forgotten when there are too many.
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
        /// The packet's number in the recording, and which decoding that was.
        qint64 frame = 0;
        int version = 0;
    };

    /// Borrows both.
    PacketTexts(PacketStore &store, PacketDecoder &decoder, QObject *parent = nullptr);

    /// nullptr while it is not known.
    const Text *find(qint64 number) const;
    /// These are seen now, in their order: what is not known of them is fetched, and what was
    /// wanted before is not any more.
    void askFor(const std::vector<qint64> &numbers);
    /// Whether all that is wanted and was decoded is here.
    bool areComplete() const;

signals:
    void came();

private:
    bool isMissing(qint64 number) const;
    void forget(int source);
    void fetch();
    void fetchRun(int source, const std::map<qint64, qint64> &numbers);
    void store(const std::map<qint64, qint64> &numbers, int version,
               const Result<QJsonValue> &frames);

    PacketStore &m_store;
    PacketDecoder &m_decoder;
    std::map<qint64, Text> m_texts;
    std::vector<qint64> m_wanted;
    /// Requests under way.
    int m_fetching = 0;
};

} // namespace tomato::plugins
