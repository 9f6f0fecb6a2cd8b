// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/common/texttable.h"
#include "plugins/packet_capturing/journeys/tables/flowtablemodel.h"

#include <QWidget>

class QLineEdit;

namespace tomato::plugins {

/// The list of flows, below a line that searches in it.
class FlowsPage final : public QWidget
{
    Q_OBJECT

public:
    /// The model is borrowed.
    FlowsPage(FlowTableModel &model, QWidget *parent);
    ~FlowsPage() override;

    /// Returns what Tab goes through; the last one is the list.
    QList<QWidget *> stops() const;

signals:
    /// The row was chosen by a double click or by Enter.
    void opened(int row);

private:
    QLineEdit *m_search;
    TextTable *m_table;
};

} // namespace tomato::plugins
