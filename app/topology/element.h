// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QJsonObject>
#include <QPointF>
#include <QString>

namespace tomato::topology {

/// The kind of an element in this program; the type that ToMaTo's file gave it is kept beside it.
enum class ElementKind
{
    Host,
    Router,
    Switch,
    Hub,
    ExternalNetwork,
    /// Stands for something that runs outside of the lab.
    Attach,
    Interface,
    Unknown
};

/// A node of a topology, or (with a parent) an interface of one.
struct Element
{
    ElementId id;
    /// The device that an interface belongs to; empty for a device.
    ElementId parent;
    /// ToMaTo's type: "openvz", "tinc_vpn", "openvz_interface", ...
    QString type;
    /// All other attributes, known or not, as they were in the file.
    QJsonObject attributes;

    /// The kind follows from the type, and for tinc_vpn and vpncloud from `mode` too.
    ElementKind kind() const;
    bool isInterface() const { return !parent.isEmpty(); }
    /// Returns whether a connection may end here: at an interface, or at an endpoint that stands
    /// alone.
    bool canBeConnected() const;
    /// Returns the attribute `name`, or the id where there is none.
    QString name() const;
    /// Returns the attribute `_pos`; (0, 0) where there is none.
    QPointF position() const;
    /// Returns the attribute `_z`, 0 where there is none. Elements with a larger value lie above
    /// others.
    double z() const;
    /// Returns the attribute `_locked`: a locked element can be neither moved nor removed by hand.
    bool isLocked() const;

    friend bool operator==(const Element &, const Element &) = default;
};

/// These return the type that a new element of this kind gets, the attributes that belong to it,
/// and the type of its interfaces.
QString defaultType(ElementKind kind);
QJsonObject defaultAttributes(ElementKind kind);
QString interfaceType(const QString &deviceType);

} // namespace tomato::topology
