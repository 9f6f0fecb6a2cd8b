// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captures/capturetable.h"

#include "plugins/packet_capturing/captures/capturecells.h"
#include "plugins/packet_capturing/captures/capturetablemodel.h"

#include <QCollator>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QSortFilterProxyModel>

namespace tomato::plugins {

namespace {

/// Sorts texts in natural order: r2 before r10.
class SortedCaptures final : public QSortFilterProxyModel
{
public:
    explicit SortedCaptures(QObject *parent)
        : QSortFilterProxyModel(parent),
          // Without a language, collators do not compare numbers.
          m_order(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale())
    {
        m_order.setNumericMode(true);
        m_order.setCaseSensitivity(Qt::CaseInsensitive);
    }

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const QVariant one = left.data(sortRole());
        if (one.typeId() != QMetaType::QString)
            return QSortFilterProxyModel::lessThan(left, right);
        return m_order.compare(one.toString(), right.data(sortRole()).toString()) < 0;
    }

private:
    QCollator m_order;
};

} // namespace

CaptureTable::CaptureTable(CaptureTableModel &model, QWidget *parent)
    : TextTable(parent), m_model(model), m_sorted(new SortedCaptures(this))
{
    setObjectName(QStringLiteral("capturesTable"));
    setAccessibleName(tr("Captures"));
    m_sorted->setSourceModel(&model);
    m_sorted->setSortRole(CaptureTableModel::SortRole);
    setModel(m_sorted);
    setItemDelegate(new CaptureCells(this));
    setAlternatingRowColors(true);
    setSortingEnabled(true);
    sortByColumn(CaptureTableModel::Connection, Qt::AscendingOrder);
    // They grow with their texts: what one has too much another one lacks.
    for (int column = 0; column < CaptureTableModel::LastMinute; ++column)
        setColumnWidth(column, horizontalHeader()->sectionSizeHint(column));
    setWhole({CaptureTableModel::Packets, CaptureTableModel::Rate, CaptureTableModel::Bytes,
              CaptureTableModel::Dropped, CaptureTableModel::Fill, CaptureTableModel::Viewers,
              CaptureTableModel::LastPacket});
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
