// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace tomato::plugins {

class JourneyDetails;
class JourneyTableModel;
class TextTable;

/// The list of packets with their hops, and beside it the hops of the chosen one.
class PacketsPage final : public QWidget
{
    Q_OBJECT

public:
    /// The model is borrowed; the page is deleted before it.
    PacketsPage(JourneyTableModel &model, QWidget *parent);
    ~PacketsPage() override;

    TextTable &table() const { return *m_table; }
    JourneyDetails &details() const { return *m_details; }
    /// Selects a row, or none when it is negative; chosen() does not follow.
    void select(int row);
    /// Puts a widget above the list until it is taken away.
    void hold(QWidget *widget);
    /// Gives columns of hops from this one on their width; those before keep theirs.
    void widenHops(int from);

signals:
    /// Another packet was selected.
    void chosen();
    /// The one that is selected was clicked again.
    void chosenAgain();
    /// It was double-clicked, or Enter was pressed.
    void opened();

private:
    JourneyTableModel &m_model;
    TextTable *m_table;
    JourneyDetails *m_details;
    QVBoxLayout *m_layout;
};

} // namespace tomato::plugins
