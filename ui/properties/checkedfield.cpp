// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/checkedfield.h"

#include "plugins/api/darkness.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tomato::ui {

CheckedField::CheckedField(const QString &objectName, Check check, QWidget *parent)
    : QWidget(parent), m_check(std::move(check)), m_line(new QLineEdit(this)),
      m_problem(new QLabel(this))
{
    m_line->setObjectName(objectName);
    m_line->installEventFilter(this);
    m_problem->setObjectName(objectName + QStringLiteral("Problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    QPalette warning = m_problem->palette();
    const bool isDark = plugins::isDark(warning.color(QPalette::Window));
    warning.setColor(QPalette::WindowText,
                     isDark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb3, 0x26, 0x1e));
    m_problem->setPalette(warning);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_line);
    layout->addWidget(m_problem);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        // While typing only what was wrong before is said, and only as long as it is.
        if (m_problem->isVisible())
            showProblem(m_check(text.trimmed()));
    });
    connect(m_line, &QLineEdit::editingFinished, this, &CheckedField::finish);
}

void CheckedField::setValue(const QString &value)
{
    if (m_line->text().trimmed() == m_value || !m_line->hasFocus()) {
        m_line->setText(value);
        showProblem({});
    }
    m_value = value;
}

void CheckedField::setPlaceholder(const QString &text)
{
    m_line->setPlaceholderText(text);
}

void CheckedField::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_line->setAccessibleDescription(problem);
}

void CheckedField::finish()
{
    const QString text = m_line->text().trimmed();
    const QString problem = m_check(text);
    showProblem(problem);
    if (problem.isEmpty() && text != m_value)
        emit edited(text);
}

bool CheckedField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_line->text() != m_value) {
        m_line->setText(m_value);
        showProblem({});
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tomato::ui
