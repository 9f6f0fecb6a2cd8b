// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/resourcelimits.h"

#include <sys/sysinfo.h>

#include <algorithm>
#include <fstream>

namespace tomato::lab {

namespace {

/// 0 where there is none.
std::int64_t setting(const char *path)
{
    std::ifstream file(path);
    std::int64_t value = 0;
    file >> value;
    return value;
}

std::int64_t memoryOfMachine()
{
    struct sysinfo machine
    {
    };
    sysinfo(&machine);
    return static_cast<std::int64_t>(machine.totalram) * machine.mem_unit;
}

} // namespace

LabLimits labLimits(double megabytes)
{
    constexpr double MaxShare = 0.9;
    const std::int64_t memory = memoryOfMachine();
    const auto most = static_cast<std::int64_t>(static_cast<double>(memory) * MaxShare);
    const auto wanted = static_cast<std::int64_t>(megabytes * 1e6);
    const std::int64_t processes =
        std::min(setting("/proc/sys/kernel/pid_max"), setting("/proc/sys/kernel/threads-max"));
    return {wanted > 0 ? std::min(wanted, most) : memory / 2, processes / 2};
}

} // namespace tomato::lab
