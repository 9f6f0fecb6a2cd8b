// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace tomato::plugins {

/// A table of rows that Ctrl+C copies as text.
class TextTable : public QTableView
{
    Q_OBJECT

public:
    explicit TextTable(QWidget *parent = nullptr);

    /// The rows that are selected, all when none is (but no more than can be read), with the
    /// headings; columns are apart by tabs.
    QString asText() const;

signals:
    /// By Enter.
    void entered(const QModelIndex &index);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace tomato::plugins
