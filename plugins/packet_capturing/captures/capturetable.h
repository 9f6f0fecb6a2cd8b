// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QTableView>

#include <vector>

class QSortFilterProxyModel;

namespace tomato::plugins {

class CaptureTableModel;

/// The table of captures: sorted by a click on a heading, copied as text with Ctrl+C.
class CaptureTable final : public QTableView
{
    Q_OBJECT

public:
    /// Borrows the model.
    explicit CaptureTable(CaptureTableModel &model, QWidget *parent = nullptr);

    std::vector<ConnectionId> selected() const;
    /// The rows that are selected, all when none is, with the headings; columns are apart by tabs.
    QString asText() const;

signals:
    /// By a click, or Enter.
    void chosen(const tomato::ConnectionId &connection);
    void menuRequested(const QPoint &globalPosition);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    ConnectionId connectionAt(const QModelIndex &index) const;
    void choose(const QModelIndex &index);

    CaptureTableModel &m_model;
    QSortFilterProxyModel *m_sorted;
};

} // namespace tomato::plugins
