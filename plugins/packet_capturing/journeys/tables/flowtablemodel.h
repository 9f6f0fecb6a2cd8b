// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <QAbstractTableModel>

#include <memory>

namespace tomato::plugins {

/// A row for each flow: its measures, and the path of most of its packets. The model sorts by
/// itself.
class FlowTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Flow,
        Packets,
        Lost,
        LostShare,
        UnderWay,
        LeastDelay,
        MedianDelay,
        Percentile99,
        GreatestDelay,
        Variation,
        Queueing,
        Reordered,
        Duplicated,
        WayChanges,
        Way,
        ColumnCount
    };
    using Found = std::shared_ptr<const journeys::TracedJourneys>;
    using Row = journeys::TracedJourneys::FlowRow;

    using QAbstractTableModel::QAbstractTableModel;

    void setFound(Found found);
    /// Lists only flows whose name contains this text; case is ignored.
    void setSearch(const QString &text);
    const Row &flowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void list();
    void sortRows();
    static double keyOf(const Row &row, int column);
    QString text(const Row &row, int column) const;

    Found m_found;
    QString m_search;
    /// Indexed like TracedJourneys::flowRows().
    std::vector<QString> m_names;
    std::vector<std::uint32_t> m_rows;
    int m_sortColumn = Packets;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace tomato::plugins
