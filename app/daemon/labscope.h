// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace tomato::engine {

/// A scope of systemd's for the fabric worker, with control groups that are its own to make:
/// without one an ordinary user's elements could have no limits.
class LabScope final
{
public:
    /// Tells whether this machine's systemd, or this user's, can be asked.
    static bool isPossible();
    /// Tells whether a scope has no disadvantage for the lab: a scope of a user's systemd ends when
    /// the user logs out, unless lingering is enabled.
    static bool isHarmless();
    /// Does not wait for the scope: awaitScope() does, when limits are needed.
    static void request(pid_t worker);
};

} // namespace tomato::engine
