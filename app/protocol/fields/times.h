// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <QDateTime>

namespace tomato::protocol {

/// Converts to a resolution of a millisecond; the result is invalid for 0, which stands for no
/// time.
inline QDateTime dateTime(Timestamp time)
{
    using std::chrono::milliseconds;
    return time.count() == 0
               ? QDateTime()
               : QDateTime::fromMSecsSinceEpoch(std::chrono::floor<milliseconds>(time).count());
}

} // namespace tomato::protocol
