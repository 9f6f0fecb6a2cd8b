// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/exportformat.h"

namespace tomato::exchange {

/// Writes GraphML with labels, kinds and positions for every program, and all of ToMaTo's
/// attributes for our own reader.
Exported writeGraphMl(const topology::Topology &topology);
/// Writes containerlab's YAML; addresses and routes become exec lines.
Exported writeContainerlab(const topology::Topology &topology);
/// Writes a Python script that builds the same network with Mininet.
Exported writeMininetScript(const topology::Topology &topology);
/// Writes an undirected graph in Graphviz's language (DOT), with positions.
Exported writeGraphviz(const topology::Topology &topology);

} // namespace tomato::exchange
