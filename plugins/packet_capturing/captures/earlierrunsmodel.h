// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QAbstractTableModel>

#include <vector>

namespace tomato::plugins {

/// The runs before the latest ones, a row each, the latest first.
class EarlierRunsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Connection,
        Packets,
        Bytes,
        Filter,
        Run,
        ColumnCount
    };

    explicit EarlierRunsModel(QObject *parent = nullptr);

    void show(std::vector<client::RunStatus> runs);
    const client::RunStatus &at(int row) const { return m_runs[static_cast<std::size_t>(row)]; }
    /// The size of all files together.
    qint64 bytes() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const client::RunStatus &run, Column column);

    std::vector<client::RunStatus> m_runs;
};

} // namespace tomato::plugins
