// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace tomato::topology {

/// Frames by their numbers, which count from 1; both ends belong to it.
struct FrameRange
{
    std::uint32_t first = 1;
    std::uint32_t last = 1;

    friend bool operator==(const FrameRange &, const FrameRange &) = default;
};

/// So many ranges are the most in a list, after those that touch were joined: the kernel takes them
/// with one message.
inline constexpr std::size_t MaxFrameRanges = 5000;

/// Reads "3, 7, 100-120"; the ranges are in ascending order, and none touches another. An empty
/// text has none. The error names the part that is wrong.
Result<std::vector<FrameRange>> frameNumbers(const QString &text);

} // namespace tomato::topology
