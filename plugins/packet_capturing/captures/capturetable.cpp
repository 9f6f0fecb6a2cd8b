// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captures/capturetable.h"

#include "plugins/packet_capturing/captures/capturecells.h"
#include "plugins/packet_capturing/captures/capturetablemodel.h"

#include <QContextMenuEvent>
#include <QSortFilterProxyModel>

namespace tomato::plugins {

CaptureTable::CaptureTable(CaptureTableModel &model, QWidget *parent)
    : TextTable(parent), m_model(model), m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("capturesTable"));
    setAccessibleName(tr("Captures"));
    m_sorted->setSourceModel(&model);
    m_sorted->setSortRole(CaptureTableModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    setModel(m_sorted);
    setItemDelegate(new CaptureCells(this));
    setAlternatingRowColors(true);
    setSortingEnabled(true);
    sortByColumn(CaptureTableModel::Connection, Qt::AscendingOrder);
    const int character = fontMetrics().averageCharWidth();
    const std::pair<CaptureTableModel::Column, int> widths[] = {
        {CaptureTableModel::State, 24},     {CaptureTableModel::Connection, 26},
        {CaptureTableModel::Mode, 14},      {CaptureTableModel::Filter, 16},
        {CaptureTableModel::Packets, 12},   {CaptureTableModel::Rate, 12},
        {CaptureTableModel::Bytes, 11},     {CaptureTableModel::Dropped, 11},
        {CaptureTableModel::Fill, 24},      {CaptureTableModel::Viewers, 10},
        {CaptureTableModel::LastPacket, 13}};
    for (const auto &[column, characters] : widths)
        setColumnWidth(column, characters * character);
    connect(this, &QTableView::clicked, this, &CaptureTable::choose);
    connect(this, &TextTable::entered, this, &CaptureTable::choose);
}

ConnectionId CaptureTable::connectionAt(const QModelIndex &index) const
{
    return m_model.connectionAt(m_sorted->mapToSource(index).row());
}

void CaptureTable::choose(const QModelIndex &index)
{
    if (index.isValid())
        emit chosen(connectionAt(index));
}

std::vector<ConnectionId> CaptureTable::selected() const
{
    std::vector<ConnectionId> ids;
    for (const QModelIndex &row : selectionModel()->selectedRows())
        ids.push_back(connectionAt(row));
    return ids;
}

void CaptureTable::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        place = viewport()->mapToGlobal(visualRect(currentIndex()).center());
    if (selectionModel()->hasSelection())
        emit menuRequested(place);
}

} // namespace tomato::plugins
