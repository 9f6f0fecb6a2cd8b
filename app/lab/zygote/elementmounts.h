// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/zygote/elementroot.h"

#include <sys/mount.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

// The building of the tree of all elements and the furnishing of one element's share these: system
// calls only.
namespace tomato::lab {

/// Folders of the tree that buildElementRoot() makes.
inline constexpr const char *Machine = "/.machine";
inline constexpr const char *Covered = "/.covered";
inline constexpr const char *Empty = "/.empty";

/// The root of an element that has an image, until it becomes the root of all.
inline constexpr const char *ImageRoot = "/.image";
/// The place of Covered among the devices of such an element.
inline constexpr const char *CoveredForImages = ".covered";

/// The files of its folder in `settings/` that an element has in /etc as its own.
inline constexpr const char *OwnFiles[] = {"hosts", "hostname", "resolv.conf"};

/// Calls `visit(line, number)` for each line.
template <class Folders, class Visit>
bool eachLine(const Folders &folders, Visit visit)
{
    int number = 0;
    for (const char *line = folders.lines; *line != '\0' && number < Folders::Max; ++number) {
        const char *end = strchrnul(line, '\n');
        char path[PATH_MAX] = {};
        std::memcpy(path, line, static_cast<std::size_t>(end - line));
        if (!visit(path, number))
            return false;
        line = *end == '\0' ? end : end + 1;
    }
    return true;
}

inline bool makeFolder(const char *path, mode_t mode = 0755)
{
    return (mkdir(path, mode) == 0 && chmod(path, mode) == 0) || errno == EEXIST;
}

/// Binds with the mounts below, as the kernel does not let anybody see what they hide.
inline bool bind(const char *from, const char *to)
{
    return mount(from, to, nullptr, MS_BIND | MS_REC, nullptr) == 0;
}

} // namespace tomato::lab
