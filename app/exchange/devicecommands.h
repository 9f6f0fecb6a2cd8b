// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/linkemulation.h"
#include "app/topology/topology.h"

#include <QSet>
#include <QStringList>

#include <functional>

namespace tomato::exchange {

/// Returns the commands that a shell in a host or router runs to set its addresses and routes, and
/// then its start-up commands. `nameOf` returns what an interface is called there.
QStringList deviceCommands(const topology::Topology &topology, const topology::Element &device,
                           const std::function<QString(const ElementId &)> &nameOf);

/// A text as a literal of JSON, which is one of YAML and of Python too.
QString literal(const QString &text);

/// Returns the part of a name that other programs accept ("h1", "my_router"), made different from
/// those in `taken`, to which it is added.
QString plainName(const QString &name, qsizetype longest, QSet<QString> &taken);

/// Returns the tc command that emulates the connection for the frames that an interface sends; it
/// is empty when nothing is emulated.
QString netemCommand(const topology::LinkDirection &direction, const QString &interface);

} // namespace tomato::exchange
