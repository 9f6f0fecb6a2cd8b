// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/client/protocoltypes.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace tomato::client {

/// How a download of a lab over several machines is made.
struct HostOptions
{
    /// Hosts that cannot be reached are left out, instead of failing.
    bool isPartEnough = false;
    /// Times stay as each host's clock had them.
    bool hasRawClocks = false;
};

/// The editor's and the shell's access to one lab's engine. All calls return at once; callbacks and
/// signals come from the event loop of the thread that the client lives in. A callback is called
/// exactly once, with an error when the engine is gone (and not at all once the client is
/// destroyed).
class EngineClient final : public QObject
{
    Q_OBJECT

public:
    template <class T = void>
    using Callback = std::function<void(Result<T>)>;

    explicit EngineClient(QObject *parent = nullptr);
    ~EngineClient() override;

    /// Connects to the lab's engine; launches it first when none runs and `launch` is set.
    /// `done` comes when the first LabStatus and captures are there.
    void open(const LabId &lab, bool launch, Callback<> done);
    void close();
    bool isOpen() const;

    /// Returns the status that was received last; default values while not open.
    const LabStatus &lab() const;
    const std::map<ConnectionId, CaptureStatus> &captures() const;
    /// Returns nullptr when the connection has no capture.
    const CaptureStatus *capture(const ConnectionId &connection) const;

    /// Returns the recordings before the latest ones; the latest of them is first.
    const std::vector<RunStatus> &earlierRuns() const;

    /// `agreed`: keys of what the user agreed to that the topology does outside of the lab. The
    /// engine refuses what else it does there. `files`: a folder with a folder for each element
    /// that begins with files of its own, or empty.
    void startLab(const QJsonObject &topology, const QString &file, Callback<> done,
                  const QStringList &agreed = {}, const QString &files = {});
    void applyTopology(const QJsonObject &topology, Callback<> done,
                       const QStringList &agreed = {});
    void stopLab(Callback<> done);
    void setFile(const QString &file, Callback<> done);
    void startElement(const ElementId &element, Callback<> done);
    void stopElement(const ElementId &element, Callback<> done);

    /// Fetches the hosts that parts of the lab run on, as lab.hosts of PROTOCOL.md has them.
    void fetchHosts(Callback<QJsonArray> done);
    /// Fetches the counters of the connections; they are empty while the lab is stopped.
    void fetchStatistics(Callback<std::map<ConnectionId, LinkStatistics>> done);
    /// Sets attributes of ToMaTo's link emulation, and `link_down`; a null value removes one.
    void setLink(const ConnectionId &connection, const QJsonObject &attributes, Callback<> done);

    /// A member that is not set stays unchanged.
    struct CaptureChange
    {
        std::optional<bool> capturing;
        std::optional<QString> mode;
        std::optional<QString> filter;
        /// The address at which the live stream is served, and the allowed viewers: "192.0.2.7",
        /// "192.0.2.0/24, 198.51.100.3".
        std::optional<QString> liveAddress = {};
        std::optional<QString> liveAllow = {};
        /// Whether other machines may get it unencrypted.
        std::optional<bool> livePlain = {};
        /// The options of the recording, by the names of capture.set in PROTOCOL.md ("snapLength");
        /// null for the default.
        QJsonObject options = {};
    };
    void setCapture(const ConnectionId &connection, const CaptureChange &change, Callback<> done);
    void flushCapture(const ConnectionId &connection, Callback<> done);
    /// Asks for the latest runs of a capture, each host's in a folder of this machine, as
    /// capture.mirror of PROTOCOL.md has them.
    void mirrorCapture(const ConnectionId &connection, Callback<QJsonArray> done);
    /// Deletes the recorded packets; a recording goes on with a new run.
    void clearCapture(const ConnectionId &connection, Callback<> done);

    /// Removes one of earlierRuns().
    void removeRun(const ConnectionId &connection, qint64 run, Callback<> done);

    using Progress = std::function<void(qint64 done, qint64 total)>;
    /// Returns the job's number for cancelDownload(). The path may be relative to this program's
    /// folder; its ending decides the format.
    int download(const ConnectionId &connection, const QString &path, Progress progress,
                 Callback<> done, bool withArrivals = false, HostOptions options = {});
    /// Downloads one of earlierRuns() in the same way.
    int downloadRun(const ConnectionId &connection, qint64 run, const QString &path,
                    Progress progress, Callback<> done, bool withArrivals = false);
    /// Several captures as one .pcapng file, with an interface for each port, or as an archive with
    /// a folder for each.
    int merge(const std::vector<ConnectionId> &connections, const QString &path, Progress progress,
              Callback<> done, HostOptions options = {});
    void cancelDownload(int job);

signals:
    void labChanged(const tomato::client::LabStatus &lab);
    void labProgressed(int done, int total);
    void capturesChanged();
    void earlierRunsChanged();
    /// The engine ended, or the connection to it broke: no reason. Or it was given up for what the
    /// engine said, which this program cannot read; the lab may go on.
    void closed(const QString &reason);

private:
    class Link;
    std::unique_ptr<Link> m_link;
};

/// One lab that has an engine on this machine.
struct RunningLab
{
    LabId lab;
    QString name;
    QString file;
    qint64 process = 0;
    /// Nothing runs; the engine exists for an editor, or is about to end.
    bool isStopped = false;
};
/// Returns the labs of this user, sorted by id; removes files that killed engines left behind.
std::vector<RunningLab> runningLabs();
/// The lab that belongs to a topology file: the running one that says so, else the id that a new
/// one gets (from the file's name and its canonical path). An empty path gives a random id.
LabId labForFile(const QString &file);

/// The command line that runs something inside a running element: put the program and its
/// arguments behind it.
QStringList enterElement(const ElementStatus &element);

} // namespace tomato::client
