// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plaintexts.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>

namespace tomato::ui {

PlainTexts::PlainTexts()
{
    qApp->installEventFilter(this);
}

bool PlainTexts::eventFilter(QObject *watched, QEvent *event)
{
    // The event comes before the size is requested and before the text is shown; a tool tip is a
    // label, too.
    if (event->type() == QEvent::Polish) {
        auto *label = qobject_cast<QLabel *>(watched);
        if (label != nullptr && label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tomato::ui
