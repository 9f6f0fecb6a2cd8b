// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"
#include "app/lab/plan/program.h"

namespace tomato::lab {

/// What a device runs for its own addresses and those of others, into `services`, `leases` and
/// `problem`; `interfaces` are those of the plan, in its order. Routes over what DHCP gives are no
/// longer the plan's afterwards.
void planServices(DevicePlan &plan, const topology::Topology &topology,
                  const topology::Element &device,
                  const std::vector<const topology::Element *> &interfaces,
                  const FindProgram &find = findProgram);

} // namespace tomato::lab
