// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/zygote/elementids.h"
#include "app/lab/zygote/elementroot.h"

#include <poll.h>
#include <sys/types.h>

namespace tomato::lab {

/// Reports how the start of an element went; error 0 means success. It is sent through a pipe as it
/// is.
struct InitReport
{
    int error = 0;
    /// Names the step that failed: "mount /proc".
    char step[32] = {};
    /// The error number of a mount that the kernel refused, although the element runs; 0 when it
    /// was permitted.
    int procError = 0;
    int sysError = 0;
};

/// The kinds of roots of an element.
enum class ImageKind
{
    /// The programs of this machine.
    None,
    /// A folder that is the element's own.
    Whole,
    /// A folder that is not changed, below one with the folders "upper" and "work".
    Layered
};

/// The folders of that: copies of their mounts, see copyMounts(); -1 for none.
struct ImageFiles
{
    int image = -1;
    int layer = -1;
};

/// The order for an element, as its first process needs it: it is sent through a socket as it is.
struct InitOrder
{
    char hostname[HOST_NAME_MAX + 1] = {};
    /// The name of the element's folder in the lab's; empty for none.
    char home[NAME_MAX + 1] = {};
    /// The first tells that its network only bridges frames; the second that it forwards packets.
    bool isBridge = false;
    bool isRouter = false;
    /// The most processes at a time.
    int mostProcesses = 0;
    ElementIds ids;
    ImageKind image = ImageKind::None;
};

/// A clone of the calling process becomes the first process of an element, in user, network, mount,
/// UTS, IPC and process namespaces of its own, and a child of the caller's parent. It waits to be
/// killed, ends with the parent (`parent` is a pidfd of it), and holds no file of the caller's.
/// Returns its process id, or 0 with errno set. Its report comes through the pipe, of which
/// `report` becomes the reading end; none when it ends before. Its files are those of the caller,
/// who called buildElementRoot(), and what elementview.h adds. Only for a process with one
/// thread, whose signal mask is empty and whose handlers are default.
pid_t cloneElement(const InitOrder &order, const SeenFolders &seen, const ImageFiles &files,
                   int parent, int &report);

/// Tells whether the process of a pidfd has ended.
inline bool hasEnded(int pidfd)
{
    pollfd watched{pidfd, POLLIN, 0};
    return poll(&watched, 1, 0) != 0;
}

} // namespace tomato::lab
