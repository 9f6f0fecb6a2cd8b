// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/documents/yamltree.h"
#include "app/exchange/imported.h"

#include <vector>

namespace tomato::exchange {

/// Keeps what stands behind the first document of a file of YAML as an attribute of the topology,
/// and reports it.
void keepFurtherDocuments(const std::vector<YamlTree> &documents, const QString &attribute,
                          Imported &imported);

} // namespace tomato::exchange
