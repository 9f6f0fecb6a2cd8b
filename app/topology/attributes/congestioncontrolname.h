// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>

namespace tomato::topology {

/// Returns whether the kernel could have a congestion control of this name (TCP_CA_NAME_MAX).
inline bool isCongestionControl(const QString &name)
{
    constexpr qsizetype MaxLength = 15;
    return !name.isEmpty() && name.size() <= MaxLength &&
           std::all_of(name.begin(), name.end(), [](QChar each) {
               return each.unicode() < 128 &&
                      (each.isLetterOrNumber() || each == u'_' || each == u'-');
           });
}

} // namespace tomato::topology
