// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

namespace tomato::topology {

/// Returns how the names of new elements of a kind begin: "host".
QString namePrefix(ElementKind kind);
/// With which the names of its new interfaces begin: "port" on a network, else "eth".
QString interfacePrefix(ElementKind device);

} // namespace tomato::topology
