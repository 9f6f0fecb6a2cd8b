// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

namespace tomato::engine {

/// A lab's topology, as the engine reads it and as it sends it on. Every way to one goes through
/// the reader of the file format, so that no lab has a topology that its clients cannot read.
class LabTopology final
{
public:
    /// The empty topology of a new lab.
    LabTopology() = default;
    static Result<LabTopology> read(const QJsonObject &document);
    static Result<LabTopology> load(const QString &path);

    /// Returns a copy with other attributes of one connection; a null value removes one.
    Result<LabTopology> with(const ConnectionId &connection, const QJsonObject &attributes) const;

    const topology::Topology &topology() const { return m_topology; }
    /// Returns the document that clients and the worker get.
    const QJsonObject &json() const { return m_json; }

private:
    LabTopology(topology::Topology topology, QJsonObject json);

    topology::Topology m_topology;
    QJsonObject m_json;
};

} // namespace tomato::engine
