// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/imported.h"
#include "app/exchange/importedemulation.h"

#include <QPointF>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tomato::exchange {

/// Makes a topology of what a reader finds in a file: gives ids (the same for the same file) and
/// names that are free, checks what ToMaTo's attributes can hold, and reports what it had to
/// change. Places are where the file says it.
class TopologyBuilder
{
public:
    /// Which way a LinkEmulation is meant.
    enum class Direction
    {
        Both,
        FromFirst,
        FromSecond
    };

    /// An interface by its name; an empty one is the first free of its kind.
    struct End
    {
        ElementId device;
        QString interface;
    };

    ImportReport &report() { return m_report; }
    const topology::Topology &topology() const { return m_topology; }

    void setName(const QString &name);
    void setAttribute(const QString &key, const QJsonValue &value);

    /// A device of this kind; where another has its name it gets a number. `type`: ToMaTo's, when
    /// it is known.
    ElementId addDevice(topology::ElementKind kind, const QString &name, const std::string &place,
                        const QString &type = {});
    /// In pixels, y downwards.
    void setPosition(const ElementId &device, QPointF position, const std::string &place);
    /// Where on earth it lies, in degrees.
    void setPlaceOnEarth(const ElementId &device, double latitude, double longitude,
                         const std::string &place);
    /// The devices of several canvases: here they lie beside each other.
    void putBeside(const std::map<QString, std::vector<ElementId>> &canvases);
    /// Null and empty texts are not set.
    void setAttribute(const ElementId &element, const QString &key, const QJsonValue &value);
    void setAttribute(const ConnectionId &connection, const QString &key, const QJsonValue &value);
    /// ToMaTo's own, all but names and positions; reports what they cannot be.
    void setAttributes(const ElementId &element, const QJsonObject &own, const std::string &place);
    void setAttributes(const ConnectionId &connection, const QJsonObject &own,
                       const std::string &place);
    /// Adds a line to the element's notes.
    void addNote(const ElementId &element, const QString &line);
    /// Adds a command to what the element runs when it starts.
    void addStartupCommand(const ElementId &device, const QString &command);

    /// An interface of a device; an empty name is the first free of its kind, one that is taken
    /// gets a number.
    ElementId addInterface(const ElementId &device, const QString &name, const std::string &place);
    /// The interface of this name; nullptr when there is none.
    const topology::Element *interfaceOf(const ElementId &device, const QString &name) const;
    /// What is no MAC address, no MTU or no gateway is reported, and kept in the element's notes.
    void setMac(const ElementId &interface, const QString &mac, const std::string &place);
    void setMtu(const ElementId &interface, const QString &mtu, const std::string &place);
    void setGateway(const ElementId &device, const QString &gateway, const std::string &place);
    /// "10.0.0.1/24" or "fd00::1/64"; what is no address is reported.
    void setAddress(const ElementId &interface, const QString &address, const std::string &place);
    /// Joins interfaces of two devices, which are made where there are none of these names. A
    /// device joined with itself is left out and reported.
    std::optional<ConnectionId> connect(const End &first, const End &second,
                                        const std::string &place);
    /// The interfaces of a connection, in the order that was given to connect().
    std::array<ElementId, 2> ends(const ConnectionId &connection) const;
    /// First and second end as they were given to connect().
    void emulate(const ConnectionId &connection, const LinkEmulation &emulation,
                 Direction direction, const std::string &place);

    /// Places what has no position yet, and hands all of it over.
    Imported finish();

private:
    ElementId freeInterface(const End &end, const std::string &place);
    /// On one line, without control characters; says so when it had some.
    QString asName(const QString &text, const std::string &place);
    QString freeName(const QString &wanted, topology::ElementKind kind) const;
    std::string nextId();
    void emulate(const ConnectionId &connection, const QString &key, std::optional<double> value,
                 const std::string &place);
    void checkInserted(const Result<> &inserted, const std::string &place);
    void placeDevices();
    void refuse(const ElementId &element, const QString &what, const std::string &problem,
                const std::string &place);

    topology::Topology m_topology;
    ImportReport m_report;
    quint64 m_lastId = 0;
    std::set<QString> m_names;
    std::map<std::pair<ElementId, QString>, ElementId> m_interfaces;
    std::vector<ElementId> m_devices;
    std::map<ElementId, QPointF> m_positions;
    std::map<ElementId, QPointF> m_onEarth;
};

} // namespace tomato::exchange
