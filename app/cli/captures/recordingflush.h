// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

namespace tomato::cli {

/// Has the recordings of a running lab write down what they have received. Waits, but not for ever:
/// who waits is told, and an engine or a recorder that is stopped is left alone in the end. False
/// when one of them does not answer; fails also when the user interrupts.
Result<bool> flushRecordings(const LabId &lab);

} // namespace tomato::cli
