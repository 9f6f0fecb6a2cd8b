// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"

#include <functional>
#include <string>
#include <vector>

namespace tomato::lab {

/// Tells whether FRR has a program of this name on this machine.
using HasDaemon = std::function<bool(const std::string &)>;
bool hasRoutingDaemon(const std::string &name);

/// Runs the daemons of FRR (https://frrouting.org) that a configuration in FRR's language needs:
/// zebra and staticd, and one for each protocol that it names. Each reads what is its own in the
/// file, which vtysh shows as /etc/frr/frr.conf. Empty where FRR is not installed, or when
/// `configuration` is blank.
std::vector<ServicePlan> routingDaemons(const std::string &configuration, const HasDaemon &has);
/// The daemons of protocols that the configuration names and that are not there.
std::vector<std::string> missingDaemons(const std::string &configuration, const HasDaemon &has);

} // namespace tomato::lab
