// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

namespace tomato::cli {

/// Returns the capture's state for --json.
QJsonObject captureJson(const client::CaptureStatus &capture);
/// Prints a capture for people: a line of state and counters, and one about how it is recorded
/// where that differs from the defaults.
void printCapture(const client::CaptureStatus &capture);
/// Prints a line for each direction.
void printCounters(const client::CaptureStatus &capture);

} // namespace tomato::cli
