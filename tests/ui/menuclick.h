// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QTest>

namespace tomato::test {

/// Chooses the entry of an open menu as a hand does, which comes from beside it: a menu of Qt 6.8
/// takes a click without a way there for the end of the one that opened it.
inline void clickInMenu(QMenu &menu, QAction *entry)
{
    const QPoint place = menu.actionGeometry(entry).center();
    constexpr int WayThere = 8; // motions of the mouse; six are too few for Qt
    for (int left = WayThere; left >= 0; --left) {
        const QPoint at = place - QPoint(left, 0);
        QMouseEvent motion(QEvent::MouseMove, at, menu.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                           {});
        QApplication::sendEvent(&menu, &motion);
    }
    QTest::mouseClick(&menu, Qt::LeftButton, {}, place);
}

} // namespace tomato::test
