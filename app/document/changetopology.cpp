// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/changetopology.h"

namespace tomato::document {

ChangeTopology::ChangeTopology(ObservedTopology &topology, const QString &key,
                               const QJsonValue &before, const QJsonValue &after)
    : m_topology(topology), m_key(key), m_before(before), m_after(after)
{
}

std::unique_ptr<ChangeTopology> ChangeTopology::make(ObservedTopology &topology, const QString &key,
                                                     const QJsonValue &value)
{
    const QJsonValue before = topology.value().attributes().value(key);
    if (before == value)
        return nullptr;
    return std::unique_ptr<ChangeTopology>(new ChangeTopology(topology, key, before, value));
}

} // namespace tomato::document
