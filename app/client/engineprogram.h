// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

namespace tomato::client {

/// Where tomato-engine is: what $TOMATO_ENGINE says, else where
/// findHelperProgram() finds it, else in the PATH.
Result<QString> findEngineProgram();

} // namespace tomato::client
