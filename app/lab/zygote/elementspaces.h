// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/zygote/elementids.h"

namespace tomato::lab {

/// Namespaces of an element's own, below the fabric's. There are two user namespaces, one in the
/// other: limits on what the element has in all are kept in the outer one, where it has no right.
struct SpacesOrder
{
    ElementIds ids;
    int mostProcesses = 0;
    /// A descriptor of a folder that is a /proc.
    int proc = -1;
    /// Is called with the fabric's rights and mounts, in the element's network, before the
    /// element's mounts are copied from there: then the element can unmount none of them. Returns
    /// what failed.
    const char *(*finishMounts)() = nullptr;
};

/// Moves the calling process, which has one thread, into new user, network, UTS, IPC and mount
/// namespaces; it is root there, and nobody outside. Returns nullptr, or what failed, with errno
/// set. System calls only.
const char *enterOwnSpaces(const SpacesOrder &order);

} // namespace tomato::lab
