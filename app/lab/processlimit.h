// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::lab {

/// Whether an element can have a limit on its processes: kernels before 6.14 have one highest
/// number of a process for all of the machine, which is not the element's to change.
bool canLimitProcesses();

} // namespace tomato::lab
