// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

namespace tomato::service {

/// Checks that recordings may be kept in `below`, a path inside of `folder`: as far as they exist,
/// folders belong to this user (`folder` itself may be root's), are no links, and nobody else can
/// replace them.
Result<> checkOwnFolder(const QString &folder, const QString &below);

} // namespace tomato::service
