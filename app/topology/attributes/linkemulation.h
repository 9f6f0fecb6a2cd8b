// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/connection.h"

#include <QStringList>

#include <array>

namespace tomato::topology {

/// What happens to the frames of one direction of a connection. Zero is none of it.
struct LinkDirection
{
    /// 0 for unlimited.
    double kilobitsPerSecond = 0;
    double delayMilliseconds = 0;
    double jitterMilliseconds = 0;
    /// Of the jitter: "uniform", "normal", "pareto", "paretonormal".
    QString distribution = QStringLiteral("uniform");
    double lossPercent = 0;
    double duplicatePercent = 0;
    double corruptPercent = 0;
    /// So many go ahead of those that are delayed; without a delay there is nothing to overtake.
    double reorderPercent = 0;

    /// Whether frames cross as they are.
    bool isPlain() const;
    friend bool operator==(const LinkDirection &, const LinkDirection &) = default;
};

/// A connection's emulation, from ToMaTo's attributes: `bandwidth_from`, `bandwidth_to`,
/// `delay_from`, ... What is missing is not emulated. `emulation` false turns all of it off.
struct LinkEmulation
{
    /// By the end that sends: [0] holds for the frames of ends[0].
    std::array<LinkDirection, 2> sentBy;

    friend bool operator==(const LinkEmulation &, const LinkEmulation &) = default;
};

LinkEmulation linkEmulation(const Connection &connection);

/// Which end sends in the direction that ToMaTo calls "from": the one with the lower id.
std::size_t fromEnd(const Connection &connection);

/// The names of attributes for one direction, without "_from" and "_to".
const QStringList &emulationKeys();
const QStringList &jitterDistributions();
/// The largest value of a numeric attribute.
double largestEmulationValue(const QString &key);

/// What veth, the interfaces of a lab, can be set to with `mtu`.
inline constexpr int MinMtu = 68;
inline constexpr int MaxMtu = 65535;

/// Whether an attribute of connections says how the link is: of its emulation, `link_down`, `mtu`.
bool isLinkAttribute(const QString &key);

/// Whether the connection was taken down (`link_down`): its ends have no carrier.
bool isLinkDown(const Connection &connection);

} // namespace tomato::topology
