// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/lab.h"
#include "app/lab/runningelement.h"

#include <map>
#include <memory>
#include <string>

namespace tomato::lab {

/// A device of the topology, whether it runs, and why not; null while it does not.
struct FabricDevice
{
    RunState state = RunState::Stopped;
    std::string reason;
    std::unique_ptr<RunningElement> element;
};

using FabricDevices = std::map<ElementId, FabricDevice>;

} // namespace tomato::lab
