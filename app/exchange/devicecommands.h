// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/linkemulation.h"
#include "app/topology/topology.h"

#include <QSet>
#include <QStringList>

#include <functional>

namespace tomato::exchange {

/// What a shell in a host or router runs to have its addresses, its routes and its start-up
/// commands. `nameOf`: what an interface is called there.
QStringList deviceCommands(const topology::Topology &topology, const topology::Element &device,
                           const std::function<QString(const ElementId &)> &nameOf);

/// A text as a literal of JSON, which is one of YAML and of Python too.
QString literal(const QString &text);

/// "h1", "my_router": what of a name other programs take, different from those in `taken`, which
/// gets it too.
QString plainName(const QString &name, qsizetype longest, QSet<QString> &taken);

/// The command of tc that does to the frames that an interface sends what its connection does;
/// empty when that is nothing.
QString netemCommand(const topology::LinkDirection &direction, const QString &interface);

} // namespace tomato::exchange
