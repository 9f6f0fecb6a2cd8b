// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <array>

namespace tomato::layout {

/// Graphviz's ways to place the nodes of a graph.
enum class LayoutEngine
{
    /// In layers, from top to bottom.
    Dot,
    /// Like springs, for small graphs.
    Neato,
    /// Like springs, for larger ones.
    Fdp,
    /// Like springs, for very large ones.
    Sfdp,
    /// Around circles.
    Circo,
    /// On rings around a centre.
    Twopi
};

inline constexpr std::array AllLayoutEngines = {LayoutEngine::Dot,   LayoutEngine::Neato,
                                                LayoutEngine::Fdp,   LayoutEngine::Sfdp,
                                                LayoutEngine::Circo, LayoutEngine::Twopi};

/// Graphviz's own name: "neato".
QString engineName(LayoutEngine engine);
Result<LayoutEngine> engineFromName(const QString &name);

} // namespace tomato::layout
