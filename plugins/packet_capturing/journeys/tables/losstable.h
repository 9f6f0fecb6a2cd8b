// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/common/texttable.h"

namespace tomato::plugins {

class LossTableModel;

/// The ledger of losses as a table.
class LossTable final : public TextTable
{
    Q_OBJECT

public:
    /// The model is borrowed.
    LossTable(LossTableModel &model, QWidget *parent);

signals:
    /// The row was double-clicked, or Enter was pressed on it.
    void opened(int row);
};

} // namespace tomato::plugins
