// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

namespace tomato::cli {

/// Fails where a capture failed, or cannot be watched as it should be.
Result<> checkCapture(const client::CaptureStatus &capture);
/// Prints each of the lab's captures that fails this on standard error.
void sayCaptureProblems(const Session &session);

} // namespace tomato::cli
