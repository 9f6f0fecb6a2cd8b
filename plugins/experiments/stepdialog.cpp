// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/stepdialog.h"

#include "app/experiment/experiment.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tomato::plugins {

namespace {

using experiment::Action;

/// "delay_from=20, lossratio_to=1" of the object.
QString settingsText(const QJsonObject &set)
{
    QStringList parts;
    for (auto each = set.begin(); each != set.end(); ++each)
        parts << each.key() + u'=' + each.value().toVariant().toString();
    return parts.join(QStringLiteral(", "));
}

QJsonObject settingsOf(const QString &text)
{
    QJsonObject set;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString value = part.section(u'=', 1).trimmed();
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        set.insert(part.section(u'=', 0, 0).trimmed(),
                   isNumber ? QJsonValue(number) : QJsonValue(value));
    }
    return set;
}

bool isAboutLink(const QString &action)
{
    return action.contains(QLatin1String("link")) || action == QLatin1String("capture start") ||
           action == QLatin1String("capture stop");
}

bool hasCommand(const QString &action)
{
    return action == QLatin1String("run") || action == QLatin1String("wait until");
}

void setOrRemove(QJsonObject &step, const QString &key, const QString &text)
{
    if (text.isEmpty())
        step.remove(key);
    else
        step.insert(key, text);
}

} // namespace

QLineEdit *StepDialog::addLine(const char *name, const QString &label, const QString &hint,
                               const QString &text)
{
    auto *line = new QLineEdit(text, this);
    line->setObjectName(QLatin1String(name));
    line->setPlaceholderText(hint);
    m_form->addRow(label, line);
    connect(line, &QLineEdit::textChanged, this, &StepDialog::refresh);
    return line;
}

StepDialog::StepDialog(const QJsonObject &step, const QStringList &elements,
                       const QStringList &links, Check check, QWidget *parent)
    : QDialog(parent), m_step(step), m_check(std::move(check))
{
    setObjectName(QStringLiteral("stepDialog"));
    setWindowTitle(tr("Step of the Experiment"));
    m_form = new QFormLayout;
    m_do = new QComboBox(this);
    m_do->setObjectName(QStringLiteral("stepAction"));
    for (int i = 0; i <= static_cast<int>(Action::CaptureMark); ++i)
        m_do->addItem(experiment::word(static_cast<Action>(i)));
    m_do->setCurrentText(step.value(QLatin1String("do")).toString());
    m_form->addRow(tr("&What happens:"), m_do);
    m_at = new QDoubleSpinBox(this);
    m_at->setObjectName(QStringLiteral("stepTime"));
    m_at->setDecimals(3);
    m_at->setRange(0, experiment::MaxSeconds);
    m_at->setSuffix(tr(" s"));
    m_at->setValue(step.value(QLatin1String("at")).toDouble());
    m_at->setEnabled(step.contains(QLatin1String("at")));
    m_form->addRow(tr("A&t:"), m_at);
    m_element = new QComboBox(this);
    m_element->setObjectName(QStringLiteral("stepElement"));
    m_element->addItems(elements);
    const QString inside = step.value(QLatin1String("in")).toString();
    m_element->setCurrentText(inside.isEmpty() ? step.value(QLatin1String("element")).toString()
                                               : inside);
    m_form->addRow(tr("&Element:"), m_element);
    m_link = new QComboBox(this);
    m_link->setObjectName(QStringLiteral("stepLink"));
    m_link->addItems(links);
    m_link->setCurrentText(step.value(QLatin1String("on")).toString());
    m_form->addRow(tr("C&onnection:"), m_link);
    const QString command =
        step.value(QLatin1String(step.contains(QLatin1String("until")) ? "until" : "command"))
            .toString();
    m_command =
        addLine("stepCommand", tr("Co&mmand:"), QStringLiteral("ping -c 3 10.0.0.2"), command);
    m_set =
        addLine("stepSettings", tr("&Settings:"), QStringLiteral("delay_from=20, lossratio_to=1"),
                settingsText(step.value(QLatin1String("set")).toObject()));
    m_filter = addLine("stepFilter", tr("&Filter:"), QStringLiteral("icmp"),
                       step.value(QLatin1String("filter")).toString());
    m_name = addLine("stepName", tr("&Name:"), tr("what other steps and statements call it"),
                     step.value(QLatin1String("name")).toString());
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("stepProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    for (QComboBox *each : {m_do, m_element, m_link})
        connect(each, &QComboBox::currentTextChanged, this, &StepDialog::refresh);
    connect(m_at, &QDoubleSpinBox::valueChanged, this, &StepDialog::refresh);
    setMinimumWidth(420);
    refresh();
}

QJsonObject StepDialog::step() const
{
    QJsonObject step = m_step;
    const QString action = m_do->currentText();
    step.insert(QStringLiteral("do"), action);
    if (m_at->isEnabled())
        step.insert(QStringLiteral("at"), m_at->value());
    for (const char *key : {"in", "element", "on", "command", "until", "set", "filter"})
        step.remove(QLatin1String(key));
    if (hasCommand(action)) {
        const bool waits = action == QLatin1String("wait until");
        setOrRemove(step, waits ? QStringLiteral("until") : QStringLiteral("command"),
                    m_command->text());
        if (!waits || !m_command->text().isEmpty())
            step.insert(QStringLiteral("in"), m_element->currentText());
    } else {
        for (const char *key : {"timeout", "every", "background"})
            step.remove(QLatin1String(key));
    }
    if (action.startsWith(QLatin1String("element ")))
        step.insert(QStringLiteral("element"), m_element->currentText());
    if (isAboutLink(action))
        step.insert(QStringLiteral("on"), m_link->currentText());
    if (action == QLatin1String("set link"))
        step.insert(QStringLiteral("set"), settingsOf(m_set->text()));
    if (action == QLatin1String("capture start"))
        setOrRemove(step, QStringLiteral("filter"), m_filter->text());
    setOrRemove(step, QStringLiteral("name"), m_name->text());
    return step;
}

void StepDialog::showFields()
{
    const QString action = m_do->currentText();
    m_form->setRowVisible(m_element,
                          hasCommand(action) || action.startsWith(QLatin1String("element ")));
    m_form->setRowVisible(m_link, isAboutLink(action));
    m_form->setRowVisible(m_command, hasCommand(action));
    m_form->setRowVisible(m_set, action == QLatin1String("set link"));
    m_form->setRowVisible(m_filter, action == QLatin1String("capture start"));
}

void StepDialog::refresh()
{
    if (m_buttons == nullptr)
        return; // while the fields are made
    showFields();
    const QString problem = m_check(step());
    m_problem->setText(problem);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
}

} // namespace tomato::plugins
