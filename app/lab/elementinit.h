// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/elementroot.h"

#include <sys/types.h>

namespace tomato::lab {

/// How the start of an element went; error 0 means well. Goes through a pipe as it is.
struct InitReport
{
    int error = 0;
    /// What failed: "mount /proc".
    char step[32] = {};
};

/// A clone of the calling process becomes the first process of an element, in network, mount, UTS,
/// IPC and process namespaces of its own, and a child of the caller's parent. It waits to be
/// killed, ends with the parent (`parent` is a pidfd of it), and holds no file of the caller's.
/// Returns its process id, or 0; `report` says why not.
/// Its files are those of the caller, who called buildElementRoot(), and what furnishElement()
/// adds. Only for a process with one thread, whose signal mask is empty and whose handlers are
/// default.
pid_t cloneElement(const char *hostname, const char *home, const SeenFolders &seen, int parent,
                   InitReport &report);

/// Whether the process of a pidfd has ended.
bool hasEnded(int pidfd);

} // namespace tomato::lab
