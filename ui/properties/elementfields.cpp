// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/elementfields.h"

#include "app/document/changeattributes.h"
#include "plugins/api/differentvalue.h"
#include "plugins/api/enginetexts.h"
#include "ui/properties/checkedfield.h"
#include "ui/widgets/plaintexts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tomato::ui {

using document::Document;

ElementFields::ElementFields(Document &document, std::vector<ElementId> ids, QWidget *parent)
    : QWidget(parent), m_document(document), m_ids(std::move(ids))
{
    // Once a step is enough, and once for each of many elements is too much.
    if (isSeveral())
        connect(&document, &Document::topologyChanged, this, &ElementFields::refresh);
    else
        connect(&document, &Document::elementChanged, this, &ElementFields::refresh);
}

void ElementFields::refresh()
{
    const auto isThere = [this](const ElementId &each) {
        return topology().element(each) != nullptr;
    };
    if (!std::ranges::all_of(m_ids, isThere))
        return;
    for (const auto &each : m_refreshes)
        each();
}

bool ElementFields::areAll(const std::function<bool(const topology::Element &)> &isSo) const
{
    return std::ranges::all_of(
        m_ids, [&](const ElementId &each) { return isSo(*topology().element(each)); });
}

static QString textOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return value.toString();
    // Whoever edits it wants no separators of thousands, and each digit.
    constexpr int AllDigits = 15;
    QLocale own;
    own.setNumberOptions(QLocale::OmitGroupSeparator);
    return own.toString(value.toDouble(), 'g', AllDigits);
}

std::optional<QString> ElementFields::sharedValue(const QString &key) const
{
    // A field may finish editing when its elements are gone.
    const bool isAnyThere = std::ranges::any_of(
        m_ids, [this](const ElementId &each) { return topology().element(each) != nullptr; });
    if (!isAnyThere)
        return QString();
    return shared<QString>(
        [&key](const topology::Element &each) { return textOf(each.attributes.value(key)); });
}

Result<> ElementFields::changeAll(Document &document, const std::vector<ElementId> &ids,
                                  const QJsonObject &changes, const QString &what,
                                  const QString &step)
{
    std::map<ElementId, QJsonObject> all;
    for (const ElementId &each : ids) {
        const topology::Element *element = document.topology().element(each);
        if (element != nullptr && document::wouldChange(element->attributes, changes))
            all.emplace(each, changes);
    }
    if (all.empty())
        return {};
    if (ids.size() == 1)
        return document.changeElement(ids.front(), changes, step);
    const int count = static_cast<int>(all.size());
    const QString text = document.topology().element(all.begin()->first)->isInterface()
                             ? tr("Change “%1” of %n interface(s)", nullptr, count)
                             : tr("Change “%1” of %n element(s)", nullptr, count);
    return document.changeElements(all, document.annotations(), text.arg(withoutMnemonic(what)));
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
        if (const auto done = m_document.rename(id(), name); !done)
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
            [this, key, label, field, toJson = std::move(toJson)](const QString &text) {
                const QJsonValue value =
                    text.isEmpty() ? QJsonValue(QJsonValue::Null) : toJson(text);
                const auto done = change({{key, value}}, label,
                                         tr("Change %1 of %2").arg(key, topology().label(id())));
                if (!done)
                    field->showProblem(
                        plugins::inUsersLanguage(QString::fromStdString(done.error().text())));
            });
    onRefresh([this, key, field] { field->setValue(sharedValue(key)); });
    return field;
}

QCheckBox *ElementFields::addBox(QFormLayout &form, const QString &label, const QString &objectName,
                                 const QString &step,
                                 std::function<bool(const topology::Element &)> isOn,
                                 std::function<QJsonObject(bool)> changes)
{
    auto *box = new QCheckBox(label, this);
    box->setObjectName(objectName);
    form.addRow(box);
    connect(box, &QCheckBox::clicked, this,
            [this, label, step, changes = std::move(changes)](bool on) {
                (void)change(changes(on), label, step);
            });
    onRefresh([this, box, isOn = std::move(isOn)] {
        const std::optional<bool> state = shared<bool>(isOn);
        box->setTristate(!state);
        box->setCheckState(!state ? Qt::PartiallyChecked : *state ? Qt::Checked : Qt::Unchecked);
        box->setAccessibleDescription(state ? QString() : plugins::DifferentValue::text());
    });
    return box;
}

void ElementFields::showChoice(QComboBox &box, const std::optional<int> &index)
{
    box.setPlaceholderText(index ? QString() : plugins::DifferentValue::text());
    box.setCurrentIndex(index.value_or(-1));
}

} // namespace tomato::ui
