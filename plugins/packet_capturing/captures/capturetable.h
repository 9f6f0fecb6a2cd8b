// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "plugins/packet_capturing/common/texttable.h"

#include <vector>

class QSortFilterProxyModel;

namespace tomato::plugins {

class CaptureTableModel;

/// The table of captures, which a click on a heading sorts.
class CaptureTable final : public TextTable
{
    Q_OBJECT

public:
    /// Borrows the model.
    explicit CaptureTable(CaptureTableModel &model, QWidget *parent = nullptr);

    std::vector<ConnectionId> selected() const;

signals:
    /// A connection was chosen by a click, or by Enter.
    void chosen(const tomato::ConnectionId &connection);
    void menuRequested(const QPoint &globalPosition);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    ConnectionId connectionAt(const QModelIndex &index) const;
    void choose(const QModelIndex &index);

    CaptureTableModel &m_model;
    QSortFilterProxyModel *m_sorted;
};

} // namespace tomato::plugins
