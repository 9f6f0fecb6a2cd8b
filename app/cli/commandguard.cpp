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
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tomato::cli {

[[noreturn]] static void guard(const CommandProcesses &processes, Watch watch, int pipe)
{
    setsid();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE})
        std::signal(signal, SIG_IGN);
    // Whoever waits for the end of our outputs does not wait for this process.
    dup2(pipe, STDIN_FILENO);
    const bool watchesReader = watch == Watch::OwnerAndReader;
    close_range(watchesReader ? STDOUT_FILENO + 1 : STDIN_FILENO + 1, UINT_MAX, 0);
    // poll(2) always reports a reader that is gone.
    std::array<pollfd, 2> watched{pollfd{STDIN_FILENO, POLLIN, 0},
                                  pollfd{watchesReader ? STDOUT_FILENO : -1, 0, 0}};
    while (poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
    }
    char byte = 0;
    const bool isReleased = (watched[0].revents & POLLIN) != 0 && read(STDIN_FILENO, &byte, 1) == 1;
    if (!isReleased)
        processes.end();
    _exit(0);
}

Result<CommandGuard> CommandGuard::begin(const CommandProcesses &processes, Watch watch)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return failure(systemWords(errno), "pipe");
    const pid_t process = fork();
    if (process == 0) {
        close(ends[1]);
        guard(processes, watch, ends[0]);
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
