// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/importreport.h"
#include "app/topology/topology.h"

namespace tomato::exchange {

/// What a file became, and what of it did not come along.
struct Imported
{
    topology::Topology topology;
    ImportReport report;
};

} // namespace tomato::exchange
