// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tomato {

/// The algorithms that this kernel has now for the congestion control of TCP, such as "cubic";
/// empty where it does not say.
std::vector<std::string> congestionControls();

/// Returns why TCP cannot use the algorithm on this machine; empty where it can, where the kernel
/// does not say, and for an empty name.
std::string whyNoCongestionControl(const std::string &name);

} // namespace tomato
