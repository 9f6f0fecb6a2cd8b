// SPDX-License-Identifier: GPL-3.0-or-later
// tomato-element is started by the fabric worker, see ElementStarter; and by whoever runs a command
// in an element, see runElementEntry().
#include "app/lab/zygote/elemententry.h"
#include "app/lab/zygote/elementserver.h"

#include <cstdio>
#include <string_view>

int main(int argc, char **argv, char **environment)
{
    if (argc > 1 && std::string_view(argv[1]) == "enter")
        return tomato::lab::runElementEntry(argv + 2, environment);
    if (argc > 1) {
        std::fputs("tomato-element is started by tomato and tomato-engine.\n", stderr);
        return 2;
    }
    tomato::lab::ElementServer server;
    server.run();
}
