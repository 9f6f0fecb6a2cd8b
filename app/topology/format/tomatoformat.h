// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <QByteArray>

namespace tomato::topology {

/// The largest file that is read, in bytes.
constexpr qsizetype MaxTopologyBytes = 256 * 1024 * 1024;

/// Reads ToMaTo's JSON, version 3 or 4. The error's place is a path such as
/// "topology.connections[2].elements", or "byte 812, line 40, column 7" where the text is no JSON.
Result<Topology> readTomato(const QByteArray &json);
/// Reads a document that is parsed already.
Result<Topology> fromTomato(const QJsonObject &document);
/// Writes version 4: two spaces of indentation, elements and connections sorted by id.
QByteArray writeTomato(const Topology &topology);
/// Returns the document that writeTomato() turns into text.
QJsonObject toTomato(const Topology &topology);

/// Calls readTomato() for a file; the error's place begins with the path.
Result<Topology> loadTopology(const QString &path);
/// Writes the file whole or not at all.
Result<> saveTopology(const Topology &topology, const QString &path);

} // namespace tomato::topology
