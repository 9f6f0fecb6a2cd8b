// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosttools.h"

#include "ui/commands/hostcommands.h"
#include "ui/lab/hosts/hostdisplay.h"
#include "ui/lab/hosts/hostspanel.h"
#include "ui/lab/hosts/labhosts.h"
#include "ui/mainwindow.h"
#include "ui/widgets/dockroom.h"
#include "ui/widgets/docktoggle.h"

#include <QAction>
#include <QDockWidget>

namespace tomato::ui {

HostTools::HostTools(MainWindow &window, QDockWidget &below)
    : QObject(&window), m_commands(std::make_unique<HostCommands>(window.scene(), window)),
      m_hosts(new LabHosts(window.lab(), this)),
      m_display(new HostDisplay(*m_hosts, window.scene(), window.canvas(), this))
{
    createDock(window, below);
    connect(m_hosts, &LabHosts::problem, this, &HostTools::problem);
    connect(m_hosts, &LabHosts::resolved, this, &HostTools::resolved);
    connect(m_hosts, &LabHosts::information, this, &HostTools::information);
    connect(m_commands.get(), &HostCommands::failed, this,
            [this](const QString &text) { emit problem(text, {}); });
    connect(m_commands.get(), &HostCommands::placed, this, &HostTools::information);
}

HostTools::~HostTools() = default;

void HostTools::createDock(MainWindow &window, QDockWidget &below)
{
    m_dock = new QDockWidget(tr("Hosts"), &window);
    m_dock->setObjectName(QStringLiteral("hostsDock"));
    toggleInFront(*m_dock);
    describeToggle(*m_dock->toggleViewAction(),
                   tr("The machines that the lab's elements run on, and how each fares"));
    m_dock->setWidget(new HostsPanel(*m_hosts, window.scene(), m_dock));
    window.addDockWidget(Qt::BottomDockWidgetArea, m_dock);
    window.tabifyDockWidget(&below, m_dock);
    giveRoomWhenShown(window, *m_dock, 5);
    m_dock->hide();
}

QAction *HostTools::dockAction() const
{
    return m_dock->toggleViewAction();
}

QAction *HostTools::placeAction() const
{
    return m_commands->placeAction();
}

QAction *HostTools::colourAction() const
{
    return m_display->colourAction();
}

} // namespace tomato::ui
