// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

namespace tomato::client {

/// Whether a lab of this id was ever started here, running or not.
bool hasRecordings(const LabId &lab);
/// Removes what a stopped lab keeps: its topology and its captures.
Result<> removeRecordings(const LabId &lab);

} // namespace tomato::client
