// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/systemwords.h"

#include <cerrno>
#include <cstring>

namespace tomato {

/// "cannot <what>: <the text of the error number>".
inline tl::unexpected<Error> systemFailure(const std::string &what, int number = errno)
{
    return failure("cannot " + what + ": " + systemWords(number));
}

} // namespace tomato
