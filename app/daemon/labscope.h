// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace tomato::engine {

/// A scope of systemd's for the fabric worker, with control groups that are its own to make:
/// without one an ordinary user's elements could have no limits.
class LabScope final
{
public:
    /// Whether this machine's systemd, or this user's, can be asked.
    static bool isPossible();
    /// Whether the lab loses nothing by it: what is in a scope of a user's systemd ends when the
    /// user logs out, unless that one lingers.
    static bool isHarmless();
    /// Without waiting: awaitScope() does, when limits are needed.
    static void request(pid_t worker);
};

} // namespace tomato::engine
