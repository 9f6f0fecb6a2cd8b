// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/changeattributes.h"

#include "app/topology/attributes/attributecheck.h"

#include <ranges>

namespace tomato::document {

static QJsonObject toObject(const AttributeValues &values)
{
    QJsonObject object;
    for (const auto &[key, value] : values)
        object.insert(key, value);
    return object;
}

bool wouldChange(const QJsonObject &attributes, const QJsonObject &changes)
{
    for (auto each = changes.begin(); each != changes.end(); ++each) {
        const QJsonValue wanted =
            each->isNull() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(*each);
        if (attributes.value(each.key()) != wanted)
            return true;
    }
    return false;
}

template <class Id>
ChangeAttributes::Change<Id> ChangeAttributes::difference(const Id &id,
                                                          const QJsonObject &attributes,
                                                          const AttributeValues &values)
{
    Change<Id> change{id, {}, {}};
    for (const auto &[key, value] : values) {
        const QJsonValue before = attributes.value(key);
        if (before == value)
            continue;
        change.before.emplace(key, before);
        change.after.emplace(key, value);
    }
    return change;
}

Result<std::unique_ptr<ChangeAttributes>>
ChangeAttributes::make(ObservedTopology &topology, const ElementValues &elements,
                       const ConnectionValues &connections, const AttributeValues &own)
{
    const topology::Topology &value = topology.value();
    auto command = std::unique_ptr<ChangeAttributes>(new ChangeAttributes(topology));
    for (const auto &[id, values] : elements) {
        const topology::Element *element = value.element(id);
        if (element == nullptr)
            return failure("no element has the id " + id.value);
        if (const auto checked =
                topology::checkElementAttributes(toObject(values), value.label(id).toStdString());
            !checked)
            return passOn(checked);
        auto change = difference(id, element->attributes, values);
        if (!change.after.empty())
            command->m_elements.push_back(std::move(change));
    }
    for (const auto &[id, values] : connections) {
        const topology::Connection *connection = value.connection(id);
        if (connection == nullptr)
            return failure("no connection has the id " + id.value);
        if (const auto checked = topology::checkConnectionAttributes(toObject(values),
                                                                     value.label(id).toStdString());
            !checked)
            return passOn(checked);
        auto change = difference(id, connection->attributes, values);
        if (!change.after.empty())
            command->m_connections.push_back(std::move(change));
    }
    if (const auto checked = topology::checkTopologyAttributes(toObject(own), "topology"); !checked)
        return passOn(checked);
    command->m_own = difference(Itself(), value.attributes(), own);
    if (command->count() == 0)
        command.reset();
    return command;
}

ChangeAttributes::ChangeAttributes(ObservedTopology &topology) : m_topology(topology) {}

int ChangeAttributes::count() const
{
    std::size_t count = m_own.after.size();
    for (const auto &change : m_elements)
        count += change.after.size();
    for (const auto &change : m_connections)
        count += change.after.size();
    return static_cast<int>(count);
}

void ChangeAttributes::redo()
{
    for (const auto &change : m_elements)
        m_topology.change(change.id, change.after);
    for (const auto &change : m_connections)
        m_topology.change(change.id, change.after);
    if (!m_own.after.empty())
        m_topology.change(m_own.after);
}

void ChangeAttributes::undo()
{
    if (!m_own.before.empty())
        m_topology.change(m_own.before);
    for (const auto &change : std::views::reverse(m_connections))
        m_topology.change(change.id, change.before);
    for (const auto &change : std::views::reverse(m_elements))
        m_topology.change(change.id, change.before);
}

} // namespace tomato::document
