// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::lab {

/// Tells whether an element's processes can be limited without control groups: kernels before 5.14
/// count a user's processes together, whatever namespaces they are in.
bool canLimitProcesses();

} // namespace tomato::lab
