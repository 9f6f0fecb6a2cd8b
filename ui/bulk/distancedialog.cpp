// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/distancedialog.h"

#include "plugins/api/languagechange.h"
#include "plugins/api/listtext.h"

#include <QDoubleSpinBox>
#include <QFormLayout>

namespace tomato::ui {

/// A preview shows at most these rows; the rest is only counted.
static constexpr qsizetype MaxDistanceRows = 500;

DistanceDialog::DistanceDialog(Look look, const topology::Topology &topology, QWidget *parent)
    : PreviewDialog(parent), m_look(std::move(look)), m_topology(topology),
      m_detour(new QDoubleSpinBox(this))
{
    setObjectName(QStringLiteral("distanceDialog"));
    setWindowTitle(tr("Delay from Distance"));
    m_detour->setObjectName(QStringLiteral("detour"));
    m_detour->setRange(topology::MinDetour, topology::MaxDetour);
    m_detour->setSingleStep(0.1);
    auto *fields = new QFormLayout;
    fields->addRow(tr("Cables are so many times &longer:"), m_detour);
    layOut(QStringLiteral("distance"), fields,
           tr("Light takes a millisecond for 200 km of fibre. Cables are longer "
              "than the way as the crow flies, often one and a half times."),
           tr("Set Delays"));
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
    QStringList rows;
    for (const topology::DistanceDelay &each : delays.links) {
        if (rows.size() == MaxDistanceRows)
            break;
        rows << tr("%1: %2 km, %3 ms")
                    .arg(m_topology.label(each.connection),
                         locale().toString(each.kilometres, 'f', 1),
                         locale().toString(each.milliseconds, 'f', 3));
    }
    const auto count = static_cast<int>(delays.links.size());
    QString summary = tr("%n connection(s) get a delay in both directions.", nullptr, count);
    if (!delays.withoutPlace.empty()) {
        QStringList names;
        for (const ElementId &each : delays.withoutPlace)
            names << m_topology.label(each);
        constexpr qsizetype MaxNames = 8;
        QStringList shown = names.mid(0, MaxNames);
        if (names.size() > MaxNames)
            shown << QStringLiteral("…");
        summary += QLatin1Char('\n') + tr("%n element(s) have no latitude and longitude: %1",
                                          nullptr, static_cast<int>(names.size()))
                                           .arg(plugins::listText(shown));
    }
    setPreview(rows, count, summary);
}

} // namespace tomato::ui
