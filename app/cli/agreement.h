// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/topology/topology.h"

namespace tomato::cli {

/// The options by which a user agrees to what a file does outside of its lab: `--allow-live`,
/// `--attach` and `--nat` for this start, `--trust` to all of it from now on. `--share DIR` agrees
/// to that folder.
const std::map<QString, int> &agreementOptions();
/// Returns what the user agreed to, for the engine: everything that this topology of this file asks
/// for, now or before, and the folders of `--share`. When an agreement is missing, it fails, and
/// prints on standard error what was asked for, and which options agree to it. `files` is a digest
/// of the files that the topology brings for its elements.
Result<QStringList> checkAgreement(const topology::Topology &topology, const QString &file,
                                   const Arguments &arguments, const QByteArray &files = {});

} // namespace tomato::cli
