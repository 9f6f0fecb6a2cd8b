// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/connection.h"

#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>

namespace tomato::topology {

/// The effects on the frames of one direction of a connection. A value of zero turns its effect
/// off.
struct LinkDirection
{
    /// The bandwidth; 0 means unlimited.
    double kilobitsPerSecond = 0;
    double delayMilliseconds = 0;
    double jitterMilliseconds = 0;
    /// The distribution of the jitter: "uniform", "normal", "pareto" or "paretonormal".
    QString distribution = QStringLiteral("uniform");
    double lossPercent = 0;
    double duplicatePercent = 0;
    double corruptPercent = 0;
    /// The share of frames that are sent ahead of those that are delayed; without a delay there is
    /// nothing to overtake.
    double reorderPercent = 0;
    /// A text that linkTrace() reads: the link sends by it, and a bandwidth does not count.
    QString trace;
    /// Chances are drawn from it: the same ones each time, frame by frame. Without it they are new
    /// ones.
    std::optional<std::uint32_t> seed;
    /// Frames that are lost, by their numbers: see frameNumbers().
    QString droppedFrames;
    /// Only frames that this pcap filter names are counted, lost, doubled, changed and sent ahead;
    /// empty for all.
    QString lossFilter;
    /// Only frames that this pcap filter names are emulated at all, and are those that `lossFilter`
    /// chooses from; others cross as if the link were plain. Empty for all.
    QString emulationFilter;

    /// Returns whether frames cross the connection unchanged and without delay.
    bool isPlain() const;
    /// Returns whether frames have to be counted to know what happens to which ones.
    bool countsFrames() const;
    /// Returns whether some frames go ahead of those that are delayed.
    bool reorders() const;
    friend bool operator==(const LinkDirection &, const LinkDirection &) = default;
};

/// A connection's emulation, from ToMaTo's attributes: `bandwidth_from`, `bandwidth_to`,
/// `delay_from`, ... Missing ones are not emulated. `emulation` false turns all of it off.
struct LinkEmulation
{
    /// Indexed by the sending end: [0] holds for the frames that ends[0] sends.
    std::array<LinkDirection, 2> sentBy;

    friend bool operator==(const LinkEmulation &, const LinkEmulation &) = default;
};

LinkEmulation linkEmulation(const Connection &connection);

/// Returns which end sends in the direction that ToMaTo calls "from": the one with the lower id.
std::size_t fromEnd(const Connection &connection);

/// Returns the names of the attributes for one direction, without "_from" and "_to".
const QStringList &emulationKeys();
const QStringList &jitterDistributions();
/// Returns the largest value of a numeric attribute.
double largestEmulationValue(const QString &key);

/// Below this many kbit/s the kernel, which counts whole bytes per second, keeps no bandwidth: a
/// frame would take minutes, and less than one byte means unlimited there.
inline constexpr double MinBandwidth = 0.1;

/// The bounds of the `mtu` of veth, the interfaces of a lab.
inline constexpr int MinMtu = 68;
inline constexpr int MaxMtu = 65535;
/// An interface with a smaller one has no IPv6 (RFC 8200, section 5): the kernel takes it away.
inline constexpr int MinIpv6Mtu = 1280;

/// The attributes of connections that describe the link: its emulation, `link_down` and `mtu`.
const QStringList &linkAttributes();

/// Returns whether the connection was taken down (`link_down`): its ends have no carrier.
bool isLinkDown(const Connection &connection);

} // namespace tomato::topology
