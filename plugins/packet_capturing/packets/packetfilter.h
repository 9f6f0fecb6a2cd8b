// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetdecoder.h"

namespace tomato::plugins {

/// Finds the packets of a store that match a display filter, in Wireshark's language: those that
/// are there, and those that come.
class PacketFilter final : public QObject
{
    Q_OBJECT

public:
    explicit PacketFilter(PacketStore &store, QObject *parent = nullptr);

    /// Emits checked() later (for an empty one at once), and begins to look when it is good.
    void set(const QString &filter);
    /// Whether packets are left out.
    bool isSet() const { return !m_filter.isEmpty(); }
    const QString &filter() const { return m_filter; }
    /// How many packets were looked at, from the oldest one on.
    qint64 lookedAt() const { return m_next - m_store.first(); }

signals:
    /// `problem` is empty when the filter is good; then those that matched the last one count no
    /// more.
    void checked(const QString &filter, const QString &problem);
    /// Ascending, behind all that matched before.
    void matched(const QList<qint64> &numbers);
    void advanced();

private:
    void look();
    void take(qint64 first, qint64 end, qint64 context, const Result<QJsonValue> &frames);

    PacketStore &m_store;
    PacketDecoder m_decoder;
    QString m_asked;
    QString m_filter;
    /// The first packet that was not looked at.
    qint64 m_next = 0;
    bool m_isLooking = false;
    int m_generation = 0;
    qint64 m_chunks = 0;
};

} // namespace tomato::plugins
