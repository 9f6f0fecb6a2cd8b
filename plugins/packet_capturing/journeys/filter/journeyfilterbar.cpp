// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/filter/journeyfilterbar.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace tomato::plugins {

/// Widths in characters.
static constexpr int MinKindWidth = 16;
static constexpr int MinDelayWidth = 20;
static constexpr int MaxOnlyWidth = 46;

JourneyFilterBar::JourneyFilterBar(QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_leastDelay(new QDoubleSpinBox(this)),
      m_only(new QToolButton(this)), m_count(new QLabel(this))
{
    using Kind = JourneyFilter::Kind;
    m_kind->setObjectName(QStringLiteral("journeysKind"));
    m_kind->setAccessibleName(tr("Which packets are listed"));
    const std::pair<Kind, QString> kinds[] = {
        {Kind::All, tr("All packets")},          {Kind::Lost, tr("Lost")},
        {Kind::UnderWay, tr("Under way")},       {Kind::OtherWay, tr("Took another way")},
        {Kind::Duplicated, tr("Duplicated")},    {Kind::Changed, tr("Translated or fragmented")},
        {Kind::ByOrder, tr("Matched by order")}, {Kind::Ambiguous, tr("Ambiguous")}};
    for (const auto &[kind, text] : kinds)
        m_kind->addItem(text, static_cast<int>(kind));
    // In a narrow window both are cut rather than that they widen it.
    m_kind->setMinimumWidth(MinKindWidth * fontMetrics().averageCharWidth());
    m_leastDelay->setMinimumWidth(MinDelayWidth * fontMetrics().averageCharWidth());
    m_leastDelay->setObjectName(QStringLiteral("journeysLeastDelay"));
    m_leastDelay->setAccessibleName(tr("Least delay"));
    m_leastDelay->setPrefix(tr("delay at least "));
    m_leastDelay->setSuffix(tr(" ms"));
    m_leastDelay->setSpecialValueText(tr("any delay"));
    m_leastDelay->setRange(0, 3'600'000);
    m_leastDelay->setDecimals(3);
    m_only->setObjectName(QStringLiteral("journeysOnly"));
    m_count->setObjectName(QStringLiteral("journeysCount"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_kind);
    layout->addWidget(m_leastDelay);
    layout->addWidget(m_only);
    layout->addStretch();
    layout->addWidget(m_count);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &JourneyFilterBar::changed);
    connect(m_leastDelay, &QDoubleSpinBox::valueChanged, this, &JourneyFilterBar::changed);
    connect(m_only, &QToolButton::clicked, this, &JourneyFilterBar::onlyReleased);
    setOnly({});
}

JourneyFilter JourneyFilterBar::applied(JourneyFilter filter) const
{
    filter.kind = static_cast<JourneyFilter::Kind>(m_kind->currentData().toInt());
    filter.leastDelay = Timestamp(std::llround(m_leastDelay->value() * 1e6));
    return filter;
}

void JourneyFilterBar::chooseAll()
{
    m_kind->setCurrentIndex(0);
    m_leastDelay->setValue(0);
}

QList<QWidget *> JourneyFilterBar::stops() const
{
    return {m_kind, m_leastDelay, m_only};
}

void JourneyFilterBar::setOnly(const QString &only)
{
    // A long text would widen the window.
    const int most = MaxOnlyWidth * fontMetrics().averageCharWidth();
    m_only->setText(fontMetrics().elidedText(only, Qt::ElideMiddle, most) +
                    QStringLiteral("  \u2715"));
    m_only->setToolTip(only + QLatin1Char('\n') + tr("Lists the packets of all flows again"));
    m_only->setAccessibleName(m_only->toolTip());
    m_only->setVisible(!only.isEmpty());
}

void JourneyFilterBar::setCount(qint64 listed, qint64 all)
{
    m_count->setText(
        tr("%1 of %Ln packet(s)", nullptr, static_cast<int>(all)).arg(QLocale().toString(listed)));
}

QString JourneyFilterBar::advice() const
{
    QStringList lines;
    if (m_kind->currentIndex() != 0)
        lines << tr("Choose \"%1\" above for those of other kinds.").arg(m_kind->itemText(0));
    if (m_leastDelay->value() > 0)
        lines << tr("Choose \"%1\" above for those with less delay, or without one.")
                     .arg(m_leastDelay->specialValueText());
    if (!m_only->isHidden())
        lines << tr("Click the button with the cross above for those of all flows.");
    if (!lines.isEmpty())
        lines.prepend(tr("No packet passes these filters."));
    return lines.join(QLatin1Char('\n'));
}

void JourneyFilterBar::setDetails(const QString &details)
{
    m_count->setToolTip(details);
}

} // namespace tomato::plugins
