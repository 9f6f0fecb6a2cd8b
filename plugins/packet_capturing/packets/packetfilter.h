// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetdecoder.h"

namespace tomato::plugins {

/// Finds the packets of a store that match a display filter, in Wireshark's language: existing
/// ones, and new ones whenever they are decoded.
class PacketFilter final : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed; the filter prepares what the decoder decodes.
    PacketFilter(PacketStore &store, PacketDecoder &decoder, QObject *parent = nullptr);

    /// Emits checked() later (for an empty filter at once), and begins to search when the filter is
    /// good.
    void set(const QString &filter);
    /// Returns whether packets are left out.
    bool isSet() const { return !m_filter.isEmpty(); }
    const QString &filter() const { return m_filter; }
    /// Returns how many packets were searched.
    qint64 lookedAt() const { return m_lookedAt; }

signals:
    /// `problem` is empty when the filter is good; the matches of the previous filter are invalid
    /// then.
    void checked(const QString &filter, const QString &problem);
    /// `numbers` are all packets that match now, ascending.
    void matched(const QList<qint64> &numbers);
    void failed(const QString &problem);

private:
    /// The matches in one file, indexed by the packets' order in it.
    struct Matches
    {
        QString filter;
        /// The number in the run of the first packet.
        qint64 first = 0;
        std::vector<bool> isMatch;
        /// How many of the matches are known.
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
    /// The filter in a form that is unique for sharkd, which caches matches by the filter's text.
    QString m_unique;
    int m_filters = 0;
    /// For each source, the valid matches, and those that become valid when it is decoded.
    std::vector<std::shared_ptr<Matches>> m_matches;
    std::vector<std::shared_ptr<Matches>> m_next;
    qint64 m_lookedAt = 0;
};

} // namespace tomato::plugins
