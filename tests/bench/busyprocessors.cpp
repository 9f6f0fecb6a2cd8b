// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/busyprocessors.h"

#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <stdexcept>

namespace tomato::bench {

namespace {

[[noreturn]] void work(int processor, pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET(processor, &only);
    if (::getppid() != parent || ::sched_setaffinity(0, sizeof only, &only) != 0)
        ::_exit(1);
    std::atomic<unsigned long> turns = 0;
    while (true)
        ++turns;
}

} // namespace

BusyProcessors::BusyProcessors()
{
    cpu_set_t usable;
    CPU_ZERO(&usable);
    if (::sched_getaffinity(0, sizeof usable, &usable) != 0)
        throw std::runtime_error("it is not known which processors there are");
    const pid_t parent = ::getpid();
    for (int processor = 0; processor < CPU_SETSIZE; ++processor) {
        if (!CPU_ISSET(processor, &usable))
            continue;
        const pid_t process = ::fork();
        if (process == 0)
            work(processor, parent);
        if (process < 0) {
            end();
            throw std::runtime_error("a process cannot be made");
        }
        m_processes.push_back(process);
    }
}

BusyProcessors::~BusyProcessors()
{
    end();
}

void BusyProcessors::end() noexcept
{
    for (const pid_t process : m_processes) {
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
    }
    m_processes.clear();
}

} // namespace tomato::bench
