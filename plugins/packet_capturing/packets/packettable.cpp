// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packettable.h"

#include "plugins/packet_capturing/packets/packettablemodel.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace tomato::plugins {

static const auto PacketColumnsKey = QStringLiteral("packets/columns");
/// The limit of a column that is as wide as its texts.
static constexpr int MaxPacketCharacters = 40;

PacketTable::PacketTable(PacketTableModel &model, QWidget *parent) : TextTable(parent)
{
    setObjectName(QStringLiteral("packetsTable"));
    setAccessibleName(tr("Packets"));
    setModel(&model);
    setSelectionMode(ExtendedSelection);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    const int character = fontMetrics().averageCharWidth();
    const std::pair<PacketTableModel::Column, int> widths[] = {
        {PacketTableModel::Number, 9},       {PacketTableModel::Time, 17},
        {PacketTableModel::Delta, 12},       {PacketTableModel::Connection, 24},
        {PacketTableModel::Direction, 16},   {PacketTableModel::Source, 20},
        {PacketTableModel::Destination, 20}, {PacketTableModel::Protocol, 11},
        {PacketTableModel::Length, 8}};
    for (const auto &[column, characters] : widths)
        setColumnWidth(column, characters * character);
    setWhole({PacketTableModel::Number, PacketTableModel::Time, PacketTableModel::Delta,
              PacketTableModel::Length});
    m_areColumnsFit =
        horizontalHeader()->restoreState(QSettings().value(PacketColumnsKey).toByteArray());
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        // Only changes by the user count, who may also double-click an edge.
        if (!horizontalHeader()->underMouse())
            return;
        m_areColumnsFit = true;
        QSettings().setValue(PacketColumnsKey, horizontalHeader()->saveState());
    });
}

void PacketTable::fitColumns()
{
    if (std::exchange(m_areColumnsFit, true))
        return;
    const int most = MaxPacketCharacters * fontMetrics().averageCharWidth();
    for (int column = 0; column < PacketTableModel::Info; ++column) {
        resizeColumnToContents(column);
        setColumnWidth(column, std::min(columnWidth(column), most));
    }
}

void PacketTable::keepPlace(int removed)
{
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(std::max(bar->value() - removed, 0));
}

} // namespace tomato::plugins
