// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"

#include <functional>

namespace tomato::plugins {

/// What a user can do with captures. A change of settings is one undo step for all connections.
class CaptureCommands final : public QObject
{
    Q_OBJECT

public:
    using Connections = std::vector<ConnectionId>;

    explicit CaptureCommands(PluginHost &host, QObject *parent = nullptr);

    /// Asks for a file, then requests the download of what was recorded on these.
    void download(const Connections &connections);
    void showLiveInfo(const Connections &connections);
    /// Starts Wireshark for each that is live.
    void openLive(const Connections &connections);
    /// Captures on these, to be watched too, and starts Wireshark as soon as they are live.
    void captureAndOpen(const Connections &connections);
    void start(const Connections &connections);
    void stop(const Connections &connections);
    /// Asks, then drops what was recorded; recordings go on.
    void clear(const Connections &connections);
    /// Asks for a file, then requests the download.
    void downloadRun(const client::RunStatus &run);
    /// Asks, then deletes them.
    void removeRuns(const std::vector<client::RunStatus> &runs);
    /// Asks for a filter, then captures with it.
    void captureWithFilter(const Connections &connections);

    Connections all() const;
    /// Those that are to be captured, or not.
    Connections enabled(bool isEnabled, const Connections &among) const;
    /// For download.
    bool hasRecording(const ConnectionId &connection) const;
    /// Those of the latest run that are kept.
    qint64 recordedPackets(const ConnectionId &connection) const;

signals:
    void downloadRequested(const std::vector<tomato::ConnectionId> &connections,
                           const QString &path);
    /// To be shown.
    void packetsRequested(const std::vector<tomato::ConnectionId> &connections);
    /// A recording before the latest one; to be shown, to be downloaded.
    void runRequested(const tomato::client::RunStatus &run);
    void runDownloadRequested(const tomato::client::RunStatus &run, const QString &path);
    /// Some are gone.
    void runsChanged();

private:
    using Engine = client::EngineClient;

    /// With an engine of its own: that of a stopped lab may not run. `work` calls `done` when it
    /// needs it no more.
    void withEngine(std::function<void(Engine &engine, const std::function<void()> &done)> work);
    void clearNow(const Connections &connections);
    void removeNow(const std::vector<client::RunStatus> &runs);
    void openAwaited();
    void showLiveInfo(const ConnectionId &connection);
    void fail(const Error &error);
    /// As the connections say, or as the user prefers where they say nothing yet; and also these
    /// attributes.
    void enable(const Connections &connections, const QJsonObject &also, const QString &text);
    void change(const PluginHost::ConnectionChanges &changes, const QString &text);
    /// "h1:eth0 ⇄ r1:eth0", or "3 connections".
    QString label(const Connections &connections) const;

    PluginHost &m_host;
    /// Wireshark is to be started when they are live.
    Connections m_awaited;
};

} // namespace tomato::plugins
