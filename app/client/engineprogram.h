// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

namespace tomato::client {

/// Returns the path of tomato-engine: the one in $TOMATO_ENGINE, else where findHelperProgram()
/// finds it, else in the PATH.
Result<QString> findEngineProgram();

} // namespace tomato::client
