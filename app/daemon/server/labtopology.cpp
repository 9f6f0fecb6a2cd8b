// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/labtopology.h"

#include "app/topology/format/tomatoformat.h"

#include <utility>

namespace tomato::engine {

LabTopology::LabTopology(topology::Topology topology, QJsonObject json)
    : m_topology(std::move(topology)), m_json(std::move(json))
{
}

Result<LabTopology> LabTopology::read(const QJsonObject &document)
{
    auto topology = topology::fromTomato(document);
    if (!topology)
        return passOn(topology);
    return LabTopology(std::move(*topology), document);
}

Result<LabTopology> LabTopology::load(const QString &path)
{
    auto topology = topology::loadTopology(path);
    if (!topology)
        return passOn(topology);
    QJsonObject document = topology::toTomato(*topology);
    return LabTopology(std::move(*topology), std::move(document));
}

Result<LabTopology> LabTopology::with(const ConnectionId &connection,
                                      const QJsonObject &attributes) const
{
    topology::Topology changed = m_topology;
    for (auto each = attributes.begin(); each != attributes.end(); ++each) {
        const QJsonValue value = each->isNull() ? QJsonValue(QJsonValue::Undefined) : *each;
        if (const auto set = changed.setAttribute(connection, each.key(), value); !set)
            return failure(set.error().message, connection.value);
    }
    return read(topology::toTomato(changed));
}

} // namespace tomato::engine
