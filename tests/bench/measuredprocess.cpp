// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measuredprocess.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <thread>

namespace tomato::bench {

namespace {

[[noreturn]] void become(const std::vector<std::string> &command, int processor, int output)
{
    if (processor >= 0) {
        cpu_set_t only;
        CPU_ZERO(&only);
        CPU_SET(static_cast<std::size_t>(processor), &only);
        ::sched_setaffinity(0, sizeof only, &only);
    }
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    std::vector<char *> arguments;
    for (const std::string &each : command)
        arguments.push_back(const_cast<char *>(each.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

MeasuredProcess::MeasuredProcess(const std::vector<std::string> &command, int processor)
{
    int ends[2] = {};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    m_process = ::fork();
    if (m_process == 0)
        become(command, processor, ends[1]);
    ::close(ends[1]);
    m_pipe = ends[0];
    if (m_process < 0)
        throw std::runtime_error("cannot start " + command.front());
}

MeasuredProcess::~MeasuredProcess()
{
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    ::close(m_pipe);
}

bool MeasuredProcess::readMore()
{
    char buffer[4096];
    ssize_t count = 0;
    do {
        count = ::read(m_pipe, buffer, sizeof buffer);
    } while (count < 0 && errno == EINTR);
    if (count <= 0)
        return false;
    m_output.append(buffer, static_cast<std::size_t>(count));
    return true;
}

bool MeasuredProcess::waitFor(const std::string &text)
{
    while (m_output.find(text) == std::string::npos) {
        if (!readMore())
            return false;
    }
    return true;
}

void MeasuredProcess::interrupt() const
{
    ::kill(m_process, SIGINT);
}

double MeasuredProcess::cpuSeconds() const
{
    return processorSecondsOf(m_process);
}

ProcessUse MeasuredProcess::finish()
{
    while (readMore()) {
    }
    rusage use = {};
    int status = 0;
    ::wait4(m_process, &status, 0, &use);
    m_process = -1;
    return {seconds(use.ru_utime) + seconds(use.ru_stime),
            static_cast<double>(use.ru_maxrss) / 1024,
            WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

double processorSecondsOf(pid_t process)
{
    clockid_t clock = {};
    timespec used = {};
    if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
        return 0;
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

void waitUntilIdle(const std::function<double()> &used)
{
    constexpr auto Interval = std::chrono::milliseconds(100);
    constexpr double IdleSeconds = 0.002;
    constexpr int MaxIntervals = 100;
    double before = used();
    for (int interval = 0; interval < MaxIntervals; ++interval) {
        std::this_thread::sleep_for(Interval);
        const double now = used();
        if (now - before < IdleSeconds)
            return;
        before = now;
    }
    throw std::runtime_error("what is measured does not come to rest");
}

bool isInstalled(const std::string &program)
{
    const std::string line = "command -v " + program + " >/dev/null 2>&1";
    return std::system(line.c_str()) == 0;
}

} // namespace tomato::bench
