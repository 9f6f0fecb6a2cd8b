// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <map>
#include <string>
#include <vector>

namespace tomato::parts {

/// Says whether copies keep their addresses. Two interfaces with the same address in one lab would
/// conflict.
enum class Addresses
{
    Keep,
    LeaveOut,
    /// IP addresses that no interface of the topology has are kept; MAC addresses are left out.
    KeepUnused
};

/// Says what copies of devices are called.
enum class CopyNames
{
    /// As the original, with another number where that name is taken.
    Similar,
    /// As new elements are: what stands before the original's number, and the first free number
    /// from 1 on.
    Numbered
};

/// What a copy did not get: an address that is in use, or a gateway or route that leads nowhere
/// without that address.
struct LeftOut
{
    /// The copy.
    ElementId element;
    QString key;
    QString value;

    /// Returns what was left out, and why: "the address 10.0.0.1/24 was left out, as it is in use".
    std::string text() const;
};

/// A copy of what a part holds, which another topology can take.
struct PartCopy
{
    topology::Topology::Removed items;
    /// The copy's id of each element of the part.
    std::map<ElementId, ElementId> ids;
    /// What Addresses::KeepUnused did not keep, but for MAC addresses.
    std::vector<LeftOut> leftOut = {};

    /// The devices among the items.
    std::vector<ElementId> devices() const;
    /// Replaces the position that a device had in the part.
    void setPosition(const ElementId &device, const QJsonObject &position);
};

/// Copies all of `part` with ids and names that `topology` does not have. Fails when there is
/// nothing to add.
Result<PartCopy> copyFor(const topology::Topology &topology, const topology::Topology &part,
                         Addresses addresses, CopyNames names = CopyNames::Similar);

} // namespace tomato::parts
