// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <array>

namespace tomato::layout {

/// Graphviz's algorithms for placing the nodes of a graph.
enum class LayoutEngine
{
    /// Places nodes in layers, from top to bottom.
    Dot,
    /// Uses a spring model, for small graphs.
    Neato,
    /// Uses a spring model, for larger graphs.
    Fdp,
    /// Uses a spring model, for very large graphs.
    Sfdp,
    /// Places nodes around circles.
    Circo,
    /// Places nodes on rings around a centre.
    Twopi
};

inline constexpr std::array AllLayoutEngines = {LayoutEngine::Dot,   LayoutEngine::Neato,
                                                LayoutEngine::Fdp,   LayoutEngine::Sfdp,
                                                LayoutEngine::Circo, LayoutEngine::Twopi};

/// Returns Graphviz's own name: "neato".
QString engineName(LayoutEngine engine);
Result<LayoutEngine> engineFromName(const QString &name);

} // namespace tomato::layout
