// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/limits/processlimit.h"

#include <sys/utsname.h>

#include <cstdio>

namespace tomato::lab {

bool canLimitProcesses()
{
    utsname kernel{};
    int major = 0;
    int minor = 0;
    return uname(&kernel) == 0 && std::sscanf(kernel.release, "%d.%d", &major, &minor) == 2 &&
           (major > 5 || (major == 5 && minor >= 14));
}

} // namespace tomato::lab
