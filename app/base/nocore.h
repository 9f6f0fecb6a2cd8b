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

} // namespace tomato
