// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/nocore.h"
#include "app/daemon/checks/checkfilter.h"
#include "app/daemon/checks/checkkernel.h"
#include "app/daemon/server/runengine.h"
#include "app/daemon/worker/runfabric.h"

#include "app/lab/plan/program.h"

#include <sys/resource.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

int usage()
{
    std::fputs("tomato-engine is started by tomato and tomato-desktop.\n"
               "usage: tomato-engine LAB | --check-filter | --check-kernel | --fabric FD | "
               "--version\n",
               stderr);
    return 2;
}

/// What holds for this program in each of its parts, and for all that it starts.
void hardenProcess()
{
    tomato::leaveNoCore();
    // Viewers of many captures are many files.
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    // Who may say where root's programs are found is root.
    if (geteuid() == 0)
        setenv("PATH", tomato::lab::ElementPath, 1);
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (first == "--check-filter" && argc == 2)
        return tomato::engine::checkFilter();
    if (first == "--check-kernel" && argc == 2)
        return tomato::engine::checkKernel();
    if (first == "--fabric" && argc == 3) {
        const std::string_view number = argv[2];
        int descriptor = -1;
        const auto read = std::from_chars(number.begin(), number.end(), descriptor);
        if (read.ec != std::errc() || read.ptr != number.end() || descriptor < 3)
            return usage();
        return tomato::engine::runFabric(argc, argv, descriptor);
    }
    if (first == "--version" && argc == 2) {
        std::puts("tomato-engine " TOMATO_VERSION);
        return 0;
    }
    if (first.empty() || first.front() == '-' || argc != 2)
        return usage();
    return tomato::engine::runEngine(argc, argv, tomato::LabId(std::string(first)));
}
