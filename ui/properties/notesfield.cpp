// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/notesfield.h"

#include "plugins/api/differentvalue.h"
#include "ui/properties/checkedfield.h"

#include <QKeyEvent>

namespace tomato::ui {

NotesField::NotesField(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setFixedHeight(4 * fontMetrics().lineSpacing() + 12);
    setPlaceholderText(tr("What you want to remember"));
}

void NotesField::setValue(const std::optional<QString> &value)
{
    m_value = value.value_or(QString());
    if (toPlainText() != m_value)
        setPlainText(m_value);
    if (m_isDifferent == !value.has_value())
        return;
    m_isDifferent = !value.has_value();
    showDifference();
}

void NotesField::showDifference()
{
    if (!m_isDifferent) {
        setPlaceholderText(m_ownPlaceholder);
        setToolTip(m_ownTip);
        setAccessibleDescription({});
        return;
    }
    m_ownPlaceholder = placeholderText();
    m_ownTip = toolTip();
    setPlaceholderText(plugins::DifferentValue::text());
    setAccessibleDescription(plugins::DifferentValue::text());
    setToolTip(CheckedField::differenceTip(m_ownTip));
}

void NotesField::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (toPlainText() != m_value)
        emit edited(toPlainText());
}

void NotesField::keyPressEvent(QKeyEvent *event)
{
    // A key that is held deletes what was typed, and no more.
    if (m_isDifferent && event->key() == Qt::Key_Delete && !event->isAutoRepeat() &&
        toPlainText().isEmpty())
        emit edited({});
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace tomato::ui
