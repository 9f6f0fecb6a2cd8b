// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

namespace tomato::topology {

/// Returns how the names of new elements of a kind begin: "host".
QString namePrefix(ElementKind kind);

} // namespace tomato::topology
