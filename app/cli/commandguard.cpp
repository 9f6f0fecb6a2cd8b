// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandguard.h"

#include "app/base/systemwords.h"

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tomato::cli {

[[noreturn]] static void guard(const CommandProcesses &processes, int pipe)
{
    setsid();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE})
        std::signal(signal, SIG_IGN);
    // Whoever waits for the end of our outputs does not wait for this process.
    dup2(pipe, STDIN_FILENO);
    close_range(STDIN_FILENO + 1, UINT_MAX, 0);
    char byte = 0;
    ssize_t got = 0;
    do {
        got = read(STDIN_FILENO, &byte, 1);
    } while (got < 0 && errno == EINTR);
    if (got == 0)
        processes.end();
    _exit(0);
}

Result<CommandGuard> CommandGuard::begin(const CommandProcesses &processes)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return failure(systemWords(errno), "pipe");
    const pid_t process = fork();
    if (process == 0) {
        close(ends[1]);
        guard(processes, ends[0]);
    }
    const int error = errno;
    close(ends[0]);
    if (process > 0)
        return CommandGuard(process, ends[1]);
    close(ends[1]);
    return failure(systemWords(error), "fork");
}

CommandGuard::CommandGuard(CommandGuard &&other) noexcept
    : m_process(other.m_process), m_pipe(std::exchange(other.m_pipe, -1))
{
}

CommandGuard::~CommandGuard()
{
    if (m_pipe < 0)
        return; // moved from
    (void)!write(m_pipe, "", 1);
    close(m_pipe);
    while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
}

} // namespace tomato::cli
