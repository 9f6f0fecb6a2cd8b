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

/// Makes a topology from what a reader finds in a file. It gives ids (always the same for the same
/// file) and free names, checks values against what ToMaTo's attributes can hold, and reports what
/// it had to change. A `place` is a position in the file.
class TopologyBuilder
{
public:
    /// The direction to which a LinkEmulation applies.
    enum class Direction
    {
        Both,
        FromFirst,
        FromSecond
    };

    /// An interface by its name; an empty name means the first free interface of its kind.
    struct End
    {
        ElementId device;
        QString interface;
    };

    ImportReport &report() { return m_report; }
    const topology::Topology &topology() const { return m_topology; }

    void setName(const QString &name);
    void setAttribute(const QString &key, const QJsonValue &value);

    /// Adds a device of this kind; a number is added to its name where another device has that
    /// name. `type` is ToMaTo's, when it is known.
    ElementId addDevice(topology::ElementKind kind, const QString &name, const std::string &place,
                        const QString &type = {});
    /// The position is in pixels, y downwards.
    void setPosition(const ElementId &device, QPointF position, const std::string &place);
    /// Sets where on earth the device lies, in degrees.
    void setPlaceOnEarth(const ElementId &device, double latitude, double longitude,
                         const std::string &place);
    /// Puts the devices of several canvases beside each other on one.
    void putBeside(const std::map<QString, std::vector<ElementId>> &canvases);
    /// Does nothing for null and for an empty text.
    void setAttribute(const ElementId &element, const QString &key, const QJsonValue &value);
    void setAttribute(const ConnectionId &connection, const QString &key, const QJsonValue &value);
    /// Sets ToMaTo's own attributes, except names and positions; reports invalid values.
    void setAttributes(const ElementId &element, const QJsonObject &own, const std::string &place);
    void setAttributes(const ConnectionId &connection, const QJsonObject &own,
                       const std::string &place);
    /// Adds a line to the element's notes.
    void addNote(const ElementId &element, const QString &line);
    /// Adds a command to those that the element runs when it starts.
    void addStartupCommand(const ElementId &device, const QString &command);

    /// Adds an interface to a device. An empty name means the first free one of its kind; a number
    /// is added to a name that is in use.
    ElementId addInterface(const ElementId &device, const QString &name, const std::string &place);
    /// Returns the interface with this name; nullptr when there is none.
    const topology::Element *interfaceOf(const ElementId &device, const QString &name) const;
    /// An invalid MAC address, MTU or gateway is reported, and kept in the element's notes.
    void setMac(const ElementId &interface, const QString &mac, const std::string &place);
    void setMtu(const ElementId &interface, const QString &mtu, const std::string &place);
    void setGateway(const ElementId &device, const QString &gateway, const std::string &place);
    /// Sets "10.0.0.1/24" or "fd00::1/64"; anything else is reported.
    void setAddress(const ElementId &interface, const QString &address, const std::string &place);
    /// Joins interfaces of two devices; interfaces that do not exist are made. A connection of a
    /// device with itself is left out and reported.
    std::optional<ConnectionId> connect(const End &first, const End &second,
                                        const std::string &place);
    /// Returns the interfaces of a connection, in the order that was given to connect().
    std::array<ElementId, 2> ends(const ConnectionId &connection) const;
    /// The first and second end are those given to connect().
    void emulate(const ConnectionId &connection, const LinkEmulation &emulation,
                 Direction direction, const std::string &place);

    /// Places the devices that have no position yet, and returns the result.
    Imported finish();

private:
    ElementId freeInterface(const End &end, const std::string &place);
    /// Returns the text on one line, without control characters; reports it when there were some.
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
