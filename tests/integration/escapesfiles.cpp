// SPDX-License-Identifier: GPL-3.0-or-later
#include "escapes.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

namespace tomato::escape {

namespace {

/// Looks for the secret at all paths where it may be.
std::string findSecret(const Target &target)
{
    if (holdsSecret(target.secret))
        return "read " + target.secret;
    for (const std::string &number : processes()) {
        for (const char *folder : {"/root", "/cwd"}) {
            const std::string path = "/proc/" + number + folder + target.secret;
            if (holdsSecret(path))
                return "read " + path;
        }
    }
    return {};
}

std::vector<std::string> mountPoints()
{
    std::vector<std::string> points;
    std::ifstream file("/proc/self/mounts");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string source;
        std::string point;
        words >> source >> point;
        points.insert(points.begin(), point);
    }
    return points;
}

std::string readsDirectly(const Target &target)
{
    return findSecret(target);
}

/// Beneath a mount that is taken away may lie what it was to hide.
std::string unmounts(const Target &target, const char *path)
{
    for (int times = 0; times < 4 && umount2(path, MNT_DETACH) == 0; ++times) {
        if (const std::string found = findSecret(target); !found.empty())
            return found + " after umount " + path;
        struct stat one
        {
        };
        if (std::strcmp(path, "/sys") == 0 && stat("/sys/fs/cgroup/cgroup.controllers", &one) == 0)
            return "found the machine's control groups after umount /sys";
    }
    return {};
}

std::string unmountsProc(const Target &target)
{
    return unmounts(target, "/proc");
}

std::string unmountsProcElsewhere(const Target &target)
{
    return unshare(CLONE_NEWNS) == 0 ? unmounts(target, "/proc") : std::string();
}

std::string unmountsSys(const Target &target)
{
    return unmounts(target, "/sys");
}

std::string unmountsAll(const Target &target)
{
    unshare(CLONE_NEWNS);
    const auto points = mountPoints();
    for (int times = 0; times < 3; ++times) {
        for (const std::string &point : points) {
            umount2(point.c_str(), MNT_DETACH);
            if (const std::string found = findSecret(target); !found.empty())
                return found + " after umount " + point;
        }
    }
    for (const char *hidden : {"/.lab/", "/.machine/", "/.shared/0", "/.own/"}) {
        DIR *folder = opendir(hidden);
        int entries = 0;
        while (folder != nullptr && readdir(folder) != nullptr)
            ++entries;
        if (folder != nullptr)
            closedir(folder);
        if (entries > 2)
            return std::string("uncovered ") + hidden;
    }
    return {};
}

std::string seesOthersProcesses(const Target &)
{
    for (const std::string &number : processes()) {
        const std::string name = contents("/proc/" + number + "/comm");
        if (name.starts_with("tomato-engine") || name.starts_with("systemd") ||
            name.starts_with("sshd") || name.starts_with("tomato-starter"))
            return "process " + number + " is " + name.substr(0, name.size() - 1);
    }
    return {};
}

std::string entersOthersNamespaces(const Target &)
{
    for (const std::string &number : processes()) {
        for (const char *kind : {"user", "net", "mnt"}) {
            struct stat own
            {
            };
            struct stat other
            {
            };
            const std::string path = "/proc/" + number + "/ns/" + kind;
            stat((std::string("/proc/self/ns/") + kind).c_str(), &own);
            const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
            if (file >= 0 && fstat(file, &other) == 0 && own.st_ino != other.st_ino &&
                setns(file, 0) == 0)
                return "entered " + path;
        }
    }
    return {};
}

/// The element's own may change; what it shows of the machine may not.
std::string writesToThe(const char *path, const std::string &file)
{
    mount(nullptr, path, nullptr, MS_REMOUNT | MS_BIND, nullptr);
    mount_attr attributes{};
    attributes.attr_clr = MOUNT_ATTR_RDONLY;
    mount_setattr(AT_FDCWD, path, AT_RECURSIVE, &attributes, sizeof attributes);
    const int made = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (made < 0)
        return {};
    close(made);
    struct stat now
    {
    };
    if (stat(file.c_str(), &now) == 0 && now.st_size == 0)
        unlink(file.c_str());
    return "opened " + file + " for writing";
}

std::string writesToPrograms(const Target &)
{
    return writesToThe("/usr", "/usr/tomato-escaped");
}

std::string writesToSettings(const Target &)
{
    return writesToThe("/.etc", "/.etc/tomato-escaped");
}

std::string writesToTheTree(const Target &)
{
    return writesToThe("/", "/tomato-escaped");
}

std::string readsPasswords(const Target &)
{
    for (const char *path : {"/etc/shadow", "/.etc/shadow", "/.etc/gshadow"}) {
        if (!contents(path).empty())
            return std::string("read ") + path;
    }
    return {};
}

std::string keepsForeignUsers(const Target &target)
{
    // The socket is in a folder that is shared.
    const std::string shared = target.socket.substr(0, target.socket.rfind('/'));
    for (const std::string &folder :
         {std::string("/root"), std::string("/var"), std::string("/.etc"), std::string("/usr"),
          std::string("/tmp"), std::string("/run"), std::string("/dev"), std::string("/"),
          shared}) {
        struct statvfs now
        {
        };
        if (statvfs(folder.c_str(), &now) == 0 && (now.f_flag & ST_NOSUID) == 0)
            return folder + " heeds files that change the user";
    }
    return {};
}

std::string asksTheEngine(const Target &target)
{
    if (target.socket.empty())
        return {};
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, target.socket.c_str(), sizeof address.sun_path - 1);
    const int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(file, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return {};
    const std::string call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"lab.status\"}\n";
    [[maybe_unused]] const auto sent = send(file, call.data(), call.size(), MSG_NOSIGNAL);
    char answer[512] = {};
    if (read(file, answer, sizeof answer - 1) > 0 && std::strstr(answer, "\"result\"") != nullptr)
        return "got an answer from " + target.socket;
    return {};
}

std::string findsOpenFiles(const Target &)
{
    DIR *folder = opendir("/proc/self/fd");
    while (const dirent *entry = folder == nullptr ? nullptr : readdir(folder)) {
        const int number = std::atoi(entry->d_name);
        if (number <= STDERR_FILENO || number == dirfd(folder))
            continue;
        char name[256] = {};
        [[maybe_unused]] const auto length =
            readlink((std::string("/proc/self/fd/") + entry->d_name).c_str(), name, 255);
        return std::string("was given ") + entry->d_name + " = " + name;
    }
    return {};
}

std::string findsSecretsInEnvironments(const Target &)
{
    for (const std::string &number : processes()) {
        if (contents("/proc/" + number + "/environ").find("tomato-secret") != std::string::npos)
            return "read /proc/" + number + "/environ";
    }
    return {};
}

} // namespace

std::vector<Attempt> attemptsOnFiles()
{
    return {{"reading a file of the user's", readsDirectly},
            {"umount /proc", unmountsProc},
            {"umount /proc in mounts of its own", unmountsProcElsewhere},
            {"umount /sys", unmountsSys},
            {"umount everything", unmountsAll},
            {"seeing processes of the machine", seesOthersProcesses},
            {"entering other namespaces", entersOthersNamespaces},
            {"writing to /usr", writesToPrograms},
            {"writing to the machine's /etc", writesToSettings},
            {"writing to the file tree", writesToTheTree},
            {"reading passwords", readsPasswords},
            {"files that change the user", keepsForeignUsers},
            {"calling the engine", asksTheEngine},
            {"files left open", findsOpenFiles},
            {"the user's environment", findsSecretsInEnvironments}};
}

} // namespace tomato::escape
