// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::lab {

/// Refuses, for the calling process and all that it starts, system calls that no lab needs: see
/// elementfilter.cpp. A process with CAP_SYS_ADMIN over its user namespace may do so.
bool refuseCalls();

/// Gives up the rights, over the calling process's own user namespace, by which an element could
/// raise its limits.
bool giveUpRights();

/// Limits how many files a program may open: the soft limit is what most programs expect, as some
/// close them all when they start; a program may raise it.
bool limitFiles();

/// A session keyring of its own: those of the user's session cannot be found by it any more.
bool leaveKeyring();
/// Has the kernel end this process, and what it starts, before others when memory runs out.
void offerToEndFirst();

} // namespace tomato::lab
