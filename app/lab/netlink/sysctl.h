// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

namespace tomato::lab {

/// Writes /proc/sys/<name>, as the calling thread's network namespace has it.
Result<> writeSysctl(const std::string &name, const std::string &value);
/// Whether the kernel has IPv6 at all.
bool hasIpv6();

} // namespace tomato::lab
