// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/elementfields.h"

#include "plugins/api/enginetexts.h"
#include "ui/properties/checkedfield.h"
#include "ui/widgets/plaintexts.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>

#include <cmath>

namespace tomato::ui {

using document::Document;

ElementFields::ElementFields(Document &document, const ElementId &id, QWidget *parent)
    : QWidget(parent), m_document(document), m_id(id)
{
    connect(&document, &Document::elementChanged, this, &ElementFields::refresh);
}

void ElementFields::refresh()
{
    if (!topology().element(m_id))
        return;
    for (const auto &each : m_refreshes)
        each();
}

QString ElementFields::valueOf(const QString &key) const
{
    // A field may finish editing when its element is gone.
    const topology::Element *found = topology().element(m_id);
    const QJsonValue value = found ? found->attributes.value(key) : QJsonValue();
    if (!value.isDouble())
        return value.toString();
    // Whoever edits it wants no separators of thousands, and each digit.
    constexpr int AllDigits = 15;
    QLocale own;
    own.setNumberOptions(QLocale::OmitGroupSeparator);
    return own.toString(value.toDouble(), 'g', AllDigits);
}

QFormLayout *ElementFields::createForm()
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setVerticalSpacing(6);
    return form;
}

CheckedField *ElementFields::addName(QFormLayout &form, const QString &label,
                                     const QString &objectName)
{
    auto *field = new CheckedField(
        objectName,
        [](const QString &text) {
            return text.isEmpty() ? tr("An element needs a name") : QString();
        },
        this);
    form.addRow(label, field);
    field->line()->setAccessibleName(tr("Name"));
    connect(field, &CheckedField::edited, this, [this, field](const QString &name) {
        if (const auto done = m_document.rename(m_id, name); !done)
            field->showProblem(
                plugins::inUsersLanguage(QString::fromStdString(done.error().text())));
    });
    onRefresh([this, field] { field->setValue(element().name()); });
    return field;
}

CheckedField *ElementFields::addAttribute(QFormLayout &form, const QString &key,
                                          const QString &label, const QString &objectName,
                                          Check check)
{
    return addField(form, key, label, objectName, std::move(check),
                    [](const QString &text) { return QJsonValue(text); });
}

/// Reads a number in the user's locale, or in the C locale.
static double numberOf(const QString &text, bool &isNumber)
{
    const double own = QLocale().toDouble(text, &isNumber);
    return isNumber ? own : QLocale::c().toDouble(text, &isNumber);
}

CheckedField *ElementFields::addNumber(QFormLayout &form, const QString &key, const QString &label,
                                       const QString &objectName, const Range &range)
{
    const auto check = [range](const QString &text) {
        bool isNumber = false;
        const double value = numberOf(text, isNumber);
        const bool isGood = isNumber && value >= range.smallest && value <= range.largest &&
                            (!range.isWhole || value == std::floor(value));
        return text.isEmpty() || isGood ? QString()
                                        : tr("A number from %1 to %2")
                                              .arg(QLocale().toString(range.smallest, 'g', 10),
                                                   QLocale().toString(range.largest, 'g', 10));
    };
    return addField(form, key, label, objectName, check, [](const QString &text) {
        bool isNumber = false;
        return QJsonValue(numberOf(text, isNumber));
    });
}

CheckedField *ElementFields::addField(QFormLayout &form, const QString &key, const QString &label,
                                      const QString &objectName, Check check, ToJson toJson)
{
    auto *field = new CheckedField(objectName, std::move(check), this);
    form.addRow(label, field);
    field->line()->setAccessibleName(withoutMnemonic(label));
    connect(field, &CheckedField::edited, this,
            [this, key, field, toJson = std::move(toJson)](const QString &text) {
                const QJsonValue value =
                    text.isEmpty() ? QJsonValue(QJsonValue::Null) : toJson(text);
                const auto done = m_document.changeElement(
                    m_id, {{key, value}}, tr("Change %1 of %2").arg(key, topology().label(m_id)));
                if (!done)
                    field->showProblem(
                        plugins::inUsersLanguage(QString::fromStdString(done.error().text())));
            });
    onRefresh([this, key, field] { field->setValue(valueOf(key)); });
    return field;
}

QCheckBox *ElementFields::addBox(QFormLayout &form, const QString &label, const QString &objectName,
                                 const QString &step, std::function<bool()> isOn,
                                 std::function<QJsonObject(bool)> changes)
{
    auto *box = new QCheckBox(label, this);
    box->setObjectName(objectName);
    form.addRow(box);
    connect(box, &QCheckBox::clicked, this, [this, step, changes = std::move(changes)](bool on) {
        (void)m_document.changeElement(m_id, changes(on), step);
    });
    onRefresh([box, isOn = std::move(isOn)] { box->setChecked(isOn()); });
    return box;
}

} // namespace tomato::ui
