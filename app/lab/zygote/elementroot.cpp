// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/elementroot.h"

#include "app/lab/zygote/elementmounts.h"
#include "app/lab/zygote/mountplace.h"

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

// The new tree is built here before it becomes the root. Folders below it can still be bound from
// there by files opened before.
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

/// Restricts a mount: besides `more`, it gets no set-user-id programs and no devices.
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

/// `folder` ends with a slash.
bool makeDevices(const char *folder)
{
    for (const char *name : {"", "net", "pts"}) {
        if (!makeFolder(Target(folder, name).path))
            return false;
    }
    for (const char *name : {"null", "zero", "full", "random", "urandom", "tty", "net/tun"}) {
        char from[32];
        std::snprintf(from, sizeof from, "/dev/%s", name);
        const Target to(folder, name);
        if (exists(from) && (!touch(to.path) || !bind(from, to.path)))
            return false;
    }
    constexpr struct
    {
        const char *name;
        const char *leadsTo;
    } Links[] = {{"ptmx", "pts/ptmx"},
                 {"fd", "../proc/self/fd"},
                 {"stdin", "fd/0"},
                 {"stdout", "fd/1"},
                 {"stderr", "fd/2"}};
    for (const auto &[name, leadsTo] : Links) {
        if (symlink(leadsTo, Target(folder, name).path) != 0)
            return false;
    }
    return true;
}

bool showDevices()
{
    return makeDevices("dev/") && symlink("../var/shm", Target("dev/shm").path) == 0;
}

/// An image has no place in its own /var that is certainly ours; and what is covered in elements
/// without an image is covered here, where no image has a name of its own.
bool showDevicesForImages()
{
    for (const char *name : {"/dev/", "/dev/shm", "/image", "/layer"}) {
        if (!makeFolder(Target(Machine + 1, name).path))
            return false;
    }
    char folder[32];
    std::snprintf(folder, sizeof folder, "%s/dev/", Machine + 1);
    return makeDevices(folder) && makeFolder(Target(folder, CoveredForImages).path) &&
           makeFolder(Target(ImageRoot + 1).path);
}

/// A sysfs of the fabric's network, without what is mounted below the machine's: each element
/// would copy that, and take it away again.
bool showSys(const char *path)
{
    return mount("sysfs", path, "sysfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) == 0 ||
           bind("/sys", path);
}

/// Shows what elements need while they are made, and must not keep: the folder Machine is removed
/// as a whole. It includes this machine's own /proc, and a /sys: without them the kernel allows no
/// new ones.
bool showMachine()
{
    for (const char *path : {"", "/proc", "/sys", "/elements", "/settings", "/shared"}) {
        const Target to(Machine + 1, path);
        if (!makeFolder(to.path))
            return false;
        if (*path == '\0' &&
            mount("tmpfs", to.path, "tmpfs", MS_NOSUID | MS_NODEV, "mode=700") != 0)
            return false;
    }
    return bind("/proc", Target(Machine + 1, "/proc").path) &&
           showSys(Target(Machine + 1, "/sys").path);
}

/// Makes the folders where an element's own /proc and /sys are mounted a second time, without
/// masks, and covered: the kernel allows new ones, as a container inside needs them, only where
/// there is a whole one already.
bool makeCoveredFolders()
{
    const Target covered(Covered + 1);
    return makeFolder(covered.path) && makeFolder(Target(Covered + 1, "/proc").path) &&
           makeFolder(Target(Covered + 1, "/sys").path) && makeFolder(Target(Empty + 1).path) &&
           bind(covered.path, covered.path);
}

/// In what shows the machine's programs and settings. It is small, and takes no more than the
/// places of what is shared within it.
bool hide(const HiddenFolders &hidden)
{
    return eachLine(hidden, [](const char *path, int) {
        const Target to(path + 1);
        return !exists(to.path) ||
               mount("tmpfs", to.path, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
                     "mode=755,size=64k,nr_inodes=256") == 0;
    });
}

/// Once the places are made.
bool closeHidden(const HiddenFolders &hidden)
{
    return eachLine(hidden, [](const char *path, int) {
        const Target to(path + 1);
        return !exists(to.path) || makeReadOnly(to.path, 0);
    });
}

bool makeOwnFolders()
{
    // Each element has a /var of its own; here these are where the links lead.
    for (const char *name :
         {"proc", "sys", "var", "var/tmp", "var/run", "root", "home", "mnt", "media", "srv"}) {
        if (!makeFolder(Target(name).path))
            return false;
    }
    return symlink("var/tmp", Target("tmp").path) == 0 &&
           symlink("var/run", Target("run").path) == 0;
}

/// Copies of what is mounted at the folders, made before the site covers them; the lab's as two.
class Sources final
{
public:
    bool copy(const SeenFolders &seen, const int *shared)
    {
        return eachLine(seen, [&](const char *path, int number) {
            if (number > 0) {
                m_shared[number] = copyMounts(shared[number - 1]);
                return m_shared[number] >= 0;
            }
            const int lab = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
            m_elements = copyOf(lab, "elements");
            m_settings = copyOf(lab, "settings");
            closeKeepingError(lab);
            return m_elements >= 0 && m_settings >= 0;
        });
    }
    /// The lines of `seen` become the places that were found, without links.
    bool show(SeenFolders &seen)
    {
        const int site = open(Site, O_PATH | O_DIRECTORY | O_CLOEXEC);
        SeenFolders found;
        std::size_t length = 0;
        const bool shown = eachLine(seen, [&](const char *path, int number) {
            if (number == 0)
                return showLab() && append(found, length, path);
            char name[16];
            std::snprintf(name, sizeof name, "/shared/%d", number);
            const Target to(Machine + 1, name);
            char place[PATH_MAX] = {};
            return findPlace(site, path, place) && append(found, length, place) &&
                   makeFolder(to.path) && moveTo(m_shared[number], to.path) &&
                   restrictMount(to.path, 0, AT_RECURSIVE);
        });
        closeKeepingError(site);
        seen = found;
        return shown;
    }
    void close() const
    {
        for (const int file : m_shared)
            ::close(file);
        for (const int file : {m_elements, m_settings})
            ::close(file);
    }

private:
    static int copyOf(int folder, const char *name)
    {
        const int file = openat(folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
        const int copy = file < 0 ? -1 : copyMounts(file);
        closeKeepingError(file);
        return copy;
    }
    static bool moveTo(int copy, const char *to)
    {
        const int place = open(to, O_PATH | O_CLOEXEC);
        const bool moved = place >= 0 && moveMounts(copy, place);
        closeKeepingError(place);
        return moved;
    }
    static bool showFolder(int copy, const char *name)
    {
        const Target to(Machine + 1, name);
        return moveTo(copy, to.path) && restrictMount(to.path, 0, AT_RECURSIVE);
    }
    bool showLab() const
    {
        for (const char *name : OwnFiles) {
            if (!touch(Target("etc/", name).path))
                return false;
        }
        return showFolder(m_elements, "/elements") && showFolder(m_settings, "/settings");
    }
    /// Nobody has written in the site yet: its links are this program's, or the machine's.
    static bool findPlace(int site, const char *path, char (&place)[PATH_MAX])
    {
        const int folder = openPlace(site, path, Links::Followed);
        char name[32];
        std::snprintf(name, sizeof name, "/proc/self/fd/%d", folder);
        char whole[PATH_MAX] = {};
        const bool found = folder >= 0 && readlink(name, whole, sizeof whole - 1) > 0 &&
                           std::strncmp(whole, Site, std::strlen(Site)) == 0;
        closeKeepingError(folder);
        if (found)
            std::strcpy(place, whole + std::strlen(Site));
        return found;
    }
    static bool append(SeenFolders &seen, std::size_t &length, const char *line)
    {
        const std::size_t more = std::strlen(line);
        if (more + 2 > sizeof seen.lines - length) {
            errno = ENAMETOOLONG;
            return false;
        }
        std::memcpy(seen.lines + length, line, more);
        seen.lines[length + more] = '\n';
        length += more + 1;
        return true;
    }

    int m_shared[SeenFolders::Max] = {-1, -1, -1, -1, -1, -1, -1, -1,
                                      -1, -1, -1, -1, -1, -1, -1, -1};
    int m_elements = -1;
    int m_settings = -1;
};

bool becomeRoot()
{
    return chdir(Site) == 0 && syscall(SYS_pivot_root, ".", ".") == 0 &&
           umount2(".", MNT_DETACH) == 0 && chdir("/") == 0 && makeReadOnly("/", 0);
}

} // namespace

const char *buildElementRoot(int mounts, SeenFolders &seen, const HiddenFolders &hidden,
                             const int *shared)
{
    if (setns(mounts, CLONE_NEWNS) != 0)
        return "enter the fabric's mounts";
    umask(022);
    Sources sources;
    if (!sources.copy(seen, shared))
        return "open the lab's folders";
    if (unshare(CLONE_NEWNS) != 0)
        return "make a mount namespace";
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
    if (!showDevicesForImages())
        return "show devices to images";
    if (!hide(hidden))
        return "hide homes";
    if (!sources.show(seen))
        return "show the lab's folders";
    sources.close();
    if (!closeHidden(hidden))
        return "hide homes";
    if (!becomeRoot())
        return "change the root";
    return nullptr;
}

} // namespace tomato::lab
