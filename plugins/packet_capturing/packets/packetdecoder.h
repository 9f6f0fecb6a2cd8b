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

/// Has the packets of a store decoded by sharkd: for each source everything that its ring holds,
/// from the oldest packet on, so that a packet reads as in a download of the recording. While a
/// ring grows and rotates this is repeated, as long as the packets are watched; the last results
/// stay valid until the next decoding has finished.
class PacketDecoder final : public QObject
{
    Q_OBJECT

public:
    /// The store is borrowed.
    PacketDecoder(PacketStore &store, QObject *parent = nullptr);

    /// Sets whether packets are visible, and of which sources.
    void setWatched(bool isWatched);
    void setWantedSources(const std::set<int> &sources);
    /// Also decodes sources that are not visible.
    void requestAll(bool areAllWanted);

    /// Returns the packet's number in its recording as it was decoded last, from 1; less where the
    /// packet had left the ring by then.
    qint64 frame(const client::PacketPlace &place) const;
    /// Returns whether the packet was decoded.
    bool covers(const client::PacketPlace &place) const;
    /// Returns how often the source was decoded.
    int version(int source) const { return m_sources[static_cast<std::size_t>(source)].version; }
    /// Returns whether all watched sources are decoded up to their latest packets.
    bool isUpToDate() const;
    /// Returns why the last attempt failed; empty when it did not.
    const QString &problem() const { return m_problem; }

    /// Sends a request about what was decoded last. `reply` is not called when the store was reset
    /// meanwhile.
    void ask(int source, const QString &method, const QJsonObject &params, Sharkd::Reply reply);
    void check(const QString &filter, Sharkd::Reply reply);

    /// Called with the file that is loaded next, before its results become the valid ones; they do
    /// when `done` is called.
    using Preparation = std::function<void(int source, const DissectedFile &file, qint64 first,
                                           const std::function<void()> &done)>;
    void setPreparation(Preparation preparation) { m_preparation = std::move(preparation); }
    void askFile(const DissectedFile &file, const QString &method, const QJsonObject &params,
                 Sharkd::Reply reply);
    /// Returns a path in a folder that is deleted with this object.
    QString filePath(const QString &name) const { return m_dissectors.filePath(name); }
    const DissectedFile &file(int source) const
    {
        return m_sources[static_cast<std::size_t>(source)].file;
    }
    /// Returns the number in the run of that file's first packet.
    qint64 first(int source) const { return m_sources[static_cast<std::size_t>(source)].first; }

signals:
    /// The source was decoded again: its values changed.
    void decoded(int source);
    void failed(const QString &problem);

private:
    struct Source
    {
        DissectedFile file;
        /// The number in the run of the file's first packet.
        qint64 first = 0;
        int version = 0;
        /// The files that were written and are to be removed.
        QStringList paths;
        bool isWanted = false;
        /// Whether packets came or left since the source was copied.
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
    /// Removes all files but this one.
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
