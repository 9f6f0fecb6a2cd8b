// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/elementprocess.h"

#include <sys/wait.h>

#include <cerrno>
#include <csignal>

namespace tomato::lab {

ElementProcess::~ElementProcess()
{
    if (m_process == 0)
        return;
    kill();
    while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
}

void ElementProcess::kill()
{
    // Its number is not given away before waitpid() above.
    ::kill(m_process, SIGKILL);
}

std::optional<std::string> ElementProcess::end() const
{
    siginfo_t info{};
    const auto number = static_cast<id_t>(m_process);
    if (waitid(P_PID, number, &info, WEXITED | WNOHANG | WNOWAIT) != 0)
        return "its first process is gone";
    if (info.si_pid == 0)
        return std::nullopt;
    if (info.si_code == CLD_EXITED)
        return "its first process ended with code " + std::to_string(info.si_status);
    return "its first process was killed by signal " + std::to_string(info.si_status);
}

} // namespace tomato::lab
