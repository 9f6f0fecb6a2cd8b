// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/checkfilter.h"
#include "app/engine/checkkernel.h"
#include "app/engine/runattachment.h"
#include "app/engine/runengine.h"
#include "app/engine/runfabric.h"

#include <charconv>
#include <cstdio>
#include <string_view>

namespace {

int usage()
{
    std::fputs("tomato-engine is started by tomato and tomato-desktop.\n"
               "usage: tomato-engine LAB | --check-filter | --check-kernel | --fabric FD | "
               "--attachment ORDER | "
               "--version\n",
               stderr);
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (first == "--check-filter" && argc == 2)
        return tomato::engine::checkFilter();
    if (first == "--check-kernel" && argc == 2)
        return tomato::engine::checkKernel();
    if (first == "--attachment" && argc == 3)
        return tomato::engine::runAttachment(argv[2]);
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
