// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

namespace tomato::cli {

/// For --json.
QJsonObject captureJson(const client::CaptureStatus &capture);
/// For people: a line of state and counters, and one of how it is recorded where that is not as
/// usual.
void printCapture(const client::CaptureStatus &capture);
/// A line for each direction.
void printCounters(const client::CaptureStatus &capture);

} // namespace tomato::cli
