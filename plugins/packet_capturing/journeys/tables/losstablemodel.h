// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/journeys/filter/journeyfilter.h"

#include <QAbstractTableModel>

#include <memory>

namespace tomato::plugins {

/// The balance of losses: for each point the counters of its capture and whether they agree, and
/// below it where the packets ended that were seen there last.
class LossTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Place,
        Cause,
        Packets,
        Share,
        Flow,
        ColumnCount
    };
    using Found = std::shared_ptr<const journeys::TracedJourneys>;
    struct Row
    {
        journeys::PointId point = 0;
        /// Packets that ended here; nullptr for the other kinds.
        const journeys::PacketFates::Row *end = nullptr;
        /// The subject of the row: packets that ended here, that a capture did not record, or that
        /// left the ring; or the balance of the point's counters.
        enum class Kind
        {
            End,
            NotRecorded,
            OutOfRing,
            Balance
        };
        Kind kind = Kind::End;
        std::uint64_t packets = 0;
        /// Its place among the rows that are not sorted by numbers.
        std::size_t number = 0;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setFound(Found found);
    const Row &rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Selects the packets behind the number of a row; nothing where none of them was recorded.
    std::optional<JourneyFilter> filterOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Sorts the points, and what is counted at each below it: by what was lost there in the
    /// columns of numbers, else in the order of the topology.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// Only such rows are red: losses may be what a lab is for.
    bool isUnbalanced(const Row &row) const;
    static bool isLoss(const Row &row);
    void sortRows();
    QString causeOf(const Row &row) const;
    QString text(const Row &row, int column) const;

    Found m_found;
    std::vector<Row> m_rows;
    int m_sortColumn = Place;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace tomato::plugins
