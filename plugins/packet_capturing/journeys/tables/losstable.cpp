// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/tables/losstable.h"

#include "plugins/packet_capturing/journeys/tables/losstablemodel.h"

#include <QHeaderView>

namespace tomato::plugins {

LossTable::LossTable(LossTableModel &model, QWidget *parent) : TextTable(parent)
{
    setObjectName(QStringLiteral("journeysLosses"));
    setAccessibleName(tr("Losses"));
    setModel(&model);
    setSelectionMode(QAbstractItemView::SingleSelection);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    setWidths({28, 66, 10, 9});
    setWhole({LossTableModel::Packets, LossTableModel::Share});
    horizontalHeader()->setSortIndicator(LossTableModel::Place, Qt::AscendingOrder);
    setSortingEnabled(true);
    setToolTip(tr("Double-click a number to list the packets behind it"));
    const auto open = [this](const QModelIndex &index) { emit opened(index.row()); };
    connect(this, &QTableView::doubleClicked, this, open);
    connect(this, &TextTable::entered, this, open);
}

} // namespace tomato::plugins
