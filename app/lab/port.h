// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tomato::lab {

/// The end of an interface's cable that is in the fabric's network namespace.
struct Port
{
    std::string name;
    int index = 0;
};

} // namespace tomato::lab
