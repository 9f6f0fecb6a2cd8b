// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::layout {

/// Has the kernel refuse this process the calls by which it would reach other programs, change
/// files, or start something: seccomp(2). PR_SET_NO_NEW_PRIVS is set. False where the processor's
/// numbers are not known, or the kernel has no such filters.
bool refuseCalls();

} // namespace tomato::layout
