// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/lookup.h"

namespace tomato::topology {

/// Returns whether the text names this end: by its id, its label or its device's name.
static bool isMeant(const Topology &topology, const ElementId &end, const QString &text)
{
    return text.toStdString() == end.value || text == topology.label(end) ||
           text == topology.deviceOf(end)->name();
}

static bool joins(const Topology &topology, const Connection &connection, const QString &first,
                  const QString &second)
{
    return isMeant(topology, connection.ends[0], first) &&
           isMeant(topology, connection.ends[1], second);
}

static bool isMeant(const Topology &topology, const Connection &connection, const QString &text)
{
    for (const ElementId &end : connection.ends) {
        if (text == topology.label(end) || text.toStdString() == end.value)
            return true;
    }
    for (qsizetype at = text.indexOf(QLatin1String("--")); at >= 0;
         at = text.indexOf(QLatin1String("--"), at + 1)) {
        const QString first = text.left(at);
        const QString second = text.mid(at + 2);
        if (joins(topology, connection, first, second) ||
            joins(topology, connection, second, first))
            return true;
    }
    return false;
}

Result<ConnectionId> findConnection(const Topology &topology, const QString &text)
{
    if (topology.connection(ConnectionId(text.toStdString())) != nullptr)
        return ConnectionId(text.toStdString());
    std::vector<ConnectionId> found;
    for (const auto &[id, connection] : topology.connections()) {
        if (isMeant(topology, connection, text))
            found.push_back(id);
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return failure("no such connection; name it by an id, one end (h1:eth0) or both (h1--h2)",
                       text.toStdString());
    std::string candidates;
    for (const ConnectionId &id : found)
        candidates += (candidates.empty() ? "" : ", ") + topology.label(id).toStdString() + " (" +
                      id.value + ")";
    return failure("several connections are meant: " + candidates, text.toStdString());
}

Result<ElementId> findElement(const Topology &topology, const QString &text)
{
    const ElementId byId(text.toStdString());
    const Element *element = topology.element(byId);
    if (element != nullptr && !element->isInterface())
        return byId;
    std::vector<ElementId> found;
    for (const auto &[id, each] : topology.elements()) {
        if (!each.isInterface() && each.name() == text)
            found.push_back(id);
    }
    if (found.empty())
        return failure("no such element", text.toStdString());
    if (found.size() == 1)
        return found.front();
    std::string candidates;
    for (const ElementId &id : found)
        candidates += (candidates.empty() ? "" : ", ") + id.value;
    return failure("several elements have this name: " + candidates, text.toStdString());
}

} // namespace tomato::topology
