// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QMenu;

namespace tomato::plugins {

/// Adds entries that apply a display filter: alone, negated, or combined with the one that is
/// applied now.
void addFilterEntries(QMenu &menu, const QString &filter, const QString &now,
                      const std::function<void(const QString &)> &apply);

} // namespace tomato::plugins
