// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/link_emulation/directioncolumn.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/framenumbers.h"
#include "app/topology/attributes/linkemulation.h"
#include "plugins/api/differentvalue.h"
#include "plugins/link_emulation/amountfield.h"
#include "plugins/link_emulation/tracefield.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

namespace tomato::plugins {

namespace {

/// The rows from top to bottom; the distribution belongs to the jitter.
const QStringList &rows()
{
    static const QStringList keys = {
        topology::BandwidthEffect,       topology::DelayEffect,     topology::JitterEffect,
        topology::DistributionEffect,    topology::LossRatioEffect, topology::DuplicateEffect,
        topology::CorruptEffect,         topology::ReorderEffect,   topology::TraceEffect,
        topology::EmulationFilterEffect, topology::SeedEffect,      topology::DropFramesEffect,
        topology::LossFilterEffect};
    return keys;
}

/// Values that are written, not counted up and down.
bool isLine(const QString &key)
{
    return key == topology::SeedEffect || key == topology::DropFramesEffect ||
           key == topology::LossFilterEffect || key == topology::EmulationFilterEffect;
}

const auto Distribution = topology::DistributionEffect;

bool isPercentage(const QString &key)
{
    return topology::largestEmulationValue(key) <= 100;
}

} // namespace

DirectionColumn::DirectionColumn(QGridLayout &grid, int column, const QString &suffix,
                                 QWidget *parent)
    : QObject(parent), m_suffix(suffix), m_heading(new QLabel(parent)),
      m_trace(new TraceField(parent)), m_distribution(new QComboBox(parent))
{
    m_trace->setObjectName(topology::TraceEffect + suffix);
    m_hints[topology::TraceEffect] =
        tr("When frames may be sent, in place of a bandwidth: a file of Mahimahi, or of times in "
           "seconds and rates in kbit/s");
    connect(m_trace, &TraceField::changed, this, &DirectionColumn::changed);
    m_heading->setObjectName(QStringLiteral("heading") + suffix);
    m_heading->setTextFormat(Qt::PlainText);
    grid.addWidget(m_heading, 0, column);
    m_distribution->setObjectName(QStringLiteral("distribution") + suffix);
    m_distribution->addItem(tr("uniform"), QStringLiteral("uniform"));
    m_distribution->addItem(tr("normal"), QStringLiteral("normal"));
    m_distribution->addItem(tr("Pareto"), QStringLiteral("pareto"));
    m_distribution->addItem(tr("Pareto and normal"), QStringLiteral("paretonormal"));
    connect(m_distribution, &QComboBox::currentIndexChanged, this, &DirectionColumn::changed);
    int row = 1;
    for (const QString &key : rows()) {
        if (isLine(key))
            m_lines[key] = createLine(key, parent);
        else if (key != topology::DistributionEffect && key != topology::TraceEffect)
            m_amounts[key] = createAmount(key, parent);
        grid.addWidget(fieldOf(key), row++, column);
    }
}

QStringList DirectionColumn::rowNames()
{
    return {tr("Bandwidth"), tr("Delay"),        tr("Jitter"),     tr("Distribution of jitter"),
            tr("Loss"),      tr("Duplication"),  tr("Corruption"), tr("Reordering"),
            tr("Trace"),     tr("Emulate only"), tr("Seed"),       tr("Frames lost"),
            tr("Only for")};
}

QWidget *DirectionColumn::fieldOf(const QString &key) const
{
    if (key == topology::TraceEffect)
        return m_trace;
    if (const auto line = m_lines.find(key); line != m_lines.end())
        return line->second;
    const auto amount = m_amounts.find(key);
    return amount == m_amounts.end() ? static_cast<QWidget *>(m_distribution) : amount->second;
}

QLineEdit *DirectionColumn::createLine(const QString &key, QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(key + m_suffix);
    if (key == topology::SeedEffect) {
        line->setPlaceholderText(tr("new chances each time"));
        m_hints[key] =
            tr("A whole number: chance meets the same frames each time that they are sent");
    } else if (key == topology::DropFramesEffect) {
        line->setPlaceholderText(tr("such as 3, 7, 100-120"));
        m_hints[key] = tr("Frames that are lost, by their numbers: the first one that is sent "
                          "after this was set is 1");
    } else if (key == topology::EmulationFilterEffect) {
        line->setPlaceholderText(tr("all frames, or such as udp port 5001"));
        m_hints[key] = tr("A capture filter: only frames that it names are emulated; all others "
                          "cross as if the link were plain");
    } else {
        line->setPlaceholderText(tr("all frames, or such as icmp"));
        m_hints[key] = tr("A capture filter: only frames that it names are counted, lost, doubled, "
                          "changed and sent ahead");
    }
    connect(line, &QLineEdit::textChanged, this, &DirectionColumn::changed);
    return line;
}

QDoubleSpinBox *DirectionColumn::createAmount(const QString &key, QWidget *parent)
{
    auto *amount = new AmountField(parent);
    amount->setObjectName(key + m_suffix);
    amount->setRange(0, topology::largestEmulationValue(key));
    amount->setGroupSeparatorShown(true);
    if (key == topology::BandwidthEffect) {
        amount->setDecimals(1); // the least is 0.1
        amount->setSingleStep(1000);
        amount->setSuffix(tr(" kbit/s"));
        amount->setSpecialValueText(tr("unlimited"));
    } else {
        amount->setDecimals(isPercentage(key) ? 3 : 2);
        amount->setSuffix(isPercentage(key) ? tr(" %") : tr(" ms"));
    }
    connect(amount, &QDoubleSpinBox::valueChanged, this, &DirectionColumn::changed);
    return amount;
}

void DirectionColumn::setHeading(const QString &text)
{
    m_heading->setText(text);
    for (const QString &key : rows()) {
        fieldOf(key)->setAccessibleName(rowNames().at(rows().indexOf(key)) + u' ' + text);
    }
}

void DirectionColumn::load(const QJsonObject &attributes)
{
    m_loaded = attributes;
    for (const auto &[key, amount] : m_amounts)
        amount->setValue(attributes.value(key + m_suffix).toDouble());
    for (const auto &[key, line] : m_lines)
        line->setText(lineIn(attributes, key));
    m_trace->load(lineIn(attributes, topology::TraceEffect));
    const QString distribution =
        attributes.value(topology::DistributionEffect + m_suffix).toString();
    m_distribution->setCurrentIndex(std::max(0, m_distribution->findData(distribution)));
}

/// Returns the value as the field shows it, so that a value which it cannot show exactly does not
/// count as different.
double DirectionColumn::valueIn(const QJsonObject &attributes, const QString &key) const
{
    return QLocale::c()
        .toString(attributes.value(key + m_suffix).toDouble(), 'f', m_amounts.at(key)->decimals())
        .toDouble();
}

/// A number may stand for a text, and is shown in full.
QString DirectionColumn::lineIn(const QJsonObject &attributes, const QString &key) const
{
    const QJsonValue value = attributes.value(key + m_suffix);
    return value.toVariant().toString();
}

QString DirectionColumn::distributionIn(const QJsonObject &attributes) const
{
    return attributes.value(Distribution + m_suffix).toString(QStringLiteral("uniform"));
}

void DirectionColumn::compare(const QJsonObject &attributes)
{
    for (const auto &[key, amount] : m_amounts) {
        if (valueIn(attributes, key) != valueIn(m_loaded, key) && !m_different.contains(key))
            m_different[key] = DifferentValue::mark(amount);
    }
    if (lineIn(attributes, topology::TraceEffect) != lineIn(m_loaded, topology::TraceEffect))
        m_trace->showDifferent();
    for (const auto &[key, line] : m_lines) {
        if (lineIn(attributes, key) != lineIn(m_loaded, key) && !m_different.contains(key))
            m_different[key] = DifferentValue::mark(line);
    }
    if (distributionIn(attributes) != distributionIn(m_loaded) &&
        !m_different.contains(Distribution))
        m_different[Distribution] = DifferentValue::mark(m_distribution);
}

bool DirectionColumn::isStillDifferent(const QString &key) const
{
    const auto found = m_different.find(key);
    return found != m_different.end() && found->second->isOpen();
}

QJsonObject DirectionColumn::changes() const
{
    QJsonObject changes;
    for (const auto &[key, amount] : m_amounts) {
        const bool isSet = m_different.contains(key) || amount->value() != valueIn(m_loaded, key);
        if (isSet && !isStillDifferent(key))
            changes.insert(key + m_suffix,
                           amount->value() > 0 ? QJsonValue(amount->value()) : QJsonValue());
    }
    for (const auto &[key, line] : m_lines) {
        const QString text = line->text().trimmed();
        const bool isSet = m_different.contains(key) || text != lineIn(m_loaded, key);
        if (!isSet || isStillDifferent(key))
            continue;
        const bool isNumber = key == topology::SeedEffect;
        changes.insert(key + m_suffix, text.isEmpty() ? QJsonValue()
                                       : isNumber     ? QJsonValue(text.toLongLong())
                                                      : QJsonValue(text));
    }
    if (m_trace->isSet())
        changes.insert(topology::TraceEffect + m_suffix,
                       m_trace->text().isEmpty() ? QJsonValue() : QJsonValue(m_trace->text()));
    const QString wanted = m_distribution->currentData().toString();
    const bool isSet = m_different.contains(Distribution) || distributionIn(m_loaded) != wanted;
    if (isSet && !isStillDifferent(Distribution))
        changes.insert(Distribution + m_suffix, wanted);
    return changes;
}

QString DirectionColumn::problem() const
{
    const QString seed = m_lines.at(topology::SeedEffect)->text().trimmed();
    bool isNumber = true;
    if (!seed.isEmpty())
        (void)seed.toUInt(&isNumber);
    if (!isNumber)
        return tr("A seed is a whole number from 0 to 4294967295.");
    if (!topology::frameNumbers(m_lines.at(topology::DropFramesEffect)->text()))
        return tr("Frames that are lost are given by their numbers from 1 on, such as 3, 7, "
                  "100-120.");
    return {};
}

void DirectionColumn::setEnabled(bool enabled)
{
    m_enabled = enabled;
    refresh();
}

void DirectionColumn::forbid(const QString &key, const QString &reason)
{
    m_forbidden[key] = reason;
    refresh();
}

void DirectionColumn::refresh()
{
    for (const QString &key : rows()) {
        QWidget *field = fieldOf(key);
        const auto reason = m_forbidden.find(key);
        const bool isForbidden = reason != m_forbidden.end();
        field->setEnabled(m_enabled && !isForbidden);
        const auto hint = m_hints.find(key);
        field->setToolTip(isForbidden             ? reason->second
                          : hint == m_hints.end() ? QString()
                                                  : hint->second);
    }
}

} // namespace tomato::plugins
