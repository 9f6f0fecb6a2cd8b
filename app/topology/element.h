// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QJsonObject>
#include <QPointF>
#include <QString>

namespace tomato::topology {

/// What an element is to this program; the type that ToMaTo's file gave it stays beside it.
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

    /// Follows from the type, for tinc_vpn and vpncloud from `mode` too.
    ElementKind kind() const;
    bool isInterface() const { return !parent.isEmpty(); }
    /// Whether a connection may end here: at an interface, or at an endpoint that stands alone.
    bool canBeConnected() const;
    /// The attribute `name`, or the id where there is none.
    QString name() const;
    /// The attribute `_pos`; (0, 0) where there is none.
    QPointF position() const;
    /// The attribute `_z`: those with more lie above those with less; 0 where there is none.
    double z() const;
    /// The attribute `_locked`: neither moved nor removed by hand.
    bool isLocked() const;

    friend bool operator==(const Element &, const Element &) = default;
};

/// The type that a new element of this kind gets, the attributes that belong to it, and the type of
/// its interfaces.
QString defaultType(ElementKind kind);
QJsonObject defaultAttributes(ElementKind kind);
QString interfaceType(const QString &deviceType);

} // namespace tomato::topology
