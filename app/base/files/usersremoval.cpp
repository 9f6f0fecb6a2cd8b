// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/usersremoval.h"

#include "app/base/files/treeremoval.h"
#include "app/base/helperprogram.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace tomato {

/// It hears nothing and writes nothing.
static bool succeeds(std::string program, std::string option, std::string value)
{
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
    const std::array<char *, 4> words{program.data(), option.data(), value.data(), nullptr};
    pid_t process = -1;
    const bool isBegun =
        ::posix_spawn(&process, program.c_str(), &actions, nullptr, words.data(), environ) == 0;
    ::posix_spawn_file_actions_destroy(&actions);
    int status = -1;
    while (isBegun && ::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return isBegun && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Result<> removeTreeOfUsers(const std::filesystem::path &path)
{
    const auto removed = removeTree(path);
    const std::string engine = removed ? std::string() : findHelperProgram("tomato-engine");
    if (engine.empty() || !succeeds(engine, "--remove-folder", path.string()))
        return removed;
    return {};
}

} // namespace tomato
