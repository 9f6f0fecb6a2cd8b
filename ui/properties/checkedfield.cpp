// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/checkedfield.h"

#include "plugins/api/darkness.h"
#include "plugins/api/differentvalue.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
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
            showProblem(remarkOn(text.trimmed()));
    });
    connect(m_line, &QLineEdit::editingFinished, this, &CheckedField::finish);
}

void CheckedField::setWarning(Check warning)
{
    m_warning = std::move(warning);
}

QString CheckedField::remarkOn(const QString &text) const
{
    const QString problem = m_check(text);
    return problem.isEmpty() && m_warning ? m_warning(text) : problem;
}

void CheckedField::setValue(const std::optional<QString> &value)
{
    const bool isShown = m_line->text().trimmed() == m_value;
    const bool isSame = value.value_or(QString()) == m_value && m_isDifferent == !value;
    const bool isRefused = !isShown && !m_problem->text().isEmpty();
    if (isShown || (!m_line->hasFocus() && !(isRefused && isSame))) {
        m_line->setText(value.value_or(QString()));
        showProblem(m_warning ? m_warning(m_line->text().trimmed()) : QString());
    }
    m_value = value.value_or(QString());
    if (m_isDifferent == !value.has_value())
        return;
    m_isDifferent = !value.has_value();
    showDifference();
}

void CheckedField::showDifference()
{
    m_line->setPlaceholderText(m_isDifferent ? plugins::DifferentValue::text() : m_placeholder);
    m_line->setToolTip(m_isDifferent ? differenceTip(toolTip()) : QString());
    m_line->setAccessibleDescription(m_isDifferent ? plugins::DifferentValue::text() : QString());
    if (m_remove == nullptr) {
        m_remove = m_line->addAction(style()->standardIcon(QStyle::SP_LineEditClearButton),
                                     QLineEdit::TrailingPosition);
        m_remove->setObjectName(m_line->objectName() + QStringLiteral("Remove"));
        m_remove->setToolTip(tr("Remove from all of them (Delete)"));
        connect(m_remove, &QAction::triggered, this, &CheckedField::removeAll);
        connect(m_line, &QLineEdit::textChanged, m_remove,
                [this] { m_remove->setVisible(canRemoveAll()); });
    }
    m_remove->setVisible(canRemoveAll());
}

QString CheckedField::differenceTip(const QString &ownTip)
{
    const QString tip =
        tr("Their values differ. What you enter here, all of them get. Delete removes it from all "
           "of them.");
    return ownTip.isEmpty() ? tip : ownTip + u'\n' + tip;
}

bool CheckedField::canRemoveAll() const
{
    return m_isDifferent && m_line->text().isEmpty();
}

void CheckedField::removeAll()
{
    showProblem({});
    emit edited({});
}

void CheckedField::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    if (!m_isDifferent)
        m_line->setPlaceholderText(text);
}

void CheckedField::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_line->setAccessibleDescription(
        problem.isEmpty() && m_isDifferent ? plugins::DifferentValue::text() : problem);
}

void CheckedField::finish()
{
    const QString text = m_line->text().trimmed();
    showProblem(remarkOn(text));
    if (m_check(text).isEmpty() && text != m_value)
        emit edited(text);
}

bool CheckedField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    if (press->key() == Qt::Key_Escape && m_line->text() != m_value) {
        m_line->setText(m_value);
        showProblem(m_warning ? m_warning(m_value) : QString());
    }
    // A key that is held deletes what was typed, and no more.
    if (press->key() == Qt::Key_Delete && !press->isAutoRepeat() && canRemoveAll()) {
        removeAll();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tomato::ui
