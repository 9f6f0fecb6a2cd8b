// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plugins/plugindocks.h"

#include "ui/widgets/dockroom.h"
#include "ui/widgets/docktoggle.h"
#include "ui/widgets/plaintexts.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QGuiApplication>
#include <QMainWindow>
#include <QSettings>
#include <QTimer>

#include <algorithm>

namespace tomato::ui {

/// The greatest minimum height of a dock, in pixels.
static constexpr int MaxDemanded = 120;

/// Tables and plots, which are nothing in a narrow strip.
static constexpr int MinTableLines = 20;
/// Docks cannot be made lower than this. The value is the same for all, so that the area keeps its
/// height when another dock comes to the front.
static constexpr int MinLines = 8;
static const auto HeightKey = QStringLiteral("docks/bottomHeight");

PluginDocks::PluginDocks(QMainWindow &window, QDockWidget &bottom,
                         const std::vector<plugins::DockProvider *> &providers)
    : m_window(window), m_bottom(bottom)
{
    m_height = QSettings().value(HeightKey).toInt();
    for (plugins::DockProvider *provider : providers) {
        for (const plugins::Dock &dock : provider->createDocks())
            add(dock);
    }
}

PluginDocks::~PluginDocks()
{
    if (m_height > 0)
        QSettings().setValue(HeightKey, m_height);
    for (QDockWidget *dock : m_docks)
        delete dock;
}

void PluginDocks::add(const plugins::Dock &dock)
{
    auto *added = new QDockWidget(withoutMnemonic(dock.title), &m_window);
    added->setObjectName(dock.name);
    if (dock.widget->objectName().isEmpty())
        dock.widget->setObjectName(dock.name + QStringLiteral("View"));
    added->setWidget(dock.widget);
    // It may be squeezed: the window must not grow out of a small screen for it.
    dock.widget->setMinimumHeight(std::min(dock.widget->minimumSizeHint().height(), MaxDemanded));
    toggleInFront(*added, dock.keys);
    QAction *toggle = added->toggleViewAction();
    toggle->setText(dock.title);
    describeToggle(*toggle, dock.toolTip);
    const bool isBottom = dock.place == plugins::Dock::Place::Bottom;
    m_window.addDockWidget(isBottom ? Qt::BottomDockWidgetArea : Qt::RightDockWidgetArea, added);
    if (isBottom)
        m_window.tabifyDockWidget(&m_bottom, added);
    dock.widget->setMinimumHeight(MinLines * added->fontMetrics().lineSpacing());
    connect(toggle, &QAction::triggered, added, [this, added](bool isShown) {
        if (isShown)
            bringForward(*added);
    });
    added->installEventFilter(this);
    added->hide();
    m_docks.push_back(added);
}

bool PluginDocks::isAtBottom(QDockWidget &dock) const
{
    return dock.isVisible() && !dock.isFloating() &&
           m_window.dockWidgetArea(&dock) == Qt::BottomDockWidgetArea;
}

/// Its tab comes to the front. An area that was empty gets the height that the user gave it last.
void PluginDocks::bringForward(QDockWidget &dock)
{
    const bool isFirst = std::none_of(m_docks.begin(), m_docks.end(), [&](QDockWidget *each) {
        return each != &dock && isAtBottom(*each);
    });
    dock.raise();
    if (m_height == 0)
        giveRoom(m_window, dock, MinTableLines);
    else if (isFirst)
        QTimer::singleShot(0, &dock, [this, &dock, height = m_height] {
            if (isAtBottom(dock))
                m_window.resizeDocks({&dock}, {std::min(height, m_window.height() * 3 / 5)},
                                     Qt::Vertical);
        });
}

bool PluginDocks::eventFilter(QObject *watched, QEvent *event)
{
    // While the mouse button is down: the user moves the edge.
    auto *dock = qobject_cast<QDockWidget *>(watched);
    if (event->type() == QEvent::Resize && dock && isAtBottom(*dock) &&
        QGuiApplication::mouseButtons() != Qt::NoButton)
        m_height = dock->height();
    return QObject::eventFilter(watched, event);
}

void PluginDocks::show(const QString &name)
{
    for (QDockWidget *dock : m_docks) {
        if (dock->objectName() != name)
            continue;
        // One that is in sight keeps the height that it has.
        const bool isInSight = dock->isVisible() && !dock->visibleRegion().isEmpty();
        dock->show();
        if (!isInSight)
            bringForward(*dock);
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
