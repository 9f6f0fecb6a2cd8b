// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

namespace tomato::plugins {

/// Returns the capture's counters, a line for each direction: "h1:eth0 → r1:eth0: 12 seen, 10
/// matched, 10 recorded".
QStringList countersByDirection(const client::CaptureStatus &status);

} // namespace tomato::plugins
