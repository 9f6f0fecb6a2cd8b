// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/common/texttable.h"

namespace tomato::plugins {

class PacketTableModel;

/// The table of packets. Its columns are as wide as their texts, until the user sets other widths,
/// which are kept.
class PacketTable final : public TextTable
{
    Q_OBJECT

public:
    PacketTable(PacketTableModel &model, QWidget *parent);

    /// Does so for the first texts.
    void fitColumns();
    /// Keeps the visible rows in their place when the oldest ones are removed.
    void keepPlace(int removed);

private:
    bool m_areColumnsFit = false;
};

} // namespace tomato::plugins
