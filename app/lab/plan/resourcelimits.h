// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tomato::lab {

/// The limit of elements that set none.
constexpr int UsualProcessLimit = 2048;

/// Limits what all processes of an element may use together.
struct ResourceLimits
{
    int processes = UsualProcessLimit;
    /// One unit is 1,000,000 bytes; 0 means no limit.
    double memoryMegabytes = 0;
    /// The unit is CPU seconds per second; 0 means no limit.
    double cpus = 0;

    friend bool operator==(const ResourceLimits &, const ResourceLimits &) = default;
};

/// Limits what all elements of a lab may use together, where control groups can limit it.
struct LabLimits
{
    std::int64_t memoryBytes = 0;
    std::int64_t processes = 0;

    friend bool operator==(const LabLimits &, const LabLimits &) = default;
};

/// Returns half of this machine's resources. The memory is the requested one instead (0 for none
/// requested), but never all of the machine's, as the request may come from a stranger's file.
LabLimits labLimits(double megabytes);

} // namespace tomato::lab
