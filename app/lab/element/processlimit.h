// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::lab {

/// Whether an element can have a limit on its processes without control groups: kernels before 5.14
/// count a user's processes together, whatever namespaces they are in.
bool canLimitProcesses();

} // namespace tomato::lab
