// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/elementinit.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace tomato::lab {

namespace {

[[noreturn]] void reportAndEnd(int pipe, const char *step)
{
    InitReport report;
    report.error = errno;
    std::strncpy(report.step, step, sizeof report.step - 1);
    [[maybe_unused]] const auto written = write(pipe, &report, sizeof report);
    _exit(1);
}

/// The element's own view of processes and devices. Some machines do not allow it (they hide parts
/// of /proc): then the element does without.
void mountOwnFilesystems()
{
    mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr);
    mount("sysfs", "/sys", "sysfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr);
}

/// A loop that forks does not take the machine's numbers, and memory, for processes. Kernels before
/// 6.14 have one limit for all of the machine, which is not the element's to change.
void limitProcesses()
{
    constexpr const char *MostProcesses = "2048";
    utsname kernel{};
    int major = 0;
    int minor = 0;
    if (uname(&kernel) != 0 || std::sscanf(kernel.release, "%d.%d", &major, &minor) != 2 ||
        major < 6 || (major == 6 && minor < 14))
        return;
    const int file = open("/proc/sys/kernel/pid_max", O_WRONLY | O_CLOEXEC);
    [[maybe_unused]] const auto written = write(file, MostProcesses, std::strlen(MostProcesses));
    close(file);
}

[[noreturn]] void runElement(const char *hostname, const char *home, const SeenFolders &seen,
                             int parent, int pipe)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_DUMPABLE, 1) != 0 ||
        prctl(PR_SET_NAME, "tomato-element") != 0)
        reportAndEnd(pipe, "prctl");
    if (hasEnded(parent)) // before it could signal its end
        _exit(1);
    if (setsid() < 0)
        reportAndEnd(pipe, "setsid");
    if (sethostname(hostname, std::strlen(hostname)) != 0)
        reportAndEnd(pipe, "sethostname");
    mountOwnFilesystems();
    limitProcesses();
    if (const char *failed = furnishElement(home, seen); failed != nullptr)
        reportAndEnd(pipe, failed);
    if (chdir("/") != 0)
        reportAndEnd(pipe, "chdir /");
    umask(022);
    // The kernel reaps whatever becomes a child of a process that ignores this signal.
    std::signal(SIGCHLD, SIG_IGN);
    const InitReport ready;
    if (write(pipe, &ready, sizeof ready) != sizeof ready)
        _exit(1);
    close_range(STDERR_FILENO + 1, UINT_MAX, 0);
    for (;;)
        pause();
}

} // namespace

pid_t cloneElement(const char *hostname, const char *home, const SeenFolders &seen, int parent,
                   InitReport &report)
{
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0) {
        report = {errno, "open a pipe"};
        return 0;
    }
    constexpr unsigned long Flags =
        CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_PARENT;
    const auto process =
        static_cast<pid_t>(syscall(SYS_clone, Flags | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
    if (process == 0)
        runElement(hostname, home, seen, parent, pipe[1]);
    const int error = errno;
    close(pipe[1]);
    if (process < 0)
        report = {error, "make namespaces"};
    else if (read(pipe[0], &report, sizeof report) != sizeof report)
        report = {ECHILD, "wait for the first process"};
    close(pipe[0]);
    return process < 0 ? 0 : process;
}

bool hasEnded(int pidfd)
{
    pollfd watched{pidfd, POLLIN, 0};
    return poll(&watched, 1, 0) != 0;
}

} // namespace tomato::lab
