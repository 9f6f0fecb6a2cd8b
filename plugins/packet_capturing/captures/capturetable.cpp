// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captures/capturetable.h"

#include "plugins/packet_capturing/captures/capturecells.h"
#include "plugins/packet_capturing/captures/capturetablemodel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <numeric>

namespace tomato::plugins {

CaptureTable::CaptureTable(CaptureTableModel &model, QWidget *parent)
    : QTableView(parent), m_model(model), m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("capturesTable"));
    setAccessibleName(tr("Captures"));
    m_sorted->setSourceModel(&model);
    m_sorted->setSortRole(CaptureTableModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    setModel(m_sorted);
    setItemDelegate(new CaptureCells(this));
    setSelectionBehavior(SelectRows);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setSortingEnabled(true);
    sortByColumn(CaptureTableModel::Connection, Qt::AscendingOrder);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
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

QString CaptureTable::asText() const
{
    QList<int> rows;
    for (const QModelIndex &row : selectionModel()->selectedRows())
        rows << row.row();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        rows.resize(m_sorted->rowCount());
        std::iota(rows.begin(), rows.end(), 0);
    }
    const auto line = [](const auto &textOf) {
        QStringList cells;
        for (int column = 0; column < CaptureTableModel::LastMinute; ++column)
            cells << textOf(column);
        return cells.join(QLatin1Char('\t'));
    };
    QStringList lines{line([this](int column) {
        return m_sorted->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    })};
    for (const int row : rows) {
        lines << line(
            [this, row](int column) { return m_sorted->index(row, column).data().toString(); });
    }
    return lines.join(QLatin1Char('\n'));
}

bool CaptureTable::event(QEvent *event)
{
    // The window's Ctrl+C copies elements.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void CaptureTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(asText());
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(currentIndex());
    else
        QTableView::keyPressEvent(event);
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
