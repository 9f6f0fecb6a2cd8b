// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace tomato::plugins {

/// The delays of whole ways, and of each step, in numbers: exactly those of the packets that are
/// kept one by one. Ambiguous matches are left out.
class DelayTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Step,
        Packets,
        Median,
        Percentile95,
        Percentile99,
        Greatest,
        ColumnCount
    };
    using Found = std::shared_ptr<const journeys::TracedJourneys>;
    struct Delay
    {
        Timestamp sent{};
        Timestamp delay{};
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows the delays of all flows, or of one of them. Row 0 is that of whole ways, row n that of
    /// step n - 1.
    void setFound(const Found &found, std::optional<std::uint32_t> flow);
    /// Returns the delays of a row by their sending time.
    const std::vector<Delay> &delays(int row) const
    {
        return m_delays[static_cast<std::size_t>(row)];
    }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Timestamp median{};
        Timestamp percentile95{};
        Timestamp percentile99{};
        Timestamp greatest{};
        Timestamp resolution{1};
    };

    void addPacket(const journeys::TracedJourneys::Packet &packet);
    void conclude();
    QString text(int row, int column) const;

    Found m_found;
    std::vector<Row> m_rows;
    std::vector<std::vector<Delay>> m_delays;
};

} // namespace tomato::plugins
