// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

namespace tomato {

/// A core of this process, or of what it starts, would hold packets: it leaves none. The limit is
/// 1, not 0: where core_pattern names a program, as of systemd-coredump(8), the kernel hands it the
/// core of a process with the limit 0, but none of one with 1 (fs/coredump.c). System calls only.
inline bool leaveNoCore()
{
    const rlimit least{1, 1};
    return setrlimit(RLIMIT_CORE, &least) == 0;
}

/// The same for this process, but a program that it starts may raise its own limit.
inline bool leaveNoCoreUnlessRaised()
{
    rlimit limits{};
    if (getrlimit(RLIMIT_CORE, &limits) != 0)
        return false;
    limits.rlim_cur = limits.rlim_max < 1 ? limits.rlim_max : 1;
    return setrlimit(RLIMIT_CORE, &limits) == 0;
}

} // namespace tomato
