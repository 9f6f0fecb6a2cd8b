// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace tomato::test {

/// Drops the file on the widget as the platform does it: whoever takes the drag gets the drop.
inline void dropFile(QWidget *widget, const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    for (; widget != nullptr; widget = widget->parentWidget()) {
        if (!widget->acceptDrops())
            continue;
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        enter.ignore();
        QApplication::sendEvent(widget, &enter);
        if (!enter.isAccepted())
            continue;
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(widget, &drop);
        return;
    }
}

} // namespace tomato::test
