// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/connection.h"
#include "app/topology/element.h"

#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tomato::topology {

/// The drawn network: elements, their interfaces, connections. It is a value with these invariants:
/// parents exist and are devices, a connection joins two different interfaces (or endpoints), an
/// end has at most one connection, ids are unique, no attribute has a name that the file format
/// uses. An operation that would break an invariant fails and changes nothing.
class Topology
{
public:
    /// Holds what remove() took out, in the order in which insert() can put it back.
    struct Removed
    {
        std::vector<Element> elements;
        std::vector<Connection> connections;
    };

    Topology() = default;
    Topology(const Topology &other);
    Topology(Topology &&) noexcept = default;
    Topology &operator=(Topology other) noexcept;
    ~Topology() = default;

    /// The attributes of the topology itself (`name`, `_notes`, ...).
    const QJsonObject &attributes() const { return m_attributes; }
    /// Leaves out attributes with a name that the file format uses.
    void setAttributes(QJsonObject attributes);
    /// Sets an attribute of the topology itself; an undefined value removes it.
    Result<> setAttribute(const QString &key, const QJsonValue &value);
    QString name() const;
    /// The parts of the file beside the topology and the version; they are saved again.
    const QJsonObject &envelope() const { return m_envelope; }
    void setEnvelope(QJsonObject envelope) { m_envelope = std::move(envelope); }

    /// Sorted by id.
    const std::map<ElementId, Element> &elements() const { return m_elements; }
    const std::map<ConnectionId, Connection> &connections() const { return m_connections; }

    /// Returns nullptr when there is none; the pointer is valid until the topology changes.
    const Element *element(const ElementId &id) const;
    const Connection *connection(const ConnectionId &id) const;
    /// Returns the interfaces of a device, sorted by name (eth0, eth1, ..., eth10), then by id.
    std::vector<ElementId> interfaces(const ElementId &device) const;
    std::size_t interfaceCount(const ElementId &device) const;
    /// Returns the connection at an interface; nullptr when it is free.
    const Connection *connectionAt(const ElementId &end) const;
    /// Returns the device of an interface; an end that stands alone is its own device. Returns
    /// nullptr if the end is unknown.
    const Element *deviceOf(const ElementId &end) const;
    /// Returns "h1:eth0" for an interface, the name for a device, the id for an unknown element.
    QString label(const ElementId &id) const;
    /// Returns "h1:eth0 <-> r1:eth1" with a double arrow, in the order of the ends.
    QString label(const ConnectionId &id) const;

    /// Reserves memory for this number of elements that are about to be inserted.
    void reserve(std::size_t elements) { m_known.reserve(elements); }
    Result<> insert(Element element);
    Result<> insert(Connection connection);
    /// Also removes an element's interfaces and all connections that would lose an end.
    Result<Removed> remove(const ElementId &id);
    Result<Removed> remove(const ConnectionId &id);

    /// An undefined value removes the attribute.
    Result<> setAttribute(const ElementId &id, const QString &key, const QJsonValue &value);
    Result<> setAttribute(const ConnectionId &id, const QString &key, const QJsonValue &value);

    /// Returns 24 hexadecimal digits that are the id of no element or connection.
    std::string unusedId() const;

    /// The order of insertion does not affect equality.
    friend bool operator==(const Topology &first, const Topology &second)
    {
        return first.m_attributes == second.m_attributes && first.m_envelope == second.m_envelope &&
               first.m_elements == second.m_elements && first.m_connections == second.m_connections;
    }

private:
    QJsonObject m_attributes;
    QJsonObject m_envelope;
    std::map<ElementId, Element> m_elements;
    std::map<ConnectionId, Connection> m_connections;
    /// An index that follows from the members above: where an element is, its device, its
    /// interfaces and its connection. Pointers to nodes of maps stay valid.
    struct Known
    {
        Element *element = nullptr;
        const Element *device = nullptr;
        const Connection *connection = nullptr;
        std::vector<const Element *> interfaces;
    };
    /// Adds an element to the index; `parent` is its parent's entry, if it has one.
    void know(Element &element, Known *parent);
    Known *known(const ElementId &id);
    const Known *known(const ElementId &id) const;

    /// The keys are the elements' own ids.
    std::unordered_map<std::string_view, Known> m_known;
};

} // namespace tomato::topology
