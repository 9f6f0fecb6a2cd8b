// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/notesfield.h"

namespace tomato::ui {

NotesField::NotesField(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setFixedHeight(4 * fontMetrics().lineSpacing() + 12);
    setPlaceholderText(tr("What you want to remember"));
}

void NotesField::setValue(const QString &value)
{
    m_value = value;
    if (toPlainText() != value)
        setPlainText(value);
}

void NotesField::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (toPlainText() != m_value)
        emit edited(toPlainText());
}

} // namespace tomato::ui
