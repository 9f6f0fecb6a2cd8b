// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

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

/// What all elements of a lab may use together, where control groups can limit it.
struct LabLimits
{
    std::int64_t memoryBytes = 0;
    std::int64_t processes = 0;

    friend bool operator==(const LabLimits &, const LabLimits &) = default;
};

/// Half of what this machine has; or of its memory what is asked for (0 for nothing), but never all
/// of it: files of strangers ask, too.
LabLimits labLimits(double megabytes);

} // namespace tomato::lab
