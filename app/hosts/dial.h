// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

namespace tomato::hosts {

/// The host's side of a connection: writes the greeting to standard output, and joins standard
/// input and output to the socket of this lab's engine, which it starts when none runs. Returns the
/// exit code.
int dial(const LabId &lab);

/// Writes a greeting with the features that labs have on this machine, and ends.
int describeHost();

} // namespace tomato::hosts
