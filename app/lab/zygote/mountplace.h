// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::lab {

/// Mounting by open files instead of by names, which whoever writes in a folder on the way could
/// make lead elsewhere. System calls only.

enum class Links
{
    /// Links are followed in a tree in which nobody but this program has written.
    Followed,
    Refused
};

/// Opens the folder `path` as if the folder `root` were the root of all, and makes what of it is
/// not there. Links of /proc are never followed. Returns -1 with errno set when it cannot.
int openPlace(int root, const char *path, Links links);
/// A copy of what is mounted at the folder, or file, and below it. -1 with errno set.
int copyMounts(int folder);
/// Moves such a copy to that place.
bool moveMounts(int copy, int place);
/// Closes the file and keeps errno, after a step that may have failed.
void closeKeepingError(int file);
/// Tells whether the open folder is the top of a /proc.
bool isProc(int folder);

} // namespace tomato::lab
