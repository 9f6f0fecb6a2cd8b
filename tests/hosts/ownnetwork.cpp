// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hosts/ownnetwork.h"

#include <algorithm>
#include <string>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

namespace tomato::hosts {

static constexpr const char *Inside = "--inside";

static void execute(const std::vector<std::string> &command)
{
    std::vector<char *> line;
    for (const std::string &word : command)
        line.push_back(const_cast<char *>(word.c_str()));
    line.push_back(nullptr);
    ::execvp(line.front(), line.data());
}

static bool works(std::vector<std::string> command)
{
    command.emplace_back("true");
    const pid_t child = ::fork();
    if (child == 0) {
        execute(command);
        ::_exit(127);
    }
    int status = -1;
    return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

bool enterOwnNetwork(int &argc, char **argv)
{
    if (argc > 1 && std::string(argv[1]) == Inside) {
        std::copy(argv + 2, argv + argc, argv + 1);
        argv[--argc] = nullptr;
        return true;
    }
    std::vector<std::string> command = {"unshare", "--net", "--mount"};
    if (::geteuid() != 0)
        command.insert(command.end(), {"--user", "--map-current-user", "--keep-caps"});
    command.emplace_back("--");
    if (!works(command))
        return false;
    // The name by which it was called says which of a group's tests is meant.
    command.insert(command.end(), {argv[0], Inside});
    command.insert(command.end(), argv + 1, argv + argc);
    execute(command);
    return false;
}

} // namespace tomato::hosts
