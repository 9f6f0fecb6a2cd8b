// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

namespace tomato::lab {

/// Writes /proc/sys/<name> in the calling thread's network namespace.
Result<> writeSysctl(const std::string &name, const std::string &value);
/// Tells whether the kernel supports IPv6.
bool hasIpv6();

} // namespace tomato::lab
