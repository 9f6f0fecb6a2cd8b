// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

namespace tomato::images {

/// Removes what was unpacked. Files may belong to the user's subordinate ids, and folders be closed
/// to their owner.
Result<> removeUnpacked(const QString &folder);

} // namespace tomato::images
