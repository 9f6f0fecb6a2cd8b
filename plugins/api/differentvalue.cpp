// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/differentvalue.h"

#include "plugins/api/languagechange.h"
#include "plugins/api/tickstate.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>

namespace tomato::plugins {

DifferentValue::DifferentValue(QObject *field) : QObject(field) {}

QString DifferentValue::text()
{
    return tr("different values");
}

DifferentValue *DifferentValue::mark(QWidget *field)
{
    auto *mark = new DifferentValue(field);
    if (auto *box = qobject_cast<QCheckBox *>(field))
        mark->markCheckBox(box);
    else if (auto *choice = qobject_cast<QComboBox *>(field))
        mark->markComboBox(choice);
    else if (auto *line = qobject_cast<QLineEdit *>(field))
        mark->markLine(line);
    else if (auto *whole = qobject_cast<QSpinBox *>(field))
        mark->markSpinBox(whole);
    else if (auto *number = qobject_cast<QDoubleSpinBox *>(field))
        mark->markSpinBox(number);
    return mark;
}

DifferentValue *DifferentValue::mark(QButtonGroup *group)
{
    auto *mark = new DifferentValue(group);
    group->setExclusive(false);
    for (QAbstractButton *button : group->buttons()) {
        button->setChecked(false);
        button->setAccessibleDescription(text());
    }
    group->setExclusive(true);
    mark->m_looksOpen = [group] { return group->checkedId() == -1; };
    connect(group, &QButtonGroup::idToggled, mark, [mark, group] {
        mark->close();
        for (QAbstractButton *button : group->buttons())
            button->setAccessibleDescription({});
    });
    return mark;
}

void DifferentValue::markCheckBox(QCheckBox *field)
{
    field->setTristate(true);
    field->setCheckState(Qt::PartiallyChecked);
    m_looksOpen = [field] { return field->checkState() == Qt::PartiallyChecked; };
    m_ownText = field->text();
    const auto mark = [this, field] {
        if (m_isOpen)
            field->setText(tr("%1 (different values)", "a tick box").arg(m_ownText));
    };
    mark();
    new LanguageChange(field, mark);
    connect(field, TickChanged, this, [this, field] {
        if (!m_isOpen)
            return;
        close();
        field->setTristate(false);
        field->setText(m_ownText);
    });
}

void DifferentValue::markComboBox(QComboBox *field)
{
    field->setPlaceholderText(text());
    field->setCurrentIndex(-1);
    m_looksOpen = [field] { return field->currentIndex() == -1; };
    connect(field, &QComboBox::currentIndexChanged, this, &DifferentValue::close);
}

void DifferentValue::markLine(QLineEdit *field)
{
    m_ownText = field->placeholderText();
    m_looksOpen = [field] { return field->text().isEmpty(); };
    field->clear(); // who hears of it may ask at once
    field->setPlaceholderText(text());
    connect(field, &QLineEdit::textChanged, this, [this, field] {
        close();
        field->setPlaceholderText(m_ownText);
    });
}

/// It shows the mark at a value below all that can be given.
template <class SpinBox>
void DifferentValue::markSpinBox(SpinBox *field)
{
    const auto least = field->minimum();
    m_ownText = field->specialValueText();
    field->setMinimum(-1);
    field->setSpecialValueText(text());
    field->setValue(-1);
    m_looksOpen = [field] { return field->value() < 0; };
    connect(field, &SpinBox::valueChanged, this, [this, field, least] {
        if (!m_isOpen)
            return;
        close();
        field->setMinimum(least);
        field->setSpecialValueText(m_ownText);
    });
}

} // namespace tomato::plugins
