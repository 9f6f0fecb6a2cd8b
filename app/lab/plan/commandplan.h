// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"

namespace tomato::lab {

/// The attribute `commands` of a device: a list of {"run", "name", "restart"}. Those without a name
/// are called command1, command2, ... None may be called as one of the services. The error's place
/// is the entry: "commands[1].run".
Result<std::vector<CommandPlan>> planCommands(const topology::Element &device,
                                              const std::vector<ServicePlan> &services);

/// Returns the variables that every element has (PATH, HOME, LANG), overridden by the attribute
/// `environment`, which is an object.
Result<std::vector<std::string>> planEnvironment(const topology::Element &device);

} // namespace tomato::lab
