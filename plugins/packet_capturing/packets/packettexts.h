// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetdecoder.h"

#include <QColor>

#include <map>

namespace tomato::plugins {

/// The texts of sharkd for the visible packets: they are fetched when a packet becomes visible,
/// again when the recording was decoded again, and dropped when there are too many.
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
        /// The colours of Wireshark's colouring rules; invalid when no rule applies.
        QColor ground;
        QColor ink;
        /// The packet's number in the recording, and the decoding that it is from.
        qint64 frame = 0;
        int version = 0;
    };

    /// Both are borrowed.
    PacketTexts(PacketStore &store, PacketDecoder &decoder, QObject *parent = nullptr);

    /// Returns nullptr while the text is not known.
    const Text *find(qint64 number) const;
    /// Sets the visible packets, in their order: their missing texts are fetched, and earlier
    /// requests are dropped.
    void askFor(const std::vector<qint64> &numbers);
    /// Returns whether all requested texts of decoded packets are here.
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
    /// The number of requests that are not answered yet.
    int m_fetching = 0;
};

} // namespace tomato::plugins
