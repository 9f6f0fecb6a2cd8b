// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tomato::hosts {

/// Returns the nodes of the allocation of Slurm that this program runs in, as `scontrol show
/// hostnames` lists them. It lists none outside of an allocation, and where it cannot be asked.
QStringList allocatedNodes();

} // namespace tomato::hosts
