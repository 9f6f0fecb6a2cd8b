// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace tomato::protocol {

/// More than any machine counts, and little enough that sums of all hosts have room.
inline constexpr qint64 MaxCounted = 1'000'000'000'000'000;

/// Returns a count that another machine told, within what makes sense.
constexpr qint64 boundedCount(qint64 told)
{
    return std::clamp(told, qint64{0}, MaxCounted);
}

} // namespace tomato::protocol
