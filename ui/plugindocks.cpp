// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plugindocks.h"

#include "ui/dockroom.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>

#include <algorithm>

namespace tomato::ui {

/// Pixels of height that a dock can insist on.
static constexpr int MostDemanded = 120;

/// Tables and plots, which are nothing in a narrow strip.
static constexpr int LeastLines = 15;

PluginDocks::PluginDocks(QMainWindow &window, QDockWidget &bottom,
                         const std::vector<plugins::DockProvider *> &providers)
    : m_window(window), m_bottom(bottom)
{
    for (plugins::DockProvider *provider : providers) {
        for (const plugins::Dock &dock : provider->createDocks())
            add(dock);
    }
}

PluginDocks::~PluginDocks()
{
    for (QDockWidget *dock : m_docks)
        delete dock;
}

static QString withoutMnemonic(QString title)
{
    return title.remove(QLatin1Char('&'));
}

void PluginDocks::add(const plugins::Dock &dock)
{
    auto *added = new QDockWidget(withoutMnemonic(dock.title), &m_window);
    added->setObjectName(dock.name);
    if (dock.widget->objectName().isEmpty())
        dock.widget->setObjectName(dock.name + QStringLiteral("View"));
    added->setWidget(dock.widget);
    // It may be squeezed: the window must not grow out of a small screen for it.
    dock.widget->setMinimumHeight(std::min(dock.widget->minimumSizeHint().height(), MostDemanded));
    QAction *toggle = added->toggleViewAction();
    toggle->setText(dock.title);
    toggle->setToolTip(dock.toolTip);
    toggle->setStatusTip(dock.toolTip);
    const bool isBottom = dock.place == plugins::Dock::Place::Bottom;
    m_window.addDockWidget(isBottom ? Qt::BottomDockWidgetArea : Qt::RightDockWidgetArea, added);
    if (isBottom)
        m_window.tabifyDockWidget(&m_bottom, added);
    giveRoomWhenShown(m_window, *added, LeastLines);
    added->hide();
    m_docks.push_back(added);
}

void PluginDocks::show(const QString &name)
{
    for (QDockWidget *dock : m_docks) {
        if (dock->objectName() != name)
            continue;
        dock->show();
        dock->raise();
        giveRoom(m_window, *dock, LeastLines);
        dock->widget()->setFocus();
    }
}

void PluginDocks::retranslate()
{
    for (QDockWidget *dock : m_docks) {
        const QString entry = dock->toggleViewAction()->text();
        dock->setWindowTitle(withoutMnemonic(entry));
        dock->toggleViewAction()->setText(entry);
    }
}

QList<QAction *> PluginDocks::toggleActions() const
{
    QList<QAction *> actions;
    for (const QDockWidget *dock : m_docks)
        actions << dock->toggleViewAction();
    return actions;
}

} // namespace tomato::ui
