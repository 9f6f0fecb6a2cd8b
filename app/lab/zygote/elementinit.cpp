// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/elementinit.h"

#include "app/lab/zygote/elementrights.h"
#include "app/lab/zygote/elementspaces.h"
#include "app/lab/zygote/elementview.h"
#include "app/lab/zygote/imageroot.h"
#include "app/lab/zygote/mountplace.h"

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <initializer_list>

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

bool writeNetworkSetting(int settings, const char *name, bool value)
{
    const int file = openat(settings, name, O_WRONLY | O_CLOEXEC);
    if (file < 0) // a kernel without IPv6 has none of its settings
        return errno == ENOENT && std::strncmp(name, "ipv6", 4) == 0;
    const bool written = write(file, value ? "1" : "0", 1) == 1;
    close(file);
    return written;
}

/// Each interface gets the values of "default" when it is made. `settings` is /proc/sys/net, of the
/// element's own /proc where there is one: in a /proc of many network namespaces the kernel seeks a
/// setting among those of all of them.
bool prepareNetwork(const InitOrder &order, int settings)
{
    for (const char *where : {"all", "default"}) {
        const auto set = [settings, where](const char *family, const char *setting, bool value) {
            char name[48];
            std::snprintf(name, sizeof name, "%s/conf/%s/%s", family, where, setting);
            return writeNetworkSetting(settings, name, value);
        };
        if (!set("ipv4", "rp_filter", false) || !set("ipv6", "disable_ipv6", order.isBridge) ||
            !set("ipv6", "accept_ra", false) || !set("ipv6", "accept_dad", false))
            return false;
    }
    if (!order.isBridge &&
        (!writeNetworkSetting(settings, "ipv4/ip_forward", order.isRouter) ||
         !writeNetworkSetting(settings, "ipv6/conf/all/forwarding", order.isRouter)))
        return false;
    ifreq loopback{};
    std::strncpy(loopback.ifr_name, "lo", IFNAMSIZ - 1);
    loopback.ifr_flags = IFF_UP | IFF_LOOPBACK | IFF_RUNNING;
    const int control = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const bool up = control >= 0 && ioctl(control, SIOCSIFFLAGS, &loopback) == 0;
    close(control);
    return up;
}

// The assistant of enterOwnSpaces() shares the memory, and reads and writes here.
int sysRefusal = 0;
bool hasProcesses = false;
bool hasImage = false;

const char *finishMounts()
{
    if (!hasImage)
        return showDevicesAndLeaveMachine(sysRefusal);
    showDevices(sysRefusal);
    return becomeImage(hasProcesses, sysRefusal == 0);
}

/// Leads from the fabric's rights and mounts to the element's own.
const char *enterElement(const InitOrder &order, const SeenFolders &seen, const ImageFiles &files,
                         InitReport &report)
{
    report.procError = showProcesses();
    // Opened before anything is mounted that others write in.
    const bool hasProc = report.procError == 0;
    const int proc = open(hasProc ? "/proc" : "/.machine/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!isProc(proc))
        return "open /proc";
    hasProcesses = hasProc;
    hasImage = order.image != ImageKind::None;
    if (const char *failed = hasImage ? furnishImage(order, seen, files)
                                      : furnishElement(order.home, seen, order.ids);
        failed != nullptr)
        return failed;
    const SpacesOrder spaces{order.ids, order.mostProcesses, proc, finishMounts};
    if (const char *failed = enterOwnSpaces(spaces); failed != nullptr)
        return failed;
    report.sysError = sysRefusal;
    if (sethostname(order.hostname, std::strlen(order.hostname)) != 0)
        return "sethostname";
    const int settings = openat(proc, "sys/net", O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (!prepareNetwork(order, settings))
        return "set up the network";
    return giveUpRights() ? nullptr : "give up rights";
}

[[noreturn]] void runElement(const InitOrder &order, const SeenFolders &seen,
                             const ImageFiles &files, int parent, int pipe)
{
    if (prctl(PR_SET_DUMPABLE, 1) != 0 || prctl(PR_SET_NAME, "tomato-element") != 0)
        reportAndEnd(pipe, "prctl");
    if (setsid() < 0)
        reportAndEnd(pipe, "setsid");
    InitReport report;
    if (const char *failed = enterElement(order, seen, files, report); failed != nullptr)
        reportAndEnd(pipe, failed);
    // Changes of user namespace clear it.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        reportAndEnd(pipe, "prctl");
    if (hasEnded(parent)) // before it could signal its end
        _exit(1);
    if (chdir("/") != 0)
        reportAndEnd(pipe, "chdir /");
    umask(022);
    if (write(pipe, &report, sizeof report) != sizeof report)
        _exit(1);
    close_range(STDERR_FILENO + 1, UINT_MAX, 0);
    for (;;)
        pause();
}

} // namespace

pid_t cloneElement(const InitOrder &order, const SeenFolders &seen, const ImageFiles &files,
                   int parent, int &report)
{
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0)
        return 0;
    constexpr unsigned long Flags = CLONE_NEWNS | CLONE_NEWPID | CLONE_PARENT;
    const auto process =
        static_cast<pid_t>(syscall(SYS_clone, Flags | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
    if (process == 0)
        runElement(order, seen, files, parent, pipe[1]);
    const int error = errno;
    close(pipe[1]);
    if (process < 0)
        close(pipe[0]);
    report = process < 0 ? -1 : pipe[0];
    errno = error;
    return process < 0 ? 0 : process;
}

} // namespace tomato::lab
