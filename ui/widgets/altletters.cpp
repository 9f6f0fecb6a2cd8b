// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/altletters.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace tomato::ui {

AltLetters::AltLetters()
{
    qApp->installEventFilter(this);
}

bool AltLetters::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || qobject_cast<QLineEdit *>(watched) == nullptr)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isWithAlt = (key->modifiers() & ~Qt::ShiftModifier) == Qt::AltModifier;
    const QString text = key->text();
    const bool isTyped = isWithAlt && !text.isEmpty() && text.at(0).isPrint();
    return isTyped || QObject::eventFilter(watched, event);
}

} // namespace tomato::ui
