// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "app/daemon/parts/remoteexport.h"
#include "capture/ring/ringstate.h"

#include <QFile>

#include <map>

namespace tomato::engine {

/// A copy of a ring of another host, in a folder of this one where it is read like any other, that
/// is brought up to date when somebody asks for it: only what is new is fetched.
class RingMirror final : public QObject
{
public:
    /// Each run gets a folder of its own below `folder`. What is there already is removed, as
    /// nobody knows of which run it is.
    RingMirror(PartLink &link, ConnectionId connection, QString folder);

    /// Begins to fetch new packets; does nothing while that goes on.
    void refresh();
    /// Returns the folder of the latest run that was copied; empty before the first copy.
    const QString &directory() const { return m_directory; }
    /// Returns when the latest copy was begun, by this machine's clock: what was recorded until
    /// then is in it. It is 0 before the first copy.
    Timestamp upTo() const { return m_upTo; }
    /// Returns why the last attempt failed; empty when it did not.
    const QString &problem() const { return m_problem; }

private:
    /// A ring and its arrivals are two, each with its state; the folder is in the run's.
    struct State
    {
        QByteArray bytes;
        capture::RingState read;
    };
    /// The bytes of a file that are missing here.
    struct Part
    {
        std::size_t file = 0;
        qint64 from = 0;
        qint64 to = 0;
    };

    void open();
    void begin(std::unique_ptr<RemoteExport> opened);
    void nextState();
    Result<> takeState(const QString &name);
    void plan();
    void planSides(std::size_t file, const capture::RingState &state);
    void nextPart();
    Result<> openPart(const Part &part);
    Result<> endPart();
    Result<> write(const QByteArray &piece);
    Result<> writeStates();
    void removeOthers() const;
    void finish(const Result<> &result);
    QString pathOf(const QString &name) const { return m_target + u'/' + name; }

    QPointer<PartLink> m_link;
    ConnectionId m_connection;
    QString m_folder;
    QString m_directory;
    QString m_problem;
    /// The folder of the run that is being copied.
    QString m_target;
    bool m_isBusy = false;
    Timestamp m_begun{};
    Timestamp m_upTo{};
    std::unique_ptr<RemoteExport> m_export;
    /// By the names of their files.
    std::map<QString, State> m_states;
    /// Tells of each file of sides how many packets of the run it was copied for.
    std::map<QString, std::uint64_t> m_sidesKnown;
    std::vector<Part> m_parts;
    std::size_t m_at = 0;
    /// The content of a file that is written with one call, as others may read it at that moment.
    QByteArray m_whole;
    std::unique_ptr<QFile> m_file;
};

} // namespace tomato::engine
