// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/zygote/elementids.h"
#include "app/lab/zygote/elementroot.h"

namespace tomato::lab {

/// The view that one element has beside what buildElementRoot() made for all: mounts of its own,
/// made with the rights of the fabric in a copy of those mounts. System calls only.

/// Finds what of /proc and /sys is to be masked on this machine, for all elements: the same kernel
/// shows them the same. Called once, where buildElementRoot() has been.
void findMasks();
/// Mounts its /proc, masked as in runc; returns 0, or the error number when the kernel refuses it.
int showProcesses();
/// Private /var, /tmp and /run of bounded size; terminals; the folder `home` of the lab's elements
/// as /root and its own files in /etc (none when empty); the user's shared folders. Returns
/// nullptr, or what failed.
const char *furnishElement(const char *home, const SeenFolders &seen, const ElementIds &ids);
/// Mounts a /var of its own with tmp, run and shm, and terminals, as a part of that.
const char *furnishCommonly(const ElementIds &ids);
/// Shows the user's shared folders in the tree of the open folder `root`.
bool showShared(int root, const SeenFolders &seen);
/// Mounts its /sys, in the element's network. `refusal` becomes 0, or the error number when the
/// kernel refuses it.
void showDevices(int &refusal);
/// The same; and afterwards nothing of the machine is visible that the element was not to see.
const char *showDevicesAndLeaveMachine(int &refusal);

} // namespace tomato::lab
