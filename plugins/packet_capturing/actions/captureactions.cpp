// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/actions/captureactions.h"

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/connectioncapture.h"
#include "plugins/packet_capturing/common/wireshark.h"

#include <QAction>
#include <QMenu>

#include <algorithm>
#include <memory>

namespace tomato::plugins {

using Connections = CaptureCommands::Connections;

/// Only the first of very many connections determine which actions are possible, as looking at a
/// recording may need the disk.
static constexpr std::size_t MaxLookedAt = 64;

static QAction *createAction(const QString &name, const QString &text, const QString &tip,
                             QObject *parent)
{
    auto *action = new QAction(text, parent);
    action->setObjectName(name);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

CaptureActions::CaptureActions(PluginHost &host, CaptureCommands &commands, QObject *parent)
    : QObject(parent), m_host(host), m_commands(commands)
{
}

QString CaptureActions::iconOf(Kind kind)
{
    switch (kind) {
    case Kind::Start:
        return QStringLiteral("capture");
    case Kind::Stop:
        return QStringLiteral("stop");
    case Kind::WithFilter:
        return QStringLiteral("filter");
    case Kind::Download:
        return QStringLiteral("download");
    case Kind::LiveInfo:
        return QStringLiteral("live");
    case Kind::OpenLive:
    case Kind::CaptureAndOpen:
        return QStringLiteral("fin");
    case Kind::ShowPackets:
        return QStringLiteral("list");
    case Kind::Clear:
        return QStringLiteral("delete");
    case Kind::Nothing:
        break;
    }
    return {};
}

QKeySequence CaptureActions::keysOf(Kind kind)
{
    switch (kind) {
    case Kind::Start:
        return Qt::Key_F6;
    case Kind::Stop:
        return Qt::SHIFT | Qt::Key_F6;
    case Kind::WithFilter:
        return Qt::CTRL | Qt::Key_F6;
    case Kind::Download:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_D;
    case Kind::LiveInfo:
        return Qt::CTRL | Qt::Key_L;
    case Kind::OpenLive:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_W;
    case Kind::CaptureAndOpen:
        return Qt::Key_F8;
    case Kind::ShowPackets:
        return Qt::Key_F7;
    case Kind::Clear:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_Delete;
    case Kind::Nothing:
        break;
    }
    return {};
}

QAction *CaptureActions::make(Kind kind, QObject *parent) const
{
    QAction *action = named(kind, parent);
    action->setIcon(m_host.icon(iconOf(kind)));
    action->setShortcut(keysOf(kind));
    return action;
}

QAction *CaptureActions::named(Kind kind, QObject *parent)
{
    switch (kind) {
    case Kind::Download:
        return createAction(QStringLiteral("downloadCapture"), tr("Down&load Capture"),
                            tr("Saves what was recorded on this connection; the recording goes on"),
                            parent);
    case Kind::LiveInfo:
        return createAction(QStringLiteral("liveCaptureInfo"), tr("Live capture &info"),
                            tr("Shows where to watch this connection live, with commands for "
                               "Wireshark and others"),
                            parent);
    case Kind::OpenLive:
        return createAction(QStringLiteral("openLiveCapture"), tr("Open Live in &Wireshark"),
                            tr("Starts Wireshark, which shows what the recording holds, and each "
                               "packet as it comes"),
                            parent);
    case Kind::CaptureAndOpen:
        return createAction(QStringLiteral("captureAndOpen"), tr("Capture and Ope&n in Wireshark"),
                            tr("Captures what crosses this connection, and starts Wireshark on it"),
                            parent);
    case Kind::Nothing:
        return createAction(QStringLiteral("noCaptures"), tr("No captures"), {}, parent);
    case Kind::Start:
        return createAction(QStringLiteral("startCapturing"), tr("S&tart Capturing"),
                            tr("Records packets with the mode and filter that are configured; "
                               "begins at once when the lab runs"),
                            parent);
    case Kind::Stop:
        return createAction(QStringLiteral("stopCapturing"), tr("Sto&p Capturing"),
                            tr("Ends the recording; what was recorded can still be downloaded"),
                            parent);
    case Kind::ShowPackets:
        return createAction(QStringLiteral("showPackets"), tr("&Show Packets"),
                            tr("Lists the packets that were recorded, and those that come, decoded "
                               "by Wireshark"),
                            parent);
    case Kind::Clear:
        return createAction(QStringLiteral("clearCapture"), tr("&Clear…"),
                            tr("Asks, then deletes the packets of the latest recording; one that "
                               "runs goes on"),
                            parent);
    case Kind::WithFilter:
        break;
    }
    return createAction(QStringLiteral("captureWithFilter"), tr("Capture with Filte&r…"),
                        tr("Asks for a pcap filter and records the packets that match it"), parent);
}

CaptureActions::Availability CaptureActions::availability(Kind kind,
                                                          const Connections &connections) const
{
    const Connections some(connections.begin(),
                           connections.begin() + static_cast<std::ptrdiff_t>(
                                                     std::min(connections.size(), MaxLookedAt)));
    const auto any = [&some](const auto &test) {
        return std::any_of(some.begin(), some.end(), test);
    };
    const auto isLive = [this](const ConnectionId &id) {
        const topology::CaptureSettings settings = ConnectionCapture(m_host, id).settings();
        return settings.isEnabled && settings.isLive();
    };
    const auto hasRecording = [this](const ConnectionId &id) {
        return m_commands.hasRecording(id);
    };
    switch (kind) {
    case Kind::Download:
        return {any(hasRecording)};
    case Kind::LiveInfo:
        return {any(isLive)};
    case Kind::OpenLive: {
        const bool isServed = any([this](const ConnectionId &id) {
            const client::CaptureStatus *status = m_host.engine().capture(id);
            return status && status->isLive();
        });
        return {any(isLive), !Wireshark::isInstalled() ? Wireshark::howToInstall()
                             : isServed                ? QString()
                                        : tr("The stream begins when the capture runs")};
    }
    case Kind::CaptureAndOpen:
        // Where all are live already, Open live does the same.
        return {!std::all_of(some.begin(), some.end(), isLive),
                Wireshark::isInstalled() ? QString() : Wireshark::howToInstall()};
    case Kind::Nothing:
        return {!any(hasRecording) && !any(isLive),
                m_commands.captured(some).empty()
                    ? tr("Nothing was recorded on this connection; Start Capturing does")
                    : tr("Packet capturing is enabled; recording begins when the lab starts")};
    case Kind::Start:
        return {!m_commands.enabled(false, connections).empty()};
    case Kind::Stop:
        return {!m_commands.captured(connections).empty()};
    case Kind::ShowPackets:
        return {any(hasRecording) || !m_commands.captured(some).empty()};
    case Kind::Clear:
        return {any(hasRecording) ||
                any([this](const ConnectionId &id) { return m_commands.recordedPackets(id) > 0; })};
    case Kind::WithFilter:
        break;
    }
    return {};
}

void CaptureActions::perform(Kind kind, const Connections &connections)
{
    switch (kind) {
    case Kind::Download:
        return m_commands.download(connections);
    case Kind::LiveInfo:
        return m_commands.showLiveInfo(connections);
    case Kind::OpenLive:
        return m_commands.openLive(connections);
    case Kind::CaptureAndOpen:
        return m_commands.captureAndOpen(connections);
    case Kind::Nothing:
        return;
    case Kind::Start:
        return m_commands.start(connections);
    case Kind::Stop:
        return m_commands.stop(connections);
    case Kind::WithFilter:
        return m_commands.captureWithFilter(connections);
    case Kind::ShowPackets:
        emit m_commands.packetsRequested(connections);
        return;
    case Kind::Clear:
        return m_commands.clear(connections);
    }
}

QList<QAction *> CaptureActions::create(const Connections &connections, QObject *parent)
{
    QList<QAction *> actions;
    for (const Kind kind :
         {Kind::Download, Kind::LiveInfo, Kind::OpenLive, Kind::CaptureAndOpen, Kind::Nothing,
          Kind::Start, Kind::Stop, Kind::WithFilter, Kind::ShowPackets, Kind::Clear}) {
        const Availability available = availability(kind, connections);
        if (!available.isThere)
            continue;
        QAction *action = make(kind, parent);
        // Shown only: the entry of the menu Capture listens to it.
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
        if (!available.whyNot.isEmpty()) {
            action->setEnabled(false);
            action->setToolTip(available.whyNot);
            action->setStatusTip(available.whyNot);
        }
        connect(action, &QAction::triggered, this,
                [this, kind, connections] { perform(kind, connections); });
        actions << action;
    }
    return actions;
}

void CaptureActions::performOnSelection(Kind kind)
{
    const Connections selected = m_host.selectedConnections();
    const auto tell = [this](const QString &text) {
        m_host.showMessage(PluginHost::Severity::Information, text);
    };
    if (const QString whyNot = this->whyNot(kind, selected); !whyNot.isEmpty())
        tell(whyNot);
    else
        perform(kind, selected);
}

QString CaptureActions::whyNot(Kind kind, const Connections &selected) const
{
    if (selected.empty())
        return tr("Select a connection first");
    const Availability available = availability(kind, selected);
    if (available.isThere || !available.whyNot.isEmpty())
        return available.whyNot;
    switch (kind) {
    case Kind::Download:
    case Kind::ShowPackets:
    case Kind::Clear:
        return tr("Nothing was recorded on what is selected");
    case Kind::LiveInfo:
    case Kind::OpenLive:
        return tr("What is selected is not captured live: its mode is File, or capturing is off");
    case Kind::CaptureAndOpen:
        return tr("What is selected is captured live already: Open Live in Wireshark shows it");
    case Kind::Start:
        return tr("Capturing is on already");
    case Kind::Stop:
        return tr("Capturing is off already");
    case Kind::WithFilter:
    case Kind::Nothing:
        break;
    }
    return tr("There is nothing to do on what is selected");
}

QMenu *CaptureActions::createMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("C&apture"), parent);
    menu->setObjectName(QStringLiteral("captureBarMenu"));
    menu->setToolTipsVisible(true);
    addForSelection(*menu);
    menu->addSeparator();
    addForAll(*menu);
    return menu;
}

void CaptureActions::addForSelection(QMenu &menu)
{
    for (const Kind kind :
         {Kind::Start, Kind::Stop, Kind::WithFilter, Kind::Download, Kind::LiveInfo, Kind::OpenLive,
          Kind::CaptureAndOpen, Kind::ShowPackets, Kind::Clear}) {
        QAction *action = make(kind, &menu);
        action->setObjectName(QStringLiteral("selected_") + action->objectName());
        connect(action, &QAction::triggered, this,
                [this, each = kind] { performOnSelection(each); });
        // The state is updated while the menu is visible; a shortcut shows why it does nothing.
        connect(&menu, &QMenu::aboutToShow, action, [this, action, each = kind] {
            const Connections selected = m_host.selectedConnections();
            const QString whyNot = this->whyNot(each, selected);
            action->setIcon(m_host.icon(iconOf(each))); // the palette may be another one now
            action->setEnabled(whyNot.isEmpty());
            const std::unique_ptr<QAction> plain(named(each, nullptr));
            action->setToolTip(whyNot.isEmpty() ? plain->toolTip() : whyNot);
            action->setStatusTip(action->toolTip());
        });
        connect(
            &menu, &QMenu::aboutToHide, action, [action] { action->setEnabled(true); },
            Qt::QueuedConnection);
        menu.addAction(action);
    }
}

void CaptureActions::addForAll(QMenu &menu)
{
    QAction *captureAll = createAction(
        QStringLiteral("captureAll"), tr("Capture &All"),
        tr("Enables packet capturing on every connection, as one step that can be undone"), &menu);
    captureAll->setShortcut(Qt::ALT | Qt::Key_F6);
    connect(captureAll, &QAction::triggered, this, [this] { m_commands.start(m_commands.all()); });
    QAction *stopAll = createAction(QStringLiteral("stopAllCaptures"), tr("St&op All Captures"),
                                    tr("Ends all recordings; they can still be downloaded"), &menu);
    stopAll->setShortcut(Qt::ALT | Qt::SHIFT | Qt::Key_F6);
    connect(stopAll, &QAction::triggered, this, [this] { m_commands.stop(m_commands.all()); });
    QAction *downloadAll = createAction(
        QStringLiteral("downloadAllCaptures"), tr("&Download All…"),
        tr("Saves all recordings: an archive with a folder for each connection, or one "
           "file in the order of time"),
        &menu);
    downloadAll->setShortcut(Qt::ALT | Qt::SHIFT | Qt::Key_D);
    connect(downloadAll, &QAction::triggered, this,
            [this] { m_commands.download(m_commands.all()); });
    menu.addActions({captureAll, stopAll, downloadAll});
    connect(&menu, &QMenu::aboutToShow, this, [this, captureAll, stopAll, downloadAll] {
        const Connections all = m_commands.all();
        captureAll->setIcon(m_host.icon(iconOf(Kind::Start)));
        stopAll->setIcon(m_host.icon(iconOf(Kind::Stop)));
        downloadAll->setIcon(m_host.icon(iconOf(Kind::Download)));
        downloadAll->setEnabled(std::any_of(all.begin(), all.end(), [this](const ConnectionId &id) {
            return m_commands.hasRecording(id);
        }));
        captureAll->setEnabled(!m_commands.enabled(false, m_commands.all()).empty());
        stopAll->setEnabled(!m_commands.enabled(true, m_commands.all()).empty());
    });
}

} // namespace tomato::plugins
