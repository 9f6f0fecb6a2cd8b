// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <string>

namespace tomato::lab {

/// Gives the folder with its content to the element's root, where that is another user than the
/// worker.
Result<> giveTo(unsigned user, const std::string &folder);

} // namespace tomato::lab
