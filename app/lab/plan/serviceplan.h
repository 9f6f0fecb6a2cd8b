// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"
#include "app/lab/plan/program.h"

namespace tomato::lab {

/// Plans the services for a device's own addresses and those of others, and fills `services`,
/// `leases` and `problem`; `interfaces` are those of the plan, in its order. Routes over addresses
/// from DHCP are removed from the plan, as the services install them.
void planServices(DevicePlan &plan, const topology::Topology &topology,
                  const topology::Element &device,
                  const std::vector<const topology::Element *> &interfaces,
                  const FindProgram &find = findProgram);

} // namespace tomato::lab
