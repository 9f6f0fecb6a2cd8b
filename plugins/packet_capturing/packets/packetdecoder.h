// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/dissectors.h"
#include "plugins/packet_capturing/packets/packetstore.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTimer>

#include <functional>
#include <set>

namespace tomato::plugins {

/// Has the packets of a store decoded by sharkd: of each source all that its ring holds, from the
/// oldest one on, so that a packet reads as in a download of the recording. While a ring grows and
/// turns this is done again and again, as long as somebody looks; what was decoded last counts
/// until the next time is over.
class PacketDecoder final : public QObject
{
    Q_OBJECT

public:
    /// Borrows the store.
    PacketDecoder(PacketStore &store, QObject *parent = nullptr);

    /// Whether somebody looks, and at which sources.
    void setWatched(bool isWatched);
    void setWantedSources(const std::set<int> &sources);
    /// Even at those that nobody sees.
    void wantAll(bool areAllWanted);

    /// The packet's number in its recording as it was decoded last, from 1; less where the packet
    /// had gone by then.
    qint64 frame(const client::PacketPlace &place) const;
    /// Whether it was decoded.
    bool covers(const client::PacketPlace &place) const;
    /// Counts how often the source was decoded.
    int version(int source) const { return m_sources[static_cast<std::size_t>(source)].version; }
    /// All sources that somebody looks at, up to what came last.
    bool isUpToDate() const;
    /// Why the last attempt was in vain; empty when it was not.
    const QString &problem() const { return m_problem; }

    /// About what was decoded last. `reply` is not called when the store was reset meanwhile.
    void ask(int source, const QString &method, const QJsonObject &params, Sharkd::Reply reply);
    void check(const QString &filter, Sharkd::Reply reply);

    /// Called with what is loaded next before it counts; it counts when `done` is called.
    using Preparation = std::function<void(int source, const DissectedFile &file, qint64 first,
                                           const std::function<void()> &done)>;
    void setPreparation(Preparation preparation) { m_preparation = std::move(preparation); }
    void askFile(const DissectedFile &file, const QString &method, const QJsonObject &params,
                 Sharkd::Reply reply);
    /// A path in a folder that goes with this object.
    QString filePath(const QString &name) const { return m_dissectors.filePath(name); }
    const DissectedFile &file(int source) const
    {
        return m_sources[static_cast<std::size_t>(source)].file;
    }
    /// The number in the run of that file's first packet.
    qint64 first(int source) const { return m_sources[static_cast<std::size_t>(source)].first; }

signals:
    /// Other values count.
    void decoded(int source);
    void failed(const QString &problem);

private:
    struct Source
    {
        DissectedFile file;
        /// The number in the run of the file's first packet.
        qint64 first = 0;
        int version = 0;
        /// Of files that were written and are to be removed.
        QStringList paths;
        bool isWanted = false;
        /// Packets came or went since it was copied.
        bool isStale = false;
        int failures = 0;
    };

    void markStale();
    void next();
    void copy(int source);
    void addCopied(int source, const client::CopiedPackets &copied);
    void adopt(int source, const DissectedFile &file, qint64 first);
    void fail(int source, const QString &problem);
    void finish();
    /// All but this one.
    static void removeFiles(Source &source, const QString &kept);

    PacketStore &m_store;
    Dissectors m_dissectors;
    std::vector<Source> m_sources;
    Preparation m_preparation;
    bool m_isWatched = false;
    bool m_areAllWanted = false;
    bool m_isBusy = false;
    /// The source that was copied last.
    std::size_t m_last = 0;
    int m_files = 0;
    int m_generation = 0;
    QElapsedTimer m_since;
    QTimer m_pause;
    QString m_problem;
};

} // namespace tomato::plugins
