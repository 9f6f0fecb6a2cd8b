// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <climits>

namespace tomato::lab {

/// Folders of this machine that elements get to see: the lab's own, which holds
/// `elements/` and `settings/`, then where they see those that the user shares; one a line. Empty
/// for none.
struct SeenFolders
{
    static constexpr int Max = 16;
    char lines[4 * PATH_MAX] = {};
};

/// Folders among the machine's programs and settings that elements find empty; one a line.
struct HiddenFolders
{
    static constexpr int Max = 64;
    char lines[4 * PATH_MAX] = {};
};

/// Gives the calling process, and what it clones with mounts of its own, a file tree that shows
/// programs and devices of this machine, and nothing else but the folders named. `mounts` is a
/// file of the mount namespace that has them all. `shared` are the user's folders, open, in the
/// order of `seen`, whose lines become free of links. Returns nullptr, or what failed, with errno
/// set. System calls only, so that it may follow a fork.
const char *buildElementRoot(int mounts, SeenFolders &seen, const HiddenFolders &hidden,
                             const int *shared);

} // namespace tomato::lab
