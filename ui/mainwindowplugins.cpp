// SPDX-License-Identifier: GPL-3.0-or-later
// This file has the part of MainWindow that loads plugins.
#include "ui/mainwindow.h"

#include "plugins/api/canvasdecoration.h"
#include "plugins/api/connectionactions.h"
#include "plugins/api/connectionoverlay.h"
#include "plugins/api/connectiontraffic.h"
#include "plugins/api/dockprovider.h"
#include "ui/canvas/canvasview.h"
#include "ui/commands/contextmenus.h"
#include "ui/editordocks.h"
#include "ui/hosttools.h"
#include "ui/lab/connectionbadges.h"
#include "ui/lab/decorationdisplay.h"
#include "ui/lab/trafficdisplay.h"
#include "ui/messagespanel.h"
#include "ui/plugins/editorpluginhost.h"
#include "ui/plugins/pluginagreement.h"
#include "ui/plugins/plugindocks.h"
#include "ui/plugins/pluginloader.h"
#include "ui/plugins/plugintrial.h"
#include "ui/widgets/canvasroom.h"

#include <QDockWidget>

namespace tomato::ui {

void MainWindow::loadPlugins(const QStringList &directories)
{
    for (const Error &error : m_plugins->load(directories)) {
        m_ownDocks->messages().addAboutProgram(
            Severity::Warning,
            tr("A plugin was left out: %1").arg(QString::fromStdString(error.text())));
        m_ownDocks->messagesDock().show();
    }
    m_menus = new ContextMenus(*m_scene, *m_actions,
                               m_plugins->providers<plugins::ConnectionActionProvider>(), this);
    m_badges = new ConnectionBadges(
        *m_scene, m_plugins->providers<plugins::ConnectionOverlayProvider>(), this);
    m_traffic = new TrafficDisplay(
        *m_scene, *m_view, m_plugins->providers<plugins::ConnectionTrafficProvider>(), this);
    m_decorations = new DecorationDisplay(
        *m_scene, m_plugins->providers<plugins::CanvasDecorationProvider>(), this);
    m_docks = std::make_unique<PluginDocks>(*this, m_ownDocks->messagesDock(),
                                            m_plugins->providers<plugins::DockProvider>());
    connect(m_host.get(), &EditorPluginHost::dockRequested, this,
            [this](const QString &name) { m_docks->show(name); });
    new CanvasRoom(*this, *m_view);
}

void MainWindow::createHostTools()
{
    m_hosts = new HostTools(*this, m_ownDocks->messagesDock());
    m_menus->setHostCommands(m_hosts->commands());
    connect(m_hosts, &HostTools::problem, this, [this](const QString &text, const QString &topic) {
        showMessage(Severity::Problem, text, {}, {}, topic);
    });
    connect(m_hosts, &HostTools::resolved, &m_ownDocks->messages(), &MessagesPanel::resolve);
    connect(m_hosts, &HostTools::information, this,
            [this](const QString &text) { showMessage(Severity::Information, text); });
}

Result<> MainWindow::checkPlugin(const QString &path)
{
    if (PluginAgreement::covers(path))
        return PluginTrial()(path);
    m_newPlugins << path;
    return failure(
        tr("it is new, or another one than before, and you did not agree to it").toStdString());
}

void MainWindow::askAboutPlugins()
{
    if (m_newPlugins.isEmpty())
        return;
    PluginAgreement::ask(*this, m_newPlugins, [this] {
        showMessage(Severity::Information,
                    tr("The new plugins are used by each window that is opened from now on"));
    });
}

} // namespace tomato::ui
