// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/elementview.h"

#include "app/lab/zygote/elementmounts.h"
#include "app/lab/zygote/mountplace.h"

#include <fcntl.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstddef>
#include <cstdio>
#include <initializer_list>

namespace tomato::lab {

namespace {

constexpr unsigned long Harmless = MS_NOSUID | MS_NODEV | MS_NOEXEC;

/// A path that is hidden in an element, if this machine has it.
struct Mask
{
    const char *path;
    /// Empty until findMasks(), and where there is nothing to hide.
    const char *cover = nullptr;
};

/// The kernel's rights keep an element from what is behind these; that they cannot be read either
/// is for what a kernel lets through.
Mask ProcMasks[] = {{"/proc/acpi"},       {"/proc/asound"},        {"/proc/kcore"},
                    {"/proc/keys"},       {"/proc/latency_stats"}, {"/proc/sched_debug"},
                    {"/proc/scsi"},       {"/proc/sysrq-trigger"}, {"/proc/timer_list"},
                    {"/proc/timer_stats"}};
Mask SysMasks[] = {{"/sys/firmware"}, {"/sys/devices/virtual/powercap"}};

template <std::size_t Count>
void find(Mask (&masks)[Count])
{
    for (Mask &each : masks) {
        char path[64];
        std::snprintf(path, sizeof path, "%s%s", Machine, each.path);
        struct stat what
        {
        };
        each.cover = lstat(path, &what) != 0 ? nullptr
                     : S_ISDIR(what.st_mode) ? Empty
                                             : "/dev/null";
    }
}

template <std::size_t Count>
bool cover(const Mask (&masks)[Count])
{
    return std::ranges::all_of(masks, [](const Mask &each) {
        return each.cover == nullptr || bind(each.cover, each.path);
    });
}

/// A kernel file system of the element's own; whole also where nobody sees it.
int show(const char *type, const char *path)
{
    char covered[32];
    std::snprintf(covered, sizeof covered, "%s%s", Covered, path);
    if (mount(type, path, type, Harmless, nullptr) != 0)
        return errno;
    return bind(path, covered) ? 0 : errno;
}

bool makeFolderOf(const ElementIds &ids, const char *path, mode_t mode)
{
    return makeFolder(path, mode) && (ids.first == 0 || chown(path, ids.first, ids.first) == 0);
}

/// It takes a twentieth of the machine's memory at most, within bounds, and has a limit on the
/// number of files, as their names take memory, too.
bool makeVar(const ElementIds &ids)
{
    constexpr unsigned long Min = 64UL << 20;
    constexpr unsigned long Max = 512UL << 20;
    struct sysinfo machine
    {
    };
    sysinfo(&machine);
    const unsigned long share = machine.totalram / 20 * machine.mem_unit;
    char options[96];
    std::snprintf(options, sizeof options, "mode=755,size=%lu,nr_inodes=100000,uid=%u,gid=%u",
                  std::clamp(share, Min, Max), ids.first, ids.first);
    if (mount("tmpfs", "/var", "tmpfs", MS_NOSUID | MS_NODEV, options) != 0)
        return false;
    for (const char *folder : {"/var/run", "/var/log", "/var/lib", "/var/cache", "/var/spool"}) {
        if (!makeFolderOf(ids, folder, 0755))
            return false;
    }
    return makeFolderOf(ids, "/var/tmp", 01777) && makeFolderOf(ids, "/var/shm", 01777);
}

/// Files that the element writes there are visible to itself alone.
bool showOwnFiles(const char *home)
{
    for (const char *name : OwnFiles) {
        char from[NAME_MAX + 48];
        char to[32];
        std::snprintf(from, sizeof from, "%s/settings/%s/%s", Machine, home, name);
        std::snprintf(to, sizeof to, "/etc/%s", name);
        if (!bind(from, to))
            return false;
    }
    return true;
}

} // namespace

/// From now on the path has folders in which the element, or others, may have written.
bool showShared(int root, const SeenFolders &seen)
{
    return eachLine(seen, [root](const char *path, int number) {
        if (number == 0)
            return true;
        char from[48];
        std::snprintf(from, sizeof from, "%s/shared/%d", Machine, number);
        const int folder = open(from, O_PATH | O_NOFOLLOW | O_CLOEXEC);
        const int copy = copyMounts(folder);
        const int place = openPlace(root, path, Links::Refused);
        const bool moved = copy >= 0 && place >= 0 && moveMounts(copy, place);
        const int error = errno;
        for (const int file : {folder, copy, place})
            close(file);
        errno = error;
        return moved;
    });
}

void findMasks()
{
    find(ProcMasks);
    find(SysMasks);
}

int showProcesses()
{
    if (const int refusal = show("proc", "/proc"); refusal != 0)
        return refusal;
    return cover(ProcMasks) ? 0 : errno;
}

const char *furnishCommonly(const ElementIds &ids)
{
    if (!makeVar(ids))
        return "mount /var";
    return mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC,
                 "newinstance,ptmxmode=0666,mode=620,max=1024") == 0
               ? nullptr
               : "mount /dev/pts";
}

const char *furnishElement(const char *home, const SeenFolders &seen, const ElementIds &ids)
{
    if (const char *failed = furnishCommonly(ids); failed != nullptr)
        return failed;
    if (seen.lines[0] == '\0')
        return nullptr;
    char folder[NAME_MAX + 32];
    std::snprintf(folder, sizeof folder, "%s/elements/%s", Machine, home);
    if (*home != '\0' && !bind(folder, "/root"))
        return "mount the working folder";
    if (*home != '\0' && !showOwnFiles(home))
        return "mount /etc/hosts";
    const int root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
    const bool shown = showShared(root, seen);
    closeKeepingError(root);
    return shown ? nullptr : "mount a shared folder";
}

void showDevices(int &refusal)
{
    refusal = show("sysfs", "/sys");
    if (refusal == 0 && !cover(SysMasks))
        refusal = errno;
}

const char *showDevicesAndLeaveMachine(int &refusal)
{
    showDevices(refusal);
    if (umount2(Machine, MNT_DETACH) != 0)
        return "take the machine's /proc away";
    return bind(Empty, Covered) ? nullptr : "cover /proc and /sys";
}

} // namespace tomato::lab
