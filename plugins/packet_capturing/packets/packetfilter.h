// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetdecoder.h"

namespace tomato::plugins {

/// Finds the packets of a store that match a display filter, in Wireshark's language: those that
/// are there, and those that come, each time that they are decoded.
class PacketFilter final : public QObject
{
    Q_OBJECT

public:
    /// Borrows both; prepares what the decoder decodes.
    PacketFilter(PacketStore &store, PacketDecoder &decoder, QObject *parent = nullptr);

    /// Emits checked() later (for an empty one at once), and begins to look when it is good.
    void set(const QString &filter);
    /// Whether packets are left out.
    bool isSet() const { return !m_filter.isEmpty(); }
    const QString &filter() const { return m_filter; }
    /// How many packets were looked at.
    qint64 lookedAt() const { return m_lookedAt; }

signals:
    /// `problem` is empty when the filter is good; then those that matched the last one count no
    /// more.
    void checked(const QString &filter, const QString &problem);
    /// All that match now, ascending.
    void matched(const QList<qint64> &numbers);
    void failed(const QString &problem);

private:
    /// Of one file, by the packets' order in it.
    struct Matches
    {
        QString filter;
        /// The number in the run of the first packet.
        qint64 first = 0;
        std::vector<bool> isMatch;
        /// How many of them were told.
        int known = 0;
    };
    using Done = std::function<void()>;

    void lookAgain(int source);
    void look(int source, const DissectedFile &file, qint64 first, const Done &done);
    void fetch(int source, const DissectedFile &file, const std::shared_ptr<Matches> &matches,
               const Done &done);
    void emitMatches();

    PacketStore &m_store;
    PacketDecoder &m_decoder;
    QString m_asked;
    QString m_filter;
    /// In sharkd's words, the same for nothing else: it keeps what matched a filter by its text.
    QString m_unique;
    int m_filters = 0;
    /// By source: what counts, and what will when it is decoded.
    std::vector<std::shared_ptr<Matches>> m_matches;
    std::vector<std::shared_ptr<Matches>> m_next;
    qint64 m_lookedAt = 0;
};

} // namespace tomato::plugins
