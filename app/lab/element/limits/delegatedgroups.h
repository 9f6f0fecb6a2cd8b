// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/limits/controlgroups.h"

#include <string>
#include <vector>

namespace tomato::lab {

/// The variable is set in the environment of a process for which systemd was asked, or is about to
/// be asked, for a scope.
constexpr const char *ScopeVariable = "TOMATO_SCOPE";
/// Returns the name of that scope.
std::string scopeName(pid_t process);

/// Waits until this process is in the scope that was requested according to the environment, for
/// half a second at most.
void awaitScope();

/// Makes a control group for this process's lab in each hierarchy where it may: below its own
/// group, or else as near as it can. Removes those that labs left behind which died here.
std::vector<GroupFolder> makeDelegatedGroups();

/// Lets groups below this one limit the resource; false when the kernel refuses.
bool enableController(const GroupFolder &folder, Resource resource);

} // namespace tomato::lab
