// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captureactions.h"

#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/connectioncapture.h"
#include "plugins/packet_capturing/downloaddialog.h"
#include "plugins/packet_capturing/downloadquestion.h"
#include "plugins/packet_capturing/livecaptureinfo.h"

#include <QAction>

namespace tomato::plugins {

static QAction *createAction(const QString &name, const QString &text, const QString &tip,
                             QObject *parent)
{
    auto *action = new QAction(text, parent);
    action->setObjectName(name);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

CaptureActions::CaptureActions(PluginHost &host, QObject *parent) : QObject(parent), m_host(host) {}

QList<QAction *> CaptureActions::create(const ConnectionId &connection, QObject *parent)
{
    const ConnectionCapture capture(m_host, connection);
    const bool isEnabled = capture.settings().isEnabled;
    QList<QAction *> actions;
    if (DownloadQuestion::segments(m_host, connection) > 0)
        actions << createDownload(connection, parent);
    if (isEnabled && capture.settings().isLive())
        actions << createLiveInfo(connection, parent);
    if (actions.isEmpty())
        actions << createNoCaptures(isEnabled, parent);
    actions << createToggle(connection, isEnabled, parent);
    return actions;
}

QAction *CaptureActions::createDownload(const ConnectionId &connection, QObject *parent)
{
    QAction *action = createAction(
        QStringLiteral("downloadCapture"), tr("Down&load Capture"),
        tr("Saves what was recorded on this connection; the recording goes on"), parent);
    connect(action, &QAction::triggered, this, [this, connection] { download(connection); });
    return action;
}

QAction *CaptureActions::createLiveInfo(const ConnectionId &connection, QObject *parent)
{
    QAction *action = createAction(
        QStringLiteral("liveCaptureInfo"), tr("Live capture &info"),
        tr("Shows where to watch this connection live, with commands for Wireshark and others"),
        parent);
    connect(action, &QAction::triggered, this, [this, connection] { showLiveInfo(connection); });
    return action;
}

QAction *CaptureActions::createNoCaptures(bool isEnabled, QObject *parent)
{
    QAction *action = createAction(
        QStringLiteral("noCaptures"), tr("No captures"),
        isEnabled ? tr("Packet capturing is enabled; recording begins when the lab starts")
                  : tr("Nothing was recorded on this connection; Start capturing does"),
        parent);
    action->setEnabled(false);
    return action;
}

QAction *CaptureActions::createToggle(const ConnectionId &connection, bool isEnabled,
                                      QObject *parent)
{
    QAction *action =
        isEnabled
            ? createAction(QStringLiteral("stopCapturing"), tr("S&top capturing"),
                           tr("Ends the recording; what was recorded can still be downloaded"),
                           parent)
            : createAction(QStringLiteral("startCapturing"), tr("S&tart capturing"),
                           tr("Records packets with the mode and filter that are configured; "
                              "begins at once when the lab runs"),
                           parent);
    connect(action, &QAction::triggered, this,
            [this, connection, isEnabled] { setCapturing(connection, !isEnabled); });
    return action;
}

void CaptureActions::download(const ConnectionId &connection)
{
    auto *question = new DownloadQuestion(m_host, connection);
    connect(question, &DownloadQuestion::chosen, this, [this, connection](const QString &path) {
        (new DownloadDialog(m_host, connection, path))->show();
    });
    question->open();
}

void CaptureActions::showLiveInfo(const ConnectionId &connection)
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

void CaptureActions::setCapturing(const ConnectionId &connection, bool enabled)
{
    const QString label = m_host.topology().label(connection);
    const QString text =
        enabled ? tr("Start capturing on %1").arg(label) : tr("Stop capturing on %1").arg(label);
    const auto changed = m_host.changeConnection(connection, {{"capturing", enabled}}, text);
    if (!changed)
        m_host.showMessage(PluginHost::Severity::Problem,
                           QString::fromStdString(changed.error().text()));
}

} // namespace tomato::plugins
