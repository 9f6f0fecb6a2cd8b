// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::lab {

/// For elements that say nothing else.
constexpr int UsualProcessLimit = 2048;

/// What all processes of an element may use together.
struct ResourceLimits
{
    int processes = UsualProcessLimit;
    /// 1,000,000 bytes each; 0 for no limit.
    double memoryMegabytes = 0;
    /// CPU seconds per second; 0 for no limit.
    double cpus = 0;

    friend bool operator==(const ResourceLimits &, const ResourceLimits &) = default;
};

} // namespace tomato::lab
