// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packettablemodel.h"

namespace tomato::plugins {

/// Returns the display filter for packets that have this text in this column; empty where there is
/// none.
QString cellFilter(PacketTableModel::Column column, const QString &text);

} // namespace tomato::plugins
