// SPDX-License-Identifier: GPL-3.0-or-later
#include "escapes.h"

#include <fcntl.h>
#include <linux/keyctl.h>
#include <sched.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// It wants <sys/socket.h> before it.
#include <linux/vm_sockets.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace tomato::escape {

namespace {

/// What is masked can be opened, as it is /dev/null.
bool leadsNowhere(int file)
{
    struct stat what
    {
    };
    return fstat(file, &what) == 0 && S_ISCHR(what.st_mode) && what.st_rdev == makedev(1, 3);
}

/// Nothing is written to the files: it is enough that it would be possible.
std::string opensForWriting(std::initializer_list<const char *> paths)
{
    for (const char *path : paths) {
        const int file = open(path, O_WRONLY | O_CLOEXEC);
        if (file >= 0 && !leadsNowhere(file))
            return std::string("opened ") + path + " for writing";
    }
    return {};
}

std::string changesTheKernel(const Target &)
{
    return opensForWriting({"/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe",
                            "/proc/sys/kernel/dmesg_restrict", "/proc/sys/vm/swappiness",
                            "/proc/sys/fs/file-max", "/proc/sysrq-trigger", "/sys/power/state",
                            "/sys/kernel/uevent_helper"});
}

std::string changesTheKernelByANewProc(const Target &target)
{
    if (unshare(CLONE_NEWNS) != 0 || mount("proc", "/mnt", "proc", 0, nullptr) != 0)
        return {};
    (void)target;
    return opensForWriting({"/mnt/sys/kernel/core_pattern", "/mnt/sys/vm/swappiness",
                            "/mnt/sysrq-trigger", "/mnt/sys/kernel/modprobe"});
}

std::string readsWhatIsMasked(const Target &)
{
    for (const char *path : {"/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/sched_debug",
                             "/proc/latency_stats"}) {
        if (!contents(path).empty())
            return std::string("read ") + path;
    }
    for (const char *path : {"/proc/acpi/wakeup", "/proc/scsi/scsi", "/sys/firmware/memmap/0/start",
                             "/sys/firmware/acpi/pm_profile"}) {
        if (access(path, F_OK) == 0)
            return std::string("found ") + path;
    }
    return {};
}

/// The user's session keyring holds a key of this name.
std::string findsKeys(const Target &)
{
    for (const int keyring :
         {KEY_SPEC_SESSION_KEYRING, KEY_SPEC_USER_KEYRING, KEY_SPEC_USER_SESSION_KEYRING}) {
        const long key = syscall(SYS_keyctl, KEYCTL_SEARCH, keyring, "user", "tomato-key", 0);
        char value[64] = {};
        if (key > 0 && syscall(SYS_keyctl, KEYCTL_READ, key, value, sizeof value - 1) > 0)
            return std::string("read a key: ") + value;
    }
    return {};
}

std::string typesForTheUser(const Target &)
{
    int terminals[] = {0, 1, 2, open("/dev/tty", O_RDWR | O_CLOEXEC)};
    const char letter = 'x';
    for (const int file : terminals) {
        if (file < 0 || isatty(file) == 0)
            continue;
        if (ioctl(file, TIOCSTI, &letter) == 0)
            return "typed a letter into " + std::to_string(file);
        // The upper half of the number does not count for the kernel.
        if (syscall(SYS_ioctl, file, (1UL << 32) | TIOCSTI, &letter) == 0)
            return "typed a letter by a number with more bits";
        if (ioctl(file, TIOCSCTTY, 1) == 0)
            return "took the terminal";
    }
    return {};
}

/// Before a limit of this many is met; each process waits to be killed.
std::string startsManyProcesses(const Target &)
{
    constexpr int Max = 6000;
    for (const char *more : {"4000000", "4194304"}) {
        const int file = open("/proc/sys/kernel/pid_max", O_WRONLY | O_CLOEXEC);
        [[maybe_unused]] const auto written = write(file, more, std::strlen(more));
        close(file);
    }
    for (int number = 0; number < Max; ++number) {
        const pid_t child = fork();
        if (child < 0)
            return {};
        if (child == 0) {
            for (;;)
                pause();
        }
    }
    return std::to_string(Max) + " processes run";
}

std::string startsManyProcessesAsOthers(const Target &target)
{
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID) != 0)
        return {};
    return startsManyProcesses(target);
}

std::string takesInstances(const Target &)
{
    constexpr int Max = 60;
    for (int number = 0; number < Max; ++number) {
        if (inotify_init1(IN_CLOEXEC) < 0)
            return {};
    }
    return std::to_string(Max) + " inotify instances";
}

std::string takesWatches(const Target &)
{
    constexpr int Max = 6000;
    const int instance = inotify_init1(IN_CLOEXEC);
    mkdir("/tmp/watched", 0700);
    for (int number = 0; number < Max; ++number) {
        const std::string folder = "/tmp/watched/" + std::to_string(number);
        if ((mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) ||
            inotify_add_watch(instance, folder.c_str(), IN_OPEN) < 0)
            return {};
    }
    return std::to_string(Max) + " inotify watches";
}

std::string raisesLimits(const Target &)
{
    return opensForWriting({"/proc/sys/user/max_inotify_instances",
                            "/proc/sys/user/max_user_namespaces",
                            "/proc/sys/user/max_net_namespaces"});
}

std::string opensFilesWithoutEnd(const Target &)
{
    constexpr rlim_t Max = 20000;
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    const rlimit more{files.rlim_max * 2, files.rlim_max * 2};
    if (setrlimit(RLIMIT_NOFILE, &more) == 0)
        return "raised its limit of open files";
    return files.rlim_max > Max ? std::to_string(files.rlim_max) + " open files" : std::string();
}

std::string makesManyNetworks(const Target &)
{
    constexpr int Max = 200;
    for (int number = 0; number < Max; ++number) {
        const pid_t child = fork();
        if (child == 0) {
            if (unshare(CLONE_NEWNET) != 0)
                _exit(1);
            for (;;)
                pause();
        }
        siginfo_t info{};
        usleep(2000);
        if (child < 0 || (waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG) == 0 &&
                          info.si_pid != 0))
            return {};
    }
    return std::to_string(Max) + " networks";
}

std::string fillsTheMemory(const Target &)
{
    constexpr unsigned long Max = 1UL << 30;
    for (const char *folder : {"/var", "/tmp", "/dev/shm", "/run"}) {
        mount(nullptr, folder, nullptr, MS_REMOUNT, "size=100g,nr_inodes=0");
        struct statvfs now
        {
        };
        if (statvfs(folder, &now) == 0 && now.f_blocks * now.f_frsize > Max)
            return std::string(folder) + " holds " +
                   std::to_string(now.f_blocks * now.f_frsize >> 20) + " MB";
    }
    return {};
}

std::string reachesTheHypervisor(const Target &)
{
    for (const int family : {AF_VSOCK, AF_QIPCRTR, AF_NFC, AF_IUCV}) {
        for (const int type : {SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW}) {
            // The upper half of the number does not count for the kernel.
            for (const long number : {long(family), (1L << 32) | family}) {
                if (syscall(SYS_socket, number, type | SOCK_CLOEXEC, 0) >= 0)
                    return "opened a socket of the family " + std::to_string(family);
            }
        }
    }
    return {};
}

std::string changesItsGroup(const Target &)
{
    if (unshare(CLONE_NEWCGROUP | CLONE_NEWNS) == 0 &&
        (mount("cgroup2", "/mnt", "cgroup2", 0, nullptr) == 0 ||
         mount("cgroup", "/mnt", "cgroup", 0, "pids") == 0))
        return "mounted control groups";
    return {};
}

std::string makesDevices(const Target &)
{
    const char *path = "/root/tomato-device";
    for (const unsigned major : {254U, 8U, 253U, 259U}) {
        if (mknod(path, S_IFBLK | 0600, makedev(major, 0)) == 0) {
            const int file = open(path, O_RDONLY | O_CLOEXEC);
            unlink(path);
            if (file >= 0)
                return "opened a disk";
        }
    }
    unlink(path);
    return {};
}

std::string loadsModules(const Target &)
{
    const int file = open("/dev/null", O_RDONLY | O_CLOEXEC);
    const long result = syscall(SYS_finit_module, file, "", 0);
    return result < 0 && errno == EPERM ? std::string() : "may load modules";
}

std::string leavesByPtrace(const Target &)
{
    // The first process is the element's own; its memory must not hold the user's environment.
    const int file = open("/proc/1/mem", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    const std::string maps = contents("/proc/1/maps");
    const auto stack = maps.find("[stack]");
    const auto line = maps.rfind('\n', stack);
    unsigned long begin = 0;
    unsigned long end = 0;
    if (stack == std::string::npos ||
        std::sscanf(maps.c_str() + line + 1, "%lx-%lx", &begin, &end) != 2)
        return {};
    std::string bytes(end - begin, '\0');
    const ssize_t got = pread(file, bytes.data(), bytes.size(), static_cast<off_t>(begin));
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes.find("tomato-secret") == std::string::npos
               ? std::string()
               : "the first process remembers the user's environment";
}

} // namespace

std::vector<Attempt> attemptsOnMachine()
{
    return {{"changing the kernel's settings", changesTheKernel},
            {"changing them by a new /proc", changesTheKernelByANewProc},
            {"reading what is masked", readsWhatIsMasked},
            {"keys of the user's session", findsKeys},
            {"typing for the user", typesForTheUser},
            {"starting processes without end", startsManyProcesses},
            {"starting processes without end in another namespace", startsManyProcessesAsOthers},
            {"taking the user's inotify instances", takesInstances},
            {"taking the user's inotify watches", takesWatches},
            {"raising its own limits", raisesLimits},
            {"opening files without end", opensFilesWithoutEnd},
            {"making networks without end", makesManyNetworks},
            {"filling the memory", fillsTheMemory},
            {"sockets of the hypervisor", reachesTheHypervisor},
            {"changing its control group", changesItsGroup},
            {"devices of its own", makesDevices},
            {"loading modules", loadsModules},
            {"the memory of its first process", leavesByPtrace}};
}

} // namespace tomato::escape
