// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::lab {

/// `tomato-element enter PID[:USER:GROUP...] [/FOLDER] [NAME=VALUE]... -- COMMAND [ARGUMENT]...`:
/// runs a command inside the running element of this first process, with that environment and no
/// other, as its root or that user, in that folder of the element's or in /root. Nothing of the
/// caller's goes inside but its standard streams; where these are a terminal, the command gets one
/// of the element's own instead, and what crosses it is passed on. Returns the command's exit code,
/// or ends by the signal that ended it.
int runElementEntry(char **arguments, char **environment);

} // namespace tomato::lab
