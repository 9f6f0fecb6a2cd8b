// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dockroom.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QTimer>

#include <algorithm>

namespace tomato::ui {

static const char *const GivenProperty = "roomIsGiven";

static void widen(QMainWindow &window, QDockWidget &dock, int leastLines)
{
    if (dock.isFloating() || !dock.isVisible())
        return;
    const auto area = window.dockWidgetArea(&dock);
    const bool isBeside = area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea;
    const int least = leastLines * dock.fontMetrics().lineSpacing();
    // The limit keeps the drawing from being cut off.
    const int most = window.height() * 2 / 5;
    const int wanted = isBeside ? dock.sizeHint().width()
                                : std::min(std::max(dock.sizeHint().height(), least), most);
    const int has = isBeside ? dock.width() : dock.height();
    if (has * 4 < wanted * 3)
        window.resizeDocks({&dock}, {wanted}, isBeside ? Qt::Horizontal : Qt::Vertical);
}

void giveRoom(QMainWindow &window, QDockWidget &dock, int leastLines)
{
    if (dock.property(GivenProperty).toBool())
        return;
    dock.setProperty(GivenProperty, true);
    // This is done when the dock has been laid out.
    QTimer::singleShot(0, &dock, [&window, &dock, leastLines] { widen(window, dock, leastLines); });
}

void giveRoomWhenShown(QMainWindow &window, QDockWidget &dock, int leastLines)
{
    QObject::connect(dock.toggleViewAction(), &QAction::triggered, &dock,
                     [&window, &dock, leastLines](bool isShown) {
                         if (isShown)
                             giveRoom(window, dock, leastLines);
                     });
}

} // namespace tomato::ui
