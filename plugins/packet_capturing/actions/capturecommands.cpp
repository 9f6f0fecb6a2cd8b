// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/actions/capturecommands.h"

#include "app/client/engineclient.h"
#include "app/client/storedcapture.h"
#include "app/topology/attributes/attributenames.h"
#include "plugins/packet_capturing/actions/removalquestion.h"
#include "plugins/packet_capturing/common/capturepreferences.h"
#include "plugins/packet_capturing/common/connectioncapture.h"
#include "plugins/packet_capturing/common/timetoseconds.h"
#include "plugins/packet_capturing/common/wireshark.h"
#include "plugins/packet_capturing/downloads/downloadquestion.h"
#include "plugins/packet_capturing/filter/filterquestion.h"
#include "plugins/packet_capturing/live/livecaptureinfo.h"

#include <QLocale>

#include <algorithm>
#include <memory>

namespace tomato::plugins {

CaptureCommands::CaptureCommands(PluginHost &host, QObject *parent) : QObject(parent), m_host(host)
{
    connect(&host.engine(), &client::EngineClient::capturesChanged, this,
            &CaptureCommands::openAwaited);
    connect(&host, &PluginHost::documentReplaced, this, [this] { m_awaited.clear(); });
}

CaptureCommands::Connections CaptureCommands::all() const
{
    Connections all;
    for (const auto &[id, connection] : m_host.topology().connections())
        all.push_back(id);
    return all;
}

CaptureCommands::Connections CaptureCommands::enabled(bool isEnabled,
                                                      const Connections &among) const
{
    Connections found;
    for (const ConnectionId &id : among) {
        const topology::Connection *connection = m_host.topology().connection(id);
        if (connection && topology::captureSettings(*connection).isEnabled == isEnabled)
            found.push_back(id);
    }
    return found;
}

CaptureCommands::Connections CaptureCommands::captured(const Connections &among) const
{
    Connections found;
    std::copy_if(among.begin(), among.end(), std::back_inserter(found), [this](const auto &id) {
        return ConnectionCapture(m_host, id).settings().isEnabled;
    });
    return found;
}

bool CaptureCommands::hasRecording(const ConnectionId &connection) const
{
    return DownloadQuestion::segments(m_host, connection) > 0;
}

qint64 CaptureCommands::recordedPackets(const ConnectionId &connection) const
{
    if (m_host.engine().isOpen()) {
        const client::CaptureStatus *status = m_host.engine().capture(connection);
        return status ? status->ringPackets : 0;
    }
    const auto stored = client::storedCapture(m_host.lab(), connection);
    return stored ? stored->packets() : 0;
}

void CaptureCommands::download(const Connections &connections)
{
    Connections recorded;
    std::copy_if(connections.begin(), connections.end(), std::back_inserter(recorded),
                 [this](const ConnectionId &id) { return hasRecording(id); });
    if (recorded.empty())
        return;
    auto *question = new DownloadQuestion(m_host, recorded);
    connect(question, &DownloadQuestion::chosen, this,
            [this, recorded](const QString &path) { emit downloadRequested(recorded, path); });
    question->open();
}

void CaptureCommands::downloadRun(const client::RunStatus &run)
{
    auto *question = new DownloadQuestion(m_host, run);
    connect(question, &DownloadQuestion::chosen, this,
            [this, run](const QString &path) { emit runDownloadRequested(run, path); });
    question->open();
}

void CaptureCommands::withEngine(
    std::function<void(Engine &engine, const std::function<void()> &done)> work)
{
    auto *engine = new client::EngineClient(this);
    engine->open(m_host.lab(), true, [this, engine, work](const Result<> &opened) {
        if (opened)
            return work(*engine, [engine] { engine->deleteLater(); });
        fail(opened.error());
        engine->deleteLater();
    });
}

void CaptureCommands::clear(const Connections &connections)
{
    Connections recorded;
    qint64 packets = 0;
    for (const ConnectionId &id : connections) {
        const qint64 count = recordedPackets(id);
        packets += count;
        if (count > 0)
            recorded.push_back(id);
    }
    if (recorded.empty())
        return;
    RemovalQuestion::ask(m_host,
                         tr("Delete the packets that were recorded on %1?").arg(label(recorded)),
                         tr("A recording that runs goes on with what comes. Earlier recordings "
                            "stay."),
                         packets, [this, recorded] { clearNow(recorded); });
}

void CaptureCommands::clearNow(const Connections &connections)
{
    withEngine([this, connections](Engine &engine, const std::function<void()> &done) {
        const auto left = std::make_shared<std::size_t>(connections.size());
        for (const ConnectionId &id : connections) {
            engine.clearCapture(id, [this, left, done](const Result<> &cleared) {
                if (!cleared)
                    fail(cleared.error());
                if (--*left == 0)
                    done();
            });
        }
    });
}

void CaptureCommands::removeRuns(const std::vector<client::RunStatus> &runs)
{
    qint64 packets = 0;
    for (const client::RunStatus &run : runs)
        packets += run.packets;
    const QString title =
        runs.size() == 1
            ? tr("Delete the recording of %1 that began on %2?")
                  .arg(runs.front().name, timeToSeconds(client::dateTime(runs.front().start)))
            : tr("Delete %n earlier recording(s)?", nullptr, static_cast<int>(runs.size()));
    RemovalQuestion::ask(m_host, title, tr("This cannot be undone."), packets,
                         [this, runs] { removeNow(runs); });
}

void CaptureCommands::removeNow(const std::vector<client::RunStatus> &runs)
{
    withEngine([this, runs](Engine &engine, const std::function<void()> &done) {
        const auto left = std::make_shared<std::size_t>(runs.size());
        for (const client::RunStatus &run : runs) {
            engine.removeRun(run.connection, run.run, [this, left, done](const Result<> &removed) {
                if (!removed)
                    fail(removed.error());
                if (--*left > 0)
                    return;
                done();
                emit runsChanged();
            });
        }
    });
}

void CaptureCommands::fail(const Error &error)
{
    m_host.showMessage(PluginHost::Severity::Problem, QString::fromStdString(error.text()));
}

void CaptureCommands::showLiveInfo(const Connections &connections)
{
    for (const ConnectionId &id : captured(connections)) {
        if (ConnectionCapture(m_host, id).settings().isLive())
            showLiveInfo(id);
    }
}

void CaptureCommands::showLiveInfo(const ConnectionId &connection)
{
    for (LiveCaptureInfo *open : m_host.window()->findChildren<LiveCaptureInfo *>()) {
        if (open->connection() == connection) {
            open->raise();
            open->activateWindow();
            return;
        }
    }
    (new LiveCaptureInfo(m_host, connection))->show();
}

void CaptureCommands::openLive(const Connections &connections)
{
    for (const ConnectionId &id : connections) {
        const client::CaptureStatus *status = m_host.engine().capture(id);
        if (!status || !status->isLive())
            continue;
        const auto started =
            Wireshark::startLive(status->host, status->backlogPort, m_host.topology().label(id));
        if (!started)
            fail(started.error());
    }
}

void CaptureCommands::captureAndOpen(const Connections &connections)
{
    PluginHost::ConnectionChanges changes;
    for (Proposal &each : proposals(connections)) {
        if (!each.wanted.isLive())
            each.wanted.mode = capture::CaptureMode::Both;
        if (each.wanted != each.now)
            changes.emplace(each.connection, each.now.changesTo(each.wanted));
    }
    if (!changes.empty())
        change(changes, tr("Capture and watch %1").arg(label(connections)));
    m_awaited = connections;
    openAwaited();
    const auto state = m_host.engine().lab().state;
    if (!m_awaited.empty() && state != client::LabStatus::State::Running)
        m_host.showMessage(PluginHost::Severity::Information,
                           tr("Wireshark opens when the lab runs"));
}

void CaptureCommands::openAwaited()
{
    Connections live;
    for (const ConnectionId &id : m_awaited) {
        const client::CaptureStatus *status = m_host.engine().capture(id);
        if (status && status->isLive())
            live.push_back(id);
    }
    for (const ConnectionId &id : live)
        std::erase(m_awaited, id);
    openLive(live);
}

void CaptureCommands::start(const Connections &connections)
{
    const Connections off = enabled(false, connections);
    enable(off, {}, tr("Start capturing on %1").arg(label(off)));
}

void CaptureCommands::stop(const Connections &connections)
{
    PluginHost::ConnectionChanges changes;
    Connections on;
    for (const ConnectionId &id : captured(connections)) {
        if (ConnectionCapture(m_host, id).isBegunElsewhere()) {
            client::EngineClient::CaptureChange off;
            off.capturing = false;
            m_host.engine().setCapture(id, off, [this](const Result<> &stopped) {
                if (!stopped)
                    fail(stopped.error());
            });
            continue;
        }
        changes.emplace(id, QJsonObject{{topology::CapturingAttribute, false}});
        on.push_back(id);
    }
    if (!changes.empty())
        change(changes, tr("Stop capturing on %1").arg(label(on)));
}

void CaptureCommands::captureWithFilter(const Connections &connections)
{
    if (connections.empty())
        return;
    auto *question = new FilterQuestion(m_host, connections);
    connect(question, &FilterQuestion::chosen, this, [this, connections](const QString &filter) {
        enable(connections, {{topology::CaptureFilterAttribute, filter}},
               tr("Capture with a filter on %1").arg(label(connections)));
    });
    question->open();
}

QString CaptureCommands::label(const Connections &connections) const
{
    return connections.size() == 1
               ? m_host.topology().label(connections.front())
               : tr("%n connection(s)", nullptr, static_cast<int>(connections.size()));
}

std::vector<CaptureCommands::Proposal>
CaptureCommands::proposals(const Connections &connections) const
{
    const CapturePreferences preferences = CapturePreferences::load();
    std::vector<Proposal> all;
    for (const ConnectionId &id : connections) {
        const topology::Connection *connection = m_host.topology().connection(id);
        if (!connection)
            continue;
        Proposal each{id, topology::captureSettings(*connection),
                      preferences.proposedFor(*connection)};
        each.wanted.isEnabled = true;
        all.push_back(std::move(each));
    }
    return all;
}

void CaptureCommands::enable(const Connections &connections, const QJsonObject &also,
                             const QString &text)
{
    PluginHost::ConnectionChanges changes;
    for (const Proposal &proposal : proposals(connections)) {
        QJsonObject own = proposal.now.changesTo(proposal.wanted);
        own.insert(topology::CapturingAttribute, true);
        for (auto each = also.begin(); each != also.end(); ++each)
            own.insert(each.key(), each.value());
        changes.emplace(proposal.connection, own);
    }
    change(changes, text);
}

void CaptureCommands::change(const PluginHost::ConnectionChanges &changes, const QString &text)
{
    if (const auto changed = m_host.changeConnections(changes, text); !changed)
        fail(changed.error());
}

} // namespace tomato::plugins
