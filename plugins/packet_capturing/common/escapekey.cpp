// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/escapekey.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace tomato::plugins {

void EscapeKey::watch(bool isWatched)
{
    QCoreApplication::instance()->removeEventFilter(this);
    if (isWatched)
        QCoreApplication::instance()->installEventFilter(this);
}

bool EscapeKey::eventFilter(QObject *watched, QEvent *event)
{
    // Where Escape is a shortcut of somebody, no other event comes.
    if (watched->isWidgetType() && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        QMetaObject::invokeMethod(this, &EscapeKey::pressed, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace tomato::plugins
