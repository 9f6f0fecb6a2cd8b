// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTableView>
#include <QTimer>

namespace tomato::plugins {

/// A table of rows that Ctrl+C copies as text. A column whose texts are cut gets wider while there
/// is room beside it, unless the user gave it its width.
class TextTable : public QTableView
{
    Q_OBJECT

public:
    explicit TextTable(QWidget *parent = nullptr);

    /// The rows that are selected, all when none is (but no more than can be read), with the
    /// headings; columns are apart by tabs.
    QString asText() const;
    void setModel(QAbstractItemModel *model) override;

signals:
    /// By Enter.
    void entered(const QModelIndex &index);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void growColumns();

    QTimer m_growSoon;
    /// Columns that the user gave their width.
    QSet<int> m_given;
};

} // namespace tomato::plugins
