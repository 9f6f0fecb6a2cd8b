// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/elementroot.h"

#include "app/lab/zygote/elementmounts.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <initializer_list>

namespace tomato::lab {

namespace {

// Where the new tree grows before it becomes the root. What is below can still be bound from there
// by files opened before.
constexpr const char *Site = "/tmp";

bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/// A path of the new tree.
struct Target
{
    explicit Target(const char *below, const char *last = "")
    {
        std::snprintf(path, sizeof path, "%s/%s%s", Site, below, last);
    }
    char path[2 * PATH_MAX];
};

bool bindFile(int file, const char *to)
{
    char from[64];
    std::snprintf(from, sizeof from, "/proc/self/fd/%d", file);
    return bind(from, to);
}

/// For files that another user may run as theirs, and devices, it is no place either.
bool restrictMount(const char *path, unsigned long long more, unsigned flags)
{
    mount_attr attributes{};
    attributes.attr_set = MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | more;
    return mount_setattr(AT_FDCWD, path, flags, &attributes, sizeof attributes) == 0;
}

bool makeReadOnly(const char *path, unsigned flags)
{
    return restrictMount(path, MOUNT_ATTR_RDONLY, flags);
}

bool touch(const char *path)
{
    const int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    return file >= 0 && close(file) == 0;
}

bool showPrograms()
{
    for (const char *folder : {"usr", "opt", "nix", "gnu"}) {
        char from[16];
        std::snprintf(from, sizeof from, "/%s", folder);
        const Target to(folder);
        if (exists(from) &&
            (!makeFolder(to.path) || !bind(from, to.path) || !makeReadOnly(to.path, AT_RECURSIVE)))
            return false;
    }
    for (const char *name : {"bin", "sbin", "lib", "lib32", "lib64", "libx32"}) {
        char from[16];
        char link[PATH_MAX] = {};
        std::snprintf(from, sizeof from, "/%s", name);
        const Target to(name);
        if (readlink(from, link, sizeof link - 1) > 0) {
            if (symlink(link, to.path) != 0)
                return false;
        } else if (exists(from) && (!makeFolder(to.path) || !bind(from, to.path) ||
                                    !makeReadOnly(to.path, AT_RECURSIVE))) {
            return false;
        }
    }
    return true;
}

bool isOwnSetting(const char *name)
{
    for (const char *own : {".", "..", "hosts", "hostname", "resolv.conf", "mtab"}) {
        if (std::strcmp(name, own) == 0)
            return true;
    }
    return false;
}

/// /etc is a folder of links into this machine's, but for what is the lab's own.
bool showSettings()
{
    const Target all(".etc");
    const Target etc("etc");
    if (!makeFolder(all.path) || !makeFolder(etc.path) || !bind("/etc", all.path) ||
        !makeReadOnly(all.path, AT_RECURSIVE))
        return false;
    const int folder = open("/etc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    alignas(dirent64) char buffer[8192];
    long bytes = 0;
    while ((bytes = syscall(SYS_getdents64, folder, buffer, sizeof buffer)) > 0) {
        for (long at = 0; at < bytes;) {
            const auto *entry = reinterpret_cast<const dirent64 *>(buffer + at);
            at += entry->d_reclen;
            char link[NAME_MAX + 16];
            std::snprintf(link, sizeof link, "../.etc/%s", entry->d_name);
            if (!isOwnSetting(entry->d_name) &&
                symlink(link, Target("etc/", entry->d_name).path) != 0)
                return false;
        }
    }
    close(folder);
    return bytes == 0 && symlink("../proc/self/mounts", Target("etc/mtab").path) == 0;
}

bool showDevices()
{
    if (!makeFolder(Target("dev").path) || !makeFolder(Target("dev/net").path) ||
        !makeFolder(Target("dev/pts").path))
        return false;
    for (const char *name : {"null", "zero", "full", "random", "urandom", "tty", "net/tun"}) {
        char from[32];
        std::snprintf(from, sizeof from, "/dev/%s", name);
        const Target to("dev/", name);
        if (exists(from) && (!touch(to.path) || !bind(from, to.path)))
            return false;
    }
    return symlink("pts/ptmx", Target("dev/ptmx").path) == 0 &&
           symlink("../var/shm", Target("dev/shm").path) == 0 &&
           symlink("../proc/self/fd", Target("dev/fd").path) == 0 &&
           symlink("fd/0", Target("dev/stdin").path) == 0 &&
           symlink("fd/1", Target("dev/stdout").path) == 0 &&
           symlink("fd/2", Target("dev/stderr").path) == 0;
}

/// What elements need while they are made, and must not keep: the folder Machine goes as a whole.
/// This machine's own /proc and /sys are among it: without them the kernel allows no new ones.
bool showMachine()
{
    for (const char *path : {"", "/proc", "/sys", "/elements", "/shared"}) {
        const Target to(Machine + 1, path);
        if (!makeFolder(to.path))
            return false;
        if (*path == '\0' &&
            mount("tmpfs", to.path, "tmpfs", MS_NOSUID | MS_NODEV, "mode=700") != 0)
            return false;
    }
    return bind("/proc", Target(Machine + 1, "/proc").path) &&
           bind("/sys", Target(Machine + 1, "/sys").path);
}

/// Where an element's own /proc and /sys lie a second time, unmasked and covered: the kernel allows
/// new ones, as a container inside needs them, only where there is a whole one already.
bool makeCoveredFolders()
{
    const Target covered(Covered + 1);
    return makeFolder(covered.path) && makeFolder(Target(Covered + 1, "/proc").path) &&
           makeFolder(Target(Covered + 1, "/sys").path) && makeFolder(Target(Empty + 1).path) &&
           bind(covered.path, covered.path);
}

bool makeOwnFolders()
{
    for (const char *name : {"proc", "sys", "var", "root", "home", "mnt", "media", "srv"}) {
        if (!makeFolder(Target(name).path))
            return false;
    }
    return symlink("var/tmp", Target("tmp").path) == 0 &&
           symlink("var/run", Target("run").path) == 0;
}

/// The folders as files opened before the site covered them; the lab's as three.
struct Sources
{
    bool open(const SeenFolders &seen)
    {
        return eachLine(seen, [this](const char *path, int number) {
            shared[number] = ::open(path, O_PATH | O_CLOEXEC);
            if (number > 0 || shared[0] < 0)
                return shared[number] >= 0;
            elements = openat(shared[0], "elements", O_PATH | O_CLOEXEC);
            hosts = openat(shared[0], "hosts", O_PATH | O_CLOEXEC);
            resolver = openat(shared[0], "resolv.conf", O_PATH | O_CLOEXEC);
            return elements >= 0 && hosts >= 0 && resolver >= 0;
        });
    }
    bool show(const SeenFolders &seen) const
    {
        return eachLine(seen, [this](const char *path, int number) {
            if (number == 0)
                return showFolder(elements, Target(Machine + 1, "/elements").path) &&
                       showFile(hosts, "etc/hosts") && showFile(resolver, "etc/resolv.conf");
            char name[16];
            std::snprintf(name, sizeof name, "/shared/%d", number);
            const Target to(Machine + 1, name);
            Target place(path + 1);
            makePath(place.path);
            return makeFolder(to.path) && showFolder(shared[number], to.path);
        });
    }
    void close() const
    {
        for (const int file : shared)
            ::close(file);
        for (const int file : {elements, hosts, resolver})
            ::close(file);
    }

private:
    static bool showFolder(int file, const char *to)
    {
        return bindFile(file, to) && restrictMount(to, 0, AT_RECURSIVE);
    }
    static bool showFile(int file, const char *name)
    {
        const Target to(name);
        return touch(to.path) && bindFile(file, to.path) && makeReadOnly(to.path, 0);
    }

    int shared[MostFolders] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
    int elements = -1;
    int hosts = -1;
    int resolver = -1;
};

bool becomeRoot()
{
    return chdir(Site) == 0 && syscall(SYS_pivot_root, ".", ".") == 0 &&
           umount2(".", MNT_DETACH) == 0 && chdir("/") == 0 && makeReadOnly("/", 0);
}

} // namespace

const char *buildElementRoot(int mounts, const SeenFolders &seen)
{
    if (setns(mounts, CLONE_NEWNS) != 0 || unshare(CLONE_NEWNS) != 0)
        return "make a mount namespace";
    umask(022);
    Sources sources;
    if (!sources.open(seen))
        return "open the lab's folders";
    if (mount("tmpfs", Site, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755") != 0)
        return "mount a file tree";
    if (!makeOwnFolders() || !showPrograms())
        return "show programs to elements";
    if (!showSettings())
        return "show settings to elements";
    if (!showDevices())
        return "show devices to elements";
    if (!showMachine() || !makeCoveredFolders())
        return "show /proc and /sys";
    if (!sources.show(seen))
        return "show the lab's folders";
    sources.close();
    if (!becomeRoot())
        return "change the root";
    return nullptr;
}

} // namespace tomato::lab
