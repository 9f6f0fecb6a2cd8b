// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/journeys/filter/journeyfilter.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace tomato::plugins {

/// A row for each packet, with its hops as columns. The model sorts and filters by itself: there
/// may be a million packets.
class JourneyTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Flow,
        Result,
        Delay,
        Match,
        Changes,
        /// The first hop; the columns of the further hops follow.
        FirstHop
    };
    using Found = std::shared_ptr<const journeys::TracedJourneys>;
    /// A packet in a loop has up to 255 links before it, each of which may have arrivals. The hops
    /// of a longer path, as between switches, have no column, which the last heading says.
    static constexpr std::size_t MaxHops = 512;

    using QAbstractTableModel::QAbstractTableModel;

    void setFound(Found found);
    const Found &found() const { return m_found; }
    void setFilter(const JourneyFilter &filter);
    const JourneyFilter &filter() const { return m_filter; }
    /// Returns an index into TracedJourneys.
    std::size_t journeyAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Returns -1 when the journey is not listed.
    int rowOf(std::size_t journey) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void list();
    void sortRows();
    double keyOf(const journeys::TracedJourneys::Packet &packet) const;
    const std::vector<std::uint32_t> &wayOf(const journeys::TracedJourneys::Packet &packet) const;
    QString textOfHop(const journeys::TracedJourneys::Packet &packet, std::size_t hop) const;
    QString text(const journeys::TracedJourneys::Packet &packet, int column) const;

    Found m_found;
    JourneyFilter m_filter;
    std::vector<std::uint32_t> m_rows;
    /// For each flow, its position in the sorted texts of all flows.
    std::vector<std::uint32_t> m_flowOrder;
    int m_hops = 0;
    /// The most hops that a path has.
    std::size_t m_longest = 0;
    /// The way of the packet with that first hop, whose cells were asked for last.
    mutable std::optional<std::uint64_t> m_wayFrom;
    mutable std::vector<std::uint32_t> m_way;
    int m_sortColumn = Time;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace tomato::plugins
