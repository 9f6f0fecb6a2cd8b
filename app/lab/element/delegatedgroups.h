// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/controlgroups.h"

#include <string>
#include <vector>

namespace tomato::lab {

/// In the environment of a process that systemd was, or is about to be, asked to give a scope.
constexpr const char *ScopeVariable = "TOMATO_SCOPE";
/// What that scope is called.
std::string scopeName(pid_t process);

/// Where the environment says that systemd was asked for a scope: waits until this process is in
/// it, or half a second.
void awaitScope();

/// Makes a control group for this process's lab in each hierarchy where it may: below its own
/// group, or else as near as it can. Removes those that labs left behind which died here.
std::vector<GroupFolder> makeDelegatedGroups();

/// Lets groups below this one limit the resource; false when the kernel refuses.
bool enableController(const GroupFolder &folder, Resource resource);

} // namespace tomato::lab
