// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <vector>

namespace tomato::exchange {

/// A word of a Tcl list. A word in braces is not split; it can be parsed again.
struct TclWord
{
    QString text;
    /// The line on which the word begins, counting from 1.
    int line = 0;
    /// Whether it stood in braces.
    bool isBlock = false;
};

/// Splits a Tcl list into its words; nothing in it is evaluated. `line` is where the text begins.
Result<std::vector<TclWord>> parseTclList(QStringView text, int line);

} // namespace tomato::exchange
