// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/documents/importreport.h"
#include "app/topology/topology.h"

namespace tomato::exchange {

/// The topology that a file became, and a report of what was not imported.
struct Imported
{
    topology::Topology topology;
    ImportReport report;
};

} // namespace tomato::exchange
