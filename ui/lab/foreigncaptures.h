// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

namespace tomato::ui {

/// Returns the drawing in which each connection captures as the running lab has it, unless the
/// drawing changed that since `before`: a capture that somebody began or ended elsewhere, as in a
/// shell, is no part of other changes.
topology::Topology withForeignCaptures(topology::Topology drawing, const topology::Topology &before,
                                       const topology::Topology &running);

} // namespace tomato::ui
