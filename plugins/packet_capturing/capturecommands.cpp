// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/capturecommands.h"

#include "capture/client/engineclient.h"
#include "plugins/packet_capturing/capturepreferences.h"
#include "plugins/packet_capturing/connectioncapture.h"
#include "plugins/packet_capturing/downloads/downloadquestion.h"
#include "plugins/packet_capturing/filterquestion.h"
#include "plugins/packet_capturing/livecaptureinfo.h"
#include "plugins/packet_capturing/wireshark.h"

#include <QLocale>

#include <algorithm>
#include <memory>

namespace tomato::plugins {

CaptureCommands::CaptureCommands(PluginHost &host, QObject *parent) : QObject(parent), m_host(host)
{
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
        if (connection && CaptureSettings::of(*connection).isEnabled == isEnabled)
            found.push_back(id);
    }
    return found;
}

bool CaptureCommands::hasRecording(const ConnectionId &connection) const
{
    return DownloadQuestion::segments(m_host, connection) > 0;
}

qint64 CaptureCommands::recordedPackets(const ConnectionId &connection) const
{
    const client::CaptureStatus *status = m_host.engine().capture(connection);
    return status ? status->ringPackets : 0;
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

void CaptureCommands::clear(const Connections &connections)
{
    // An engine of its own: that of a stopped lab may not run.
    auto *engine = new client::EngineClient(this);
    engine->open(m_host.lab(), true, [this, engine, connections](const Result<> &opened) {
        if (!opened)
            fail(opened.error());
        const auto left = std::make_shared<std::size_t>(opened ? connections.size() : 0);
        if (*left == 0)
            engine->deleteLater();
        for (const ConnectionId &id : opened ? connections : Connections()) {
            const auto *status = engine->capture(id);
            const bool hasRun = status && !status->directory.isEmpty();
            const auto done = [this, engine, left](const Result<> &cleared) {
                if (!cleared)
                    fail(cleared.error());
                if (--*left == 0)
                    engine->deleteLater();
            };
            if (hasRun)
                engine->clearCapture(id, done);
            else
                done({});
        }
    });
}

void CaptureCommands::fail(const Error &error)
{
    m_host.showMessage(PluginHost::Severity::Problem, QString::fromStdString(error.text()));
}

void CaptureCommands::showLiveInfo(const Connections &connections)
{
    for (const ConnectionId &id : enabled(true, connections)) {
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
        if (const auto started = Wireshark::startLive(status->host, status->port); !started)
            fail(started.error());
    }
}

void CaptureCommands::start(const Connections &connections)
{
    const Connections off = enabled(false, connections);
    enable(off, {}, tr("Start capturing on %1").arg(label(off)));
}

void CaptureCommands::stop(const Connections &connections)
{
    const Connections on = enabled(true, connections);
    PluginHost::ConnectionChanges changes;
    for (const ConnectionId &id : on)
        changes.emplace(id, QJsonObject{{"capturing", false}});
    change(changes, tr("Stop capturing on %1").arg(label(on)));
}

void CaptureCommands::captureWithFilter(const Connections &connections)
{
    if (connections.empty())
        return;
    auto *question = new FilterQuestion(m_host, connections);
    connect(question, &FilterQuestion::chosen, this, [this, connections](const QString &filter) {
        enable(connections, {{"capture_filter", filter}},
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

void CaptureCommands::enable(const Connections &connections, const QJsonObject &also,
                             const QString &text)
{
    const CapturePreferences preferences = CapturePreferences::load();
    PluginHost::ConnectionChanges changes;
    for (const ConnectionId &id : connections) {
        const topology::Connection *connection = m_host.topology().connection(id);
        if (!connection)
            continue;
        CaptureSettings wanted = preferences.proposedFor(*connection);
        wanted.isEnabled = true;
        QJsonObject own = CaptureSettings::of(*connection).changesTo(wanted);
        own.insert("capturing", true);
        for (auto each = also.begin(); each != also.end(); ++each)
            own.insert(each.key(), each.value());
        changes.emplace(id, own);
    }
    change(changes, text);
}

void CaptureCommands::change(const PluginHost::ConnectionChanges &changes, const QString &text)
{
    if (const auto changed = m_host.changeConnections(changes, text); !changed)
        fail(changed.error());
}

} // namespace tomato::plugins
