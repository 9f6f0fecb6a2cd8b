// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/topology/topology.h"

#include <QString>

#include <array>
#include <vector>

namespace tomato::extcap {

/// A connection of a running lab, offered as an interface of Wireshark.
struct OfferedConnection
{
    LabId lab;
    ConnectionId connection;
    /// The interface's value for Wireshark: "tomato-LAB-CONNECTION", of letters, digits and "-_.%".
    QString value;
    /// The interface's name for people: "tomato: h1:eth0 ⇄ r1:eth0".
    QString display;
    /// The labels of the ends: "h1:eth0", "r1:eth0".
    std::array<QString, 2> ends;
};

/// Returns the connections of one topology. `isAlone` says that no other lab runs, so that the name
/// of this one can be omitted.
std::vector<OfferedConnection> offersOf(const LabId &lab, const QString &name,
                                        const topology::Topology &topology, bool isAlone);
/// Returns the connections of all running labs of this user. A lab that does not answer in time is
/// left out: Wireshark waits for this when it starts.
std::vector<OfferedConnection> offers();
/// Finds the offer with this value; it exists only while its lab runs.
Result<OfferedConnection> findOffer(const QString &value);

} // namespace tomato::extcap
