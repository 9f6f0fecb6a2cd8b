// SPDX-License-Identifier: GPL-3.0-or-later
// Runs inside an element, as its root, and tries to get out: `tomato lab exec LAB h1 -- ./escape
// SECRET...`. SECRET is the path of a file of the user's that holds the word "tomato-secret".
// Prints a line for each attempt, "held" or "ESCAPED", and returns how many escaped.
#include "escapes.h"

#include <cstdio>
#include <cstring>

int main(int argc, char **argv)
{
    using namespace tomato::escape;
    if (argc < 2) {
        std::fputs("usage: escape SECRET [SOCKET]\n", stderr);
        return 99;
    }
    const Target target{argv[1], argc > 2 ? argv[2] : ""};
    int escaped = 0;
    for (const Attempt &attempt : attempts()) {
        const std::string how = inProcess(attempt, target);
        std::printf("%s %s%s%s\n", how.empty() ? "held   " : "ESCAPED", attempt.name,
                    how.empty() ? "" : ": ", how.c_str());
        std::fflush(stdout);
        escaped += how.empty() ? 0 : 1;
    }
    std::printf("%d escaped\n", escaped);
    return escaped;
}
