// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/mountplace.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>

namespace tomato::lab {

namespace {

int openIn(int root, const char *path, Links links)
{
    open_how how{};
    how.flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
    how.resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS;
    if (links == Links::Refused)
        how.resolve |= RESOLVE_NO_SYMLINKS;
    return static_cast<int>(syscall(SYS_openat2, root, path, &how, sizeof how));
}

} // namespace

void closeKeepingError(int file)
{
    const int error = errno;
    close(file);
    errno = error;
}

int openPlace(int root, const char *path, Links links)
{
    char way[PATH_MAX] = {};
    if (std::strlen(path) >= sizeof way) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int folder = openIn(root, ".", links);
    for (const char *name = path; folder >= 0;) {
        name += std::strspn(name, "/");
        if (*name == '\0')
            return folder;
        const char *end = strchrnul(name, '/');
        std::memcpy(way, path, static_cast<std::size_t>(end - path));
        // If it cannot be made, the error of opening it says why.
        mkdirat(folder, way + (name - path), 0755);
        const int next = openIn(root, way, links);
        closeKeepingError(folder);
        folder = next;
        name = end;
    }
    return -1;
}

int copyMounts(int folder)
{
    return open_tree(folder, "",
                     AT_EMPTY_PATH | AT_RECURSIVE | OPEN_TREE_CLONE |
                         static_cast<unsigned>(OPEN_TREE_CLOEXEC));
}

bool moveMounts(int copy, int place)
{
    return move_mount(copy, "", place, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH) == 0;
}

bool isProc(int folder)
{
    struct statfs system
    {
    };
    struct stat top
    {
    };
    constexpr ino_t Top = 1; // PROC_ROOT_INO
    return fstatfs(folder, &system) == 0 && system.f_type == PROC_SUPER_MAGIC &&
           fstat(folder, &top) == 0 && top.st_ino == Top;
}

} // namespace tomato::lab
