// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/capturecommands.h"

#include "capture/client/engineclient.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/connectioncapture.h"
#include "plugins/packet_capturing/downloaddialog.h"
#include "plugins/packet_capturing/downloadquestion.h"
#include "plugins/packet_capturing/filterquestion.h"
#include "plugins/packet_capturing/livecaptureinfo.h"
#include "plugins/packet_capturing/wireshark.h"

#include <QLocale>

#include <algorithm>

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

void CaptureCommands::download(const Connections &connections)
{
    const auto found = std::find_if(connections.begin(), connections.end(),
                                    [this](const ConnectionId &id) { return hasRecording(id); });
    if (found == connections.end())
        return;
    auto *question = new DownloadQuestion(m_host, *found);
    connect(question, &DownloadQuestion::chosen, this,
            [this, connection = *found](const QString &path) {
                (new DownloadDialog(m_host, connection, path))->show();
            });
    question->open();
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
            m_host.showMessage(PluginHost::Severity::Problem,
                               QString::fromStdString(started.error().text()));
    }
}

void CaptureCommands::start(const Connections &connections)
{
    const Connections off = enabled(false, connections);
    change(off, {{"capturing", true}}, tr("Start capturing on %1").arg(label(off)));
}

void CaptureCommands::stop(const Connections &connections)
{
    const Connections on = enabled(true, connections);
    change(on, {{"capturing", false}}, tr("Stop capturing on %1").arg(label(on)));
}

void CaptureCommands::captureWithFilter(const Connections &connections)
{
    if (connections.empty())
        return;
    auto *question = new FilterQuestion(m_host, connections);
    connect(question, &FilterQuestion::chosen, this, [this, connections](const QString &filter) {
        change(connections, {{"capturing", true}, {"capture_filter", filter}},
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

void CaptureCommands::change(const Connections &connections, const QJsonObject &changes,
                             const QString &text)
{
    PluginHost::ConnectionChanges all;
    for (const ConnectionId &id : connections)
        all.emplace(id, changes);
    if (const auto changed = m_host.changeConnections(all, text); !changed)
        m_host.showMessage(PluginHost::Severity::Problem,
                           QString::fromStdString(changed.error().text()));
}

} // namespace tomato::plugins
