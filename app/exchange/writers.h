// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/exportformat.h"

namespace tomato::exchange {

/// GraphML with labels, kinds and positions for everybody, and all of ToMaTo's attributes for our
/// own reader.
Exported writeGraphMl(const topology::Topology &topology);
/// containerlab's YAML; addresses and routes become exec lines.
Exported writeContainerlab(const topology::Topology &topology);
/// A Python script that builds the same network with Mininet.
Exported writeMininetScript(const topology::Topology &topology);
/// An undirected graph in the language of Graphviz, with positions.
Exported writeGraphviz(const topology::Topology &topology);

} // namespace tomato::exchange
