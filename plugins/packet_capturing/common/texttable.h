// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTableView>
#include <QTimer>

#include <vector>

namespace tomato::plugins {

/// A table of rows that Ctrl+C copies as text. Where no row is chosen, Enter and the keys that move
/// choose the current one, or else the first. A column with truncated texts gets wider while there
/// is space beside it, or a column with more than it needs, unless the user set its width.
class TextTable : public QTableView
{
    Q_OBJECT

public:
    explicit TextTable(QWidget *parent = nullptr);

    /// Returns the selected rows, or all when none is selected (up to a readable number), with the
    /// headings; columns are separated by tabs.
    QString asText() const;
    void setModel(QAbstractItemModel *model) override;
    /// Begins with columns of so many characters, or as wide as their headings.
    void setWidths(const std::vector<int> &characters);
    /// The texts of these columns are never truncated, even if the table then scrolls sideways:
    /// part of a number is another number.
    void setWhole(const QSet<int> &columns);

    /// The text stands in the table while it has no row; empty for none.
    void setEmptyText(const QString &text);

signals:
    /// A row was chosen by Enter.
    void entered(const QModelIndex &index);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    bool chooseCurrentRow();
    int headingWidth(int column) const;
    int neededWidth(int column) const;
    void growColumns();
    void fillWithLastColumn();

    QTimer m_growSoon;
    /// The columns whose width the user set.
    QSet<int> m_given;
    /// The mouse button is down on the headings.
    bool m_isHeaderPressed = false;
    QSet<int> m_whole;
    QString m_emptyText;
};

} // namespace tomato::plugins
