// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QString>

#include <map>
#include <optional>

namespace tomato::exchange {

/// The values of a node or an edge of GraphML, by the names of their keys.
using Values = std::map<QString, QString>;

/// Empty when there is none.
QString valueOf(const Values &values, const char *name);
/// None when there is no such value, or it is no number.
std::optional<double> numberOf(const Values &values, const char *name);
/// What kind of element a node stands for; a router when nothing tells.
topology::ElementKind elementKindOf(const Values &values);
/// Whether the value with this key says that the element is of this kind.
bool saysKind(const Values &values, const char *key, topology::ElementKind kind);

} // namespace tomato::exchange
