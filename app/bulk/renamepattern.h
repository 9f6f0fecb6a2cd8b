// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <vector>

namespace tomato::bulk {

struct Renaming
{
    ElementId element;
    QString before;
    QString after;
};

/// The new names of those of these devices (of all, when there are none) whose names a pattern
/// matches: see NamePattern and filledIn(); {n} counts them from 1 in the order of their names, r2
/// before r10. Names that stay as they are are not among them. Fails when nothing matches, and when
/// a name would be none, or another's.
Result<std::vector<Renaming>> findRenamings(const topology::Topology &topology,
                                            const std::vector<ElementId> &among,
                                            const QString &pattern, const QString &replacement);

} // namespace tomato::bulk
