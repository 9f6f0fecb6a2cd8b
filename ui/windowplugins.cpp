// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowplugins.h"

#include "plugins/api/canvasdecoration.h"
#include "plugins/api/connectionoverlay.h"
#include "plugins/api/connectiontraffic.h"
#include "plugins/api/dockprovider.h"
#include "plugins/api/menuprovider.h"
#include "ui/lab/display/connectionbadges.h"
#include "ui/lab/display/decorationdisplay.h"
#include "ui/lab/display/trafficdisplay.h"
#include "ui/mainwindow.h"
#include "ui/plugins/editorpluginhost.h"
#include "ui/plugins/pluginagreement.h"
#include "ui/plugins/plugindocks.h"
#include "ui/plugins/plugintrial.h"

#include <QMenu>

namespace tomato::ui {

WindowPlugins::WindowPlugins(MainWindow &window, EditorPluginHost &host)
    : QObject(&window), m_window(window), m_host(host),
      m_loader(
          std::make_unique<PluginLoader>(host, [this](const QString &path) { return check(path); }))
{
}

WindowPlugins::~WindowPlugins()
{
    qDeleteAll(m_menus);
}

Result<> WindowPlugins::check(const QString &path)
{
    if (PluginAgreement::covers(path))
        return PluginTrial()(path);
    m_new << path;
    return failure(
        tr("it is new, or another one than before, and you did not agree to it").toStdString());
}

std::vector<Error> WindowPlugins::load(const QStringList &directories, QDockWidget &bottom)
{
    const std::vector<Error> leftOut = m_loader->load(directories);
    TopologyScene &scene = m_window.scene();
    m_badges = std::make_unique<ConnectionBadges>(
        scene, providers<plugins::ConnectionOverlayProvider>(), &m_window);
    m_traffic = std::make_unique<TrafficDisplay>(
        scene, m_window.canvas(), providers<plugins::ConnectionTrafficProvider>(), &m_window);
    m_decorations = std::make_unique<DecorationDisplay>(
        scene, providers<plugins::CanvasDecorationProvider>(), &m_window);
    m_docks = std::make_unique<PluginDocks>(m_window, bottom, providers<plugins::DockProvider>());
    connect(&m_host, &EditorPluginHost::dockRequested, this,
            [this](const QString &name) { m_docks->show(name); });
    connect(&m_host, &plugins::PluginHost::topologyChanged, this, &WindowPlugins::refreshBadges);
    connect(&m_host, &EditorPluginHost::badgesChanged, this, [this] {
        refreshBadges();
        m_decorations->refreshSoon();
    });
    for (plugins::MenuProvider *provider : providers<plugins::MenuProvider>())
        m_menus << provider->createMenu(&m_window);
    return leftOut;
}

QList<QAction *> WindowPlugins::trafficActions() const
{
    return m_traffic->actions();
}

QList<QAction *> WindowPlugins::dockActions() const
{
    return m_docks->toggleActions();
}

void WindowPlugins::refreshBadges()
{
    m_badges->refreshSoon();
}

void WindowPlugins::retranslate()
{
    m_docks->retranslate();
}

void WindowPlugins::askAboutNew(const std::function<void()> &agreed)
{
    if (!m_new.isEmpty())
        PluginAgreement::ask(m_window, m_new, agreed);
}

} // namespace tomato::ui
