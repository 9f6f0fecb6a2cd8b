// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/distancedialog.h"

#include "plugins/api/languagechange.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace tomato::ui {

/// A preview shows at most these rows; the rest is only counted.
static constexpr qsizetype MaxDistanceRows = 500;

DistanceDialog::DistanceDialog(Look look, const topology::Topology &topology, QWidget *parent)
    : QDialog(parent), m_look(std::move(look)), m_topology(topology),
      m_detour(new QDoubleSpinBox(this)), m_rows(new QListWidget(this)),
      m_summary(new QLabel(this)), m_action(new QPushButton(tr("Set Delays"), this))
{
    setObjectName(QStringLiteral("distanceDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delay from Distance"));
    resize(520, 460);
    m_detour->setObjectName(QStringLiteral("detour"));
    m_detour->setRange(topology::MinDetour, topology::MaxDetour);
    m_detour->setSingleStep(0.1);
    m_rows->setObjectName(QStringLiteral("distancePreview"));
    m_rows->setAccessibleName(tr("Preview"));
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    m_summary->setObjectName(QStringLiteral("distanceSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_action->setDefault(true);
    auto *help = new QLabel(tr("Light takes a millisecond for 200 km of fibre. Cables are longer "
                               "than the way as the crow flies, often one and a half times."),
                            this);
    help->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_action, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *fields = new QFormLayout;
    fields->addRow(tr("Cables are so many times &longer:"), m_detour);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(fields);
    layout->addWidget(help);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_summary);
    layout->addWidget(buttons);
    connect(m_detour, &QDoubleSpinBox::valueChanged, this, &DistanceDialog::refresh);
    refresh();
    plugins::whenLanguageChanges(this, &DistanceDialog::refresh);
}

double DistanceDialog::detour() const
{
    return m_detour->value();
}

void DistanceDialog::refresh()
{
    const topology::DistanceDelays delays = m_look(detour());
    m_rows->clear();
    for (const topology::DistanceDelay &each : delays.links) {
        if (m_rows->count() == MaxDistanceRows)
            break;
        m_rows->addItem(tr("%1: %2 km, %3 ms")
                            .arg(m_topology.label(each.connection),
                                 locale().toString(each.kilometres, 'f', 1),
                                 locale().toString(each.milliseconds, 'f', 3)));
    }
    const auto count = static_cast<int>(delays.links.size());
    if (count > m_rows->count())
        m_rows->addItem(tr("… and %n more", nullptr, count - m_rows->count()));
    QString summary = tr("%n connection(s) get a delay in both directions.", nullptr, count);
    if (!delays.withoutPlace.empty()) {
        QStringList names;
        for (const ElementId &each : delays.withoutPlace)
            names << m_topology.label(each);
        constexpr qsizetype MaxNames = 8;
        const bool isCut = names.size() > MaxNames;
        summary += QLatin1Char('\n') + tr("%n element(s) have no latitude and longitude: %1",
                                          nullptr, static_cast<int>(names.size()))
                                           .arg(names.mid(0, MaxNames).join(QStringLiteral(", ")) +
                                                (isCut ? QStringLiteral(", …") : QString()));
    }
    m_summary->setText(summary);
    m_action->setEnabled(count > 0);
}

} // namespace tomato::ui
