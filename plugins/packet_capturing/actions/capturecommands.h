// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"
#include "app/topology/attributes/capturesettings.h"
#include "plugins/api/pluginhost.h"

#include <functional>
#include <vector>

namespace tomato::plugins {

/// The user's commands for captures. A change of settings is one undo step for all connections.
class CaptureCommands final : public QObject
{
    Q_OBJECT

public:
    using Connections = std::vector<ConnectionId>;

    explicit CaptureCommands(PluginHost &host, QObject *parent = nullptr);

    /// Asks for a file, then requests the download of these connections' recordings.
    void download(const Connections &connections);
    void showLiveInfo(const Connections &connections);
    /// Starts Wireshark for each capture that is live.
    void openLive(const Connections &connections);
    /// Starts captures that can be watched live, and starts Wireshark as soon as they are live.
    void captureAndOpen(const Connections &connections);
    void start(const Connections &connections);
    void stop(const Connections &connections);
    /// Asks, then deletes the recorded packets; captures that are running go on.
    void clear(const Connections &connections);
    /// Asks for a file, then requests the download.
    void downloadRun(const client::RunStatus &run);
    /// Asks, then deletes the runs.
    void removeRuns(const std::vector<client::RunStatus> &runs);
    /// Asks for a filter, then captures with it.
    void captureWithFilter(const Connections &connections);

    Connections all() const;
    /// Returns those whose capture is switched on, or off.
    Connections enabled(bool isEnabled, const Connections &among) const;
    /// Returns those that are recorded: their capture is switched on, or was begun elsewhere.
    Connections captured(const Connections &among) const;
    /// Returns whether there is a recording to download.
    bool hasRecording(const ConnectionId &connection) const;
    /// Returns how many packets of the latest run are kept.
    qint64 recordedPackets(const ConnectionId &connection) const;

signals:
    void downloadRequested(const std::vector<tomato::ConnectionId> &connections,
                           const QString &path);
    /// These connections' packets are to be shown.
    void packetsRequested(const std::vector<tomato::ConnectionId> &connections);
    /// The packets of an earlier run are to be shown, or, with runDownloadRequested(), to be
    /// downloaded.
    void runRequested(const tomato::client::RunStatus &run);
    void runDownloadRequested(const tomato::client::RunStatus &run, const QString &path);
    /// Some runs were deleted.
    void runsChanged();

private:
    using Engine = client::EngineClient;

    /// How a connection captures in the drawing, and how it captures when it is switched on.
    struct Proposal
    {
        ConnectionId connection;
        topology::CaptureSettings now;
        topology::CaptureSettings wanted;
    };

    /// Connects to an engine for `work`, since the engine of a stopped lab may not run. `work`
    /// calls `done` when it needs the engine no more.
    void withEngine(std::function<void(Engine &engine, const std::function<void()> &done)> work);
    void clearNow(const Connections &connections);
    void removeNow(const std::vector<client::RunStatus> &runs);
    void openAwaited();
    void showLiveInfo(const ConnectionId &connection);
    void fail(const Error &error);
    /// Returns the settings with which these captures are switched on: the connections' own, or the
    /// user's preferences where a connection has none yet.
    std::vector<Proposal> proposals(const Connections &connections) const;
    /// Switches captures on, as proposals() says; `also` adds attributes.
    void enable(const Connections &connections, const QJsonObject &also, const QString &text);
    void change(const PluginHost::ConnectionChanges &changes, const QString &text);
    /// Returns "h1:eth0 ⇄ r1:eth0", or "3 connections".
    QString label(const Connections &connections) const;

    PluginHost &m_host;
    /// The connections for which Wireshark is started as soon as they are live.
    Connections m_awaited;
};

} // namespace tomato::plugins
