// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packetcapturingplugin.h"

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/actions/captureactions.h"
#include "plugins/packet_capturing/capturebadge.h"
#include "plugins/packet_capturing/captures/capturehistory.h"
#include "plugins/packet_capturing/captures/capturesview.h"
#include "plugins/packet_capturing/common/capturefailures.h"
#include "plugins/packet_capturing/downloads/downloadsview.h"
#include "plugins/packet_capturing/journeys/journeysview.h"
#include "plugins/packet_capturing/packets/packetsview.h"
#include "plugins/packet_capturing/plot/trafficplot.h"
#include "plugins/packet_capturing/settings/capturepreferencespage.h"
#include "plugins/packet_capturing/settings/capturetab.h"

namespace tomato::plugins {

static const QString PacketsDock = QStringLiteral("packetsDock");
static const QString DownloadsDock = QStringLiteral("downloadsDock");

Result<> PacketCapturingPlugin::initialize(PluginHost &host)
{
    m_host = &host;
    m_history = new CaptureHistory(host, this);
    new CaptureFailures(host, this);
    m_actions = new CaptureActions(host, *new CaptureCommands(host, this), this);
    return {};
}

std::unique_ptr<ConnectionTab> PacketCapturingPlugin::createConnectionTab()
{
    return std::make_unique<CaptureTab>(*m_host);
}

QList<QAction *>
PacketCapturingPlugin::connectionActions(const std::vector<ConnectionId> &connections,
                                         QObject *parent)
{
    return m_actions->create(connections, parent);
}

std::vector<Dock> PacketCapturingPlugin::createDocks()
{
    auto *downloads = new DownloadsView(*m_host);
    connect(&m_actions->commands(), &CaptureCommands::downloadRequested, downloads,
            [this, downloads](const std::vector<ConnectionId> &connections, const QString &path) {
                downloads->add(connections, path);
                m_host->showDock(DownloadsDock);
            });
    connect(&m_actions->commands(), &CaptureCommands::runDownloadRequested, downloads,
            [this, downloads](const client::RunStatus &run, const QString &path) {
                downloads->add(run, path);
                m_host->showDock(DownloadsDock);
            });
    auto *packets = new PacketsView(*m_host);
    connect(&m_actions->commands(), &CaptureCommands::runRequested, packets,
            [this, packets](const client::RunStatus &run) {
                packets->showRun(run);
                m_host->showDock(PacketsDock);
            });
    connect(&m_actions->commands(), &CaptureCommands::packetsRequested, packets,
            [this, packets](const std::vector<ConnectionId> &connections) {
                packets->showConnections(connections);
                m_host->showDock(PacketsDock);
            });
    m_journeys = new JourneysView(*m_host);
    connectJourneys(*packets);
    constexpr auto Bottom = Dock::Place::Bottom;
    return {
        {QStringLiteral("capturesDock"), tr("Cap&tures"), tr("All captures with their counters"),
         new CapturesView(*m_host, *m_actions, *m_history), Bottom, Qt::CTRL | Qt::Key_3},
        {PacketsDock, tr("Pac&kets"), tr("The packets of some connections, decoded"), packets,
         Bottom, Qt::CTRL | Qt::Key_1},
        {QStringLiteral("journeysDock"), tr("&Journeys"),
         tr("Where each packet was, when, and where it was lost"), m_journeys, Bottom,
         Qt::CTRL | Qt::Key_2},
        {QStringLiteral("trafficDock"), tr("T&raffic"),
         tr("Packets and bits per second over time, by direction"),
         new TrafficPlot(*m_host, *m_history), Bottom, Qt::CTRL | Qt::Key_5},
        {DownloadsDock, tr("&Downloads"), tr("What is being downloaded, and what was"), downloads}};
}

/// A packet that is chosen in the one dock is found in the other.
void PacketCapturingPlugin::connectJourneys(PacketsView &packets)
{
    connect(&packets, &PacketsView::packetChosen, m_journeys, &JourneysView::showWayOf);
    connect(&packets, &PacketsView::packetReleased, m_journeys, &JourneysView::forgetWay);
    connect(m_journeys, &JourneysView::packetRequested, &packets,
            [this, &packets](const ShownPacket &packet) {
                packets.showPacket(packet);
                m_host->showDock(PacketsDock);
            });
    connect(m_journeys, &JourneysView::decorationChanged, this,
            [this] { m_host->refreshBadges(); });
}

CanvasDecoration PacketCapturingPlugin::decoration() const
{
    return m_journeys ? m_journeys->decoration() : CanvasDecoration();
}

QMenu *PacketCapturingPlugin::createMenu(QWidget *parent)
{
    return m_actions->createMenu(parent);
}

std::unique_ptr<PreferencesPage> PacketCapturingPlugin::createPreferencesPage()
{
    return std::make_unique<CapturePreferencesPage>();
}

std::optional<ConnectionBadge> PacketCapturingPlugin::badge(const ConnectionId &connection) const
{
    return captureBadge(*m_host, connection);
}

std::optional<ConnectionTraffic>
PacketCapturingPlugin::traffic(const ConnectionId &connection) const
{
    const client::CaptureStatus *capture = m_host->engine().capture(connection);
    if (!capture || !capture->isRecording())
        return {};
    const CaptureHistory::Sample now = m_history->latest(connection);
    return ConnectionTraffic{{8.0 * now.bytes[0], 8.0 * now.bytes[1]}};
}

} // namespace tomato::plugins
