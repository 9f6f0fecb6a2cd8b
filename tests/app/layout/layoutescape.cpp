// SPDX-License-Identifier: GPL-3.0-or-later
// Tries what a program could do that a stranger's graph has taken control of:
// layoutescape confined|free PORT FOLDER PROCESS. FOLDER holds the files "secret" and "precious",
// the folder "made" and the Unix socket "socket". Prints a line for each attempt, "held" or
// "ESCAPED", and returns how many escaped.
#include "app/layout/selfconfinement.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

struct Target
{
    int port;
    std::string folder;
    pid_t process;
};

struct Attempt
{
    const char *name;
    bool (*succeeds)(const Target &target);
};

std::string in(const Target &target, const char *name)
{
    return target.folder + '/' + name;
}

bool connects(int family, const void *address, socklen_t size)
{
    const int file = socket(family, SOCK_STREAM, 0);
    return connect(file, static_cast<const sockaddr *>(address), size) == 0;
}

bool reachesTcp(const Target &target)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(target.port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return connects(AF_INET, &address, sizeof address);
}

/// As those of the desktop, by which programs are started.
bool reachesUnixSocket(const Target &target)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, in(target, "socket").c_str(), sizeof address.sun_path - 1);
    return connects(AF_UNIX, &address, sizeof address);
}

bool opens(const std::string &path, int flags)
{
    return open(path.c_str(), flags, 0600) >= 0;
}

bool reads(const Target &target)
{
    return opens(in(target, "secret"), O_RDONLY);
}

bool writes(const Target &target)
{
    return opens(in(target, "precious"), O_WRONLY) || opens(in(target, "precious"), O_RDWR);
}

bool makesFile(const Target &target)
{
    return opens(in(target, "new"), O_WRONLY | O_CREAT) ||
           syscall(SYS_openat, AT_FDCWD, in(target, "new2").c_str(), O_RDONLY | O_CREAT, 0600) >= 0;
}

bool makesFolder(const Target &target)
{
    return mkdir(in(target, "folder").c_str(), 0700) == 0;
}

bool makesLinks(const Target &target)
{
    return symlink("/", in(target, "symlink").c_str()) == 0 ||
           link(in(target, "precious").c_str(), in(target, "link").c_str()) == 0;
}

bool changesModes(const Target &target)
{
    return chmod(in(target, "precious").c_str(), 0666) == 0;
}

bool changesTimes(const Target &target)
{
    return utimes(in(target, "precious").c_str(), nullptr) == 0;
}

bool truncates(const Target &target)
{
    return truncate(in(target, "precious").c_str(), 0) == 0;
}

bool renames(const Target &target)
{
    return rename(in(target, "precious").c_str(), in(target, "renamed").c_str()) == 0;
}

bool removes(const Target &target)
{
    return rmdir(in(target, "made").c_str()) == 0 || unlink(in(target, "secret").c_str()) == 0;
}

bool starts(const Target &)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(0);
    if (child > 0)
        waitpid(child, nullptr, 0);
    return child > 0;
}

bool runsPrograms(const Target &)
{
    // Nothing is run: an empty path is looked up after the call was let through.
    char *const nothing[] = {nullptr};
    return execve("", nothing, nothing) != 0 && errno == ENOENT;
}

bool signalsOthers(const Target &target)
{
    return kill(target.process, 0) == 0 ||
           syscall(SYS_tgkill, target.process, target.process, 0) == 0;
}

bool limitsOthers(const Target &target)
{
    rlimit files{};
    return prlimit(target.process, RLIMIT_NOFILE, nullptr, &files) == 0;
}

bool makesNamespaces(const Target &)
{
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
}

bool hasRights(const Target &)
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct rights[2] = {};
    syscall(SYS_capget, &header, rights);
    return rights[0].effective != 0 || rights[0].permitted != 0 ||
           prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1;
}

bool takesMemory(const Target &)
{
    constexpr std::size_t Bytes = std::size_t(5) << 30;
    return mmap(nullptr, Bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) !=
           MAP_FAILED;
}

bool takesTime(const Target &)
{
    rlimit seconds{};
    return getrlimit(RLIMIT_CPU, &seconds) != 0 || seconds.rlim_max > 3600;
}

bool leavesCores(const Target &)
{
    rlimit bytes{};
    return getrlimit(RLIMIT_CORE, &bytes) != 0 || bytes.rlim_cur > 1;
}

constexpr Attempt All[] = {{"reaching a server by TCP", reachesTcp},
                           {"reaching a program by a Unix socket", reachesUnixSocket},
                           {"reading a file of the user's", reads},
                           {"writing into a file", writes},
                           {"making a file", makesFile},
                           {"making a folder", makesFolder},
                           {"making links", makesLinks},
                           {"changing the mode of a file", changesModes},
                           {"changing the times of a file", changesTimes},
                           {"emptying a file", truncates},
                           {"renaming a file", renames},
                           {"removing files and folders", removes},
                           {"starting a process", starts},
                           {"running a program", runsPrograms},
                           {"signalling another process", signalsOthers},
                           {"looking at another process's limits", limitsOthers},
                           {"rights of its own", hasRights},
                           {"making namespaces", makesNamespaces},
                           {"memory without end", takesMemory},
                           {"time without end", takesTime},
                           {"cores", leavesCores}};

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5)
        return 99;
    if (std::strcmp(argv[1], "confined") == 0)
        tomato::layout::confineSelf();
    const Target target{std::atoi(argv[2]), argv[3], static_cast<pid_t>(std::atoi(argv[4]))};
    int escaped = 0;
    for (const Attempt &attempt : All) {
        errno = 0;
        const bool succeeds = attempt.succeeds(target);
        std::printf("%s %s\n", succeeds ? "ESCAPED" : "held", attempt.name);
        std::fflush(stdout);
        escaped += succeeds ? 1 : 0;
    }
    return escaped;
}
