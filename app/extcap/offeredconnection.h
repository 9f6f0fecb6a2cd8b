// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/topology/topology.h"

#include <QString>

#include <array>
#include <vector>

namespace tomato::extcap {

/// A connection of a lab that runs, as an interface of Wireshark.
struct OfferedConnection
{
    LabId lab;
    ConnectionId connection;
    /// What Wireshark calls it: "tomato-LAB-CONNECTION", of letters, digits and "-_.%".
    QString value;
    /// What people read: "tomato: h1:eth0 ⇄ r1:eth0".
    QString display;
    /// "h1:eth0", "r1:eth0".
    std::array<QString, 2> ends;
};

/// Of one topology; `isAlone` when no other lab runs, which would have to be named.
std::vector<OfferedConnection> offersOf(const LabId &lab, const QString &name,
                                        const topology::Topology &topology, bool isAlone);
/// Of all labs of this user that run. A lab that does not answer in time is left out: Wireshark
/// waits for this when it starts.
std::vector<OfferedConnection> offers();
/// The one that is called so; there may be one only while its lab runs.
Result<OfferedConnection> findOffer(const QString &value);

} // namespace tomato::extcap
