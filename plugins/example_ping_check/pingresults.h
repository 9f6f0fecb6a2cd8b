// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pingresult.h"

#include <QAbstractTableModel>

#include <deque>
#include <optional>

namespace pingcheck {

/// The results so far, newest first. The number of kept results is limited.
class PingResults final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void add(const PingResult &result);
    void clear();
    const PingResult &at(int row) const { return m_results[static_cast<std::size_t>(row)]; }
    /// Returns the latest result of a connection.
    std::optional<PingResult> latest(const tomato::ConnectionId &connection) const;
    /// Returns "0.05 ms", "33 % lost", "no answer", or why nothing was sent.
    static QString text(const PingResult &result);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<PingResult> m_results;
};

} // namespace pingcheck
