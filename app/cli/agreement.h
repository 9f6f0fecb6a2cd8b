// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/topology/topology.h"

namespace tomato::cli {

/// Options by which a user agrees to what a file does outside of its lab: `--allow-live`,
/// `--attach` and `--nat` for this start, `--trust` to all of it from now on. `--share DIR` agrees
/// to that folder.
const std::map<QString, int> &agreementOptions();
/// What the user agreed to, for the engine: all that this topology of this file asks for, now or
/// before, and the folders of `--share`. Else it says on standard error what that is, and by which
/// options it is agreed to.
Result<QStringList> checkAgreement(const topology::Topology &topology, const QString &file,
                                   const Arguments &arguments);

} // namespace tomato::cli
