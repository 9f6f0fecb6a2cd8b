// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::topology {

/// Returns a key that compares in natural order: "eth2" before "eth10"; case is ignored.
QString naturalKey(const QString &text);

} // namespace tomato::topology
