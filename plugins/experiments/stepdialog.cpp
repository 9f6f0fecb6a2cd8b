// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/stepdialog.h"

#include "app/experiment/plan/experiment.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace tomato::plugins {

namespace {

using experiment::Action;

QString settingText(const QJsonValue &value)
{
    return value.toVariant().toString();
}

/// "delay_from=20, lossratio_to=1" of the object.
QString settingsText(const QJsonObject &set)
{
    QStringList parts;
    for (auto each = set.begin(); each != set.end(); ++each)
        parts << each.key() + u'=' + settingText(each.value());
    return parts.join(QStringLiteral(", "));
}

QJsonValue settingValue(const QString &text)
{
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

/// The settings of the text; those that `before` has with the same text keep their values.
QJsonObject settingsOf(const QString &text, const QJsonObject &before)
{
    QJsonObject set;
    QStringList parts;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        // "drop_frames_from=3, 7": a list of one setting has commas, too.
        if (!part.contains(u'=') && !parts.isEmpty())
            parts.back() += u',' + part;
        else
            parts << part;
    }
    for (const QString &part : std::as_const(parts)) {
        const QString key = part.section(u'=', 0, 0).trimmed();
        const QString value = part.section(u'=', 1).trimmed();
        const auto old = before.find(key);
        const bool isKept = old != before.end() && settingText(*old) == value;
        set.insert(key, isKept ? QJsonValue(*old) : settingValue(value));
    }
    return set;
}

bool isAboutLink(const QString &action)
{
    return action.contains(QLatin1String("link")) || action == QLatin1String("capture start") ||
           action == QLatin1String("capture stop");
}

bool isAboutElement(const QString &action)
{
    return action.startsWith(QLatin1String("element "));
}

bool hasCommand(const QString &action)
{
    return action == QLatin1String("run") || action == QLatin1String("wait until");
}

bool isReplay(const QString &action)
{
    return action == QLatin1String("replay");
}

/// Removes what only other actions have.
void removeForeign(QJsonObject &step, const QString &action)
{
    const bool isRun = action == QLatin1String("run");
    const bool isWait = action == QLatin1String("wait until");
    const bool isMark = action == QLatin1String("capture mark");
    const bool plays = isReplay(action);
    const std::pair<const char *, bool> fields[] = {
        {"in", isRun || isWait || plays},
        {"command", isRun},
        {"background", isRun || plays},
        {"file", plays},
        {"direction", plays},
        {"speed", plays},
        {"loops", plays},
        {"addresses", plays},
        {"until", isWait},
        {"every", isWait},
        {"timeout", isRun || isWait},
        {"element", isAboutElement(action)},
        {"on", isAboutLink(action) || isMark || plays},
        {"set", action == QLatin1String("set link")},
        {"filter", action == QLatin1String("capture start")}};
    for (const auto &[key, belongs] : fields) {
        if (!belongs)
            step.remove(QLatin1String(key));
    }
}

} // namespace

QString StepDialog::text(const char *key) const
{
    return m_step.value(QLatin1String(key)).toString();
}

QLineEdit *StepDialog::addLine(const char *name, const QString &label, const QString &hint,
                               const QString &text)
{
    auto *line = new QLineEdit(text, this);
    line->setObjectName(QLatin1String(name));
    line->setPlaceholderText(hint);
    m_firstTexts.insert(line, line->text());
    m_form->addRow(label, line);
    connect(line, &QLineEdit::textChanged, this, &StepDialog::refresh);
    return line;
}

/// The data of each item is what is written into the step; the chosen one keeps the step's words.
QComboBox *StepDialog::addChoice(const char *name, const QString &label, const QStringList &items,
                                 const QString &own, const QString &about)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    for (const QString &item : items)
        box->addItem(item, item);
    if (!own.isEmpty()) {
        const int same = box->findText(own, Qt::MatchExactly | Qt::MatchCaseSensitive);
        int index =
            same >= 0 ? same : box->findText(about, Qt::MatchExactly | Qt::MatchCaseSensitive);
        if (index < 0) {
            box->addItem(own, own);
            index = box->count() - 1;
        }
        box->setItemData(index, own);
        box->setCurrentIndex(index);
    }
    m_form->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, this, &StepDialog::refresh);
    return box;
}

void StepDialog::createTime()
{
    const QJsonValue at = m_step.value(QLatin1String("at"));
    if (!at.isUndefined() && !at.isDouble()) {
        m_atText = addLine("stepTimeText", tr("A&t:"), QStringLiteral("${time}"), at.toString());
        return;
    }
    m_at = new QDoubleSpinBox(this);
    m_at->setObjectName(QStringLiteral("stepTime"));
    m_at->setDecimals(3);
    m_at->setRange(0, experiment::MaxSeconds);
    m_at->setSuffix(tr(" s"));
    m_at->setValue(at.toDouble());
    m_at->setEnabled(at.isDouble());
    m_firstTime = m_at->value();
    m_form->addRow(tr("A&t:"), m_at);
    connect(m_at, &QDoubleSpinBox::valueChanged, this, &StepDialog::refresh);
}

void StepDialog::createFields(const Choices &choices)
{
    QStringList actions;
    for (int i = 0; i <= static_cast<int>(Action::Replay); ++i)
        actions << experiment::word(static_cast<Action>(i));
    m_do = addChoice("stepAction", tr("&What happens:"), actions, text("do"), {});
    createTime();
    m_element = addChoice("stepElement", tr("&Element:"), choices.elements,
                          text("in").isEmpty() ? text("element") : text("in"), choices.about);
    m_link = addChoice("stepLink", tr("C&onnection:"), choices.links, text("on"), choices.about);
    m_command = addLine("stepCommand", tr("Co&mmand:"), QStringLiteral("ping -c 3 10.0.0.2"),
                        text(m_step.contains(QLatin1String("until")) ? "until" : "command"));
    m_set =
        addLine("stepSettings", tr("&Settings:"), QStringLiteral("delay_from=20, lossratio_to=1"),
                settingsText(m_step.value(QLatin1String("set")).toObject()));
    m_file =
        addLine("stepFile", tr("Ca&pture file:"), QStringLiteral("traffic.pcapng"), text("file"));
    m_filter = addLine("stepFilter", tr("&Filter:"), QStringLiteral("icmp"), text("filter"));
    m_name = addLine("stepName", tr("&Name:"), tr("what other steps and statements call it"),
                     text("name"));
}

StepDialog::StepDialog(const QJsonObject &step, const Choices &choices, Check check,
                       QWidget *parent)
    : QDialog(parent), m_step(step), m_check(std::move(check)), m_form(new QFormLayout)
{
    setObjectName(QStringLiteral("stepDialog"));
    setWindowTitle(tr("Step of the Experiment"));
    createFields(choices);
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
    setMinimumWidth(420);
    refresh();
    // What a new step lacks is said once somebody begins to fill it in.
    if (choices.about.isEmpty())
        m_problem->clear();
}

bool StepDialog::isChanged(const QLineEdit *line) const
{
    return line->text() != m_firstTexts.value(line);
}

void StepDialog::writeText(QJsonObject &step, const QString &key, const QLineEdit *line) const
{
    if (step.contains(key) && !isChanged(line))
        return;
    if (line->text().isEmpty())
        step.remove(key);
    else
        step.insert(key, line->text());
}

void StepDialog::writeTime(QJsonObject &step) const
{
    const QString key = QStringLiteral("at");
    if (m_atText != nullptr && isChanged(m_atText))
        step.insert(key, settingValue(m_atText->text()));
    const bool isNew = m_at != nullptr && m_at->isEnabled() && m_at->value() != m_firstTime;
    if (isNew)
        step.insert(key, m_at->value());
}

void StepDialog::writeCommand(QJsonObject &step, const QString &action) const
{
    const bool waits = action == QLatin1String("wait until");
    writeText(step, waits ? QStringLiteral("until") : QStringLiteral("command"), m_command);
    if (!waits || !m_command->text().isEmpty()) {
        step.insert(QStringLiteral("in"), m_element->currentData().toString());
    } else if (isChanged(m_command)) {
        for (const char *key : {"in", "timeout", "every"}) // of a condition that is no more
            step.remove(QLatin1String(key));
    }
}

void StepDialog::writeSettings(QJsonObject &step) const
{
    const QString key = QStringLiteral("set");
    if (!step.contains(key) || isChanged(m_set))
        step.insert(key, settingsOf(m_set->text(), m_step.value(key).toObject()));
}

QJsonObject StepDialog::step() const
{
    QJsonObject step = m_step;
    const QString action = m_do->currentText();
    if (action != text("do")) {
        step.insert(QStringLiteral("do"), action);
        removeForeign(step, action);
    }
    writeTime(step);
    if (hasCommand(action))
        writeCommand(step, action);
    if (isAboutElement(action))
        step.insert(QStringLiteral("element"), m_element->currentData().toString());
    if (isAboutLink(action))
        step.insert(QStringLiteral("on"), m_link->currentData().toString());
    if (action == QLatin1String("set link"))
        writeSettings(step);
    if (action == QLatin1String("capture start"))
        writeText(step, QStringLiteral("filter"), m_filter);
    if (isReplay(action)) {
        step.insert(QStringLiteral("in"), m_element->currentData().toString());
        writeText(step, QStringLiteral("file"), m_file);
    }
    writeText(step, QStringLiteral("name"), m_name);
    return step;
}

void StepDialog::showFields()
{
    const QString action = m_do->currentText();
    m_form->setRowVisible(m_element,
                          hasCommand(action) || isAboutElement(action) || isReplay(action));
    m_form->setRowVisible(m_link, isAboutLink(action));
    m_form->setRowVisible(m_file, isReplay(action));
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
