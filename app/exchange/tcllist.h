// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <vector>

namespace tomato::exchange {

/// A word of a list of Tcl; what stood in braces is one word, to be parsed again.
struct TclWord
{
    QString text;
    /// Where it begins, counting from 1.
    int line = 0;
    /// Whether it stood in braces.
    bool isBlock = false;
};

/// The words of a list of Tcl; nothing in it is evaluated. `line`: where the text begins.
Result<std::vector<TclWord>> parseTclList(QStringView text, int line);

} // namespace tomato::exchange
