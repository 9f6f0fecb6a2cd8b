// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QString>

#include <map>
#include <optional>

namespace tomato::exchange {

/// The values of a node or an edge of GraphML, by the names of their keys.
using Values = std::map<QString, QString>;

/// Returns an empty text when there is no such value.
QString valueOf(const Values &values, const char *name);
/// Returns nothing when there is no such value, or when it is no number.
std::optional<double> numberOf(const Values &values, const char *name);
/// Returns the kind of element that a node stands for; it is a router when no value says more.
topology::ElementKind elementKindOf(const Values &values);
/// Whether the value with this key says that the element is of this kind.
bool saysKind(const Values &values, const char *key, topology::ElementKind kind);

} // namespace tomato::exchange
