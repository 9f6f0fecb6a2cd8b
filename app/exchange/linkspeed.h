// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>
#include <optional>

namespace tomato::exchange {

/// How fast a link is, as far as that can be emulated.
struct LinkSpeed
{
    std::optional<double> kilobitsPerSecond;
    /// Whether the link is faster than what can be emulated.
    bool isCut = false;
};

/// Determines the speed of a link of the Internet Topology Zoo by its values LinkSpeedRaw (bits per
/// second), LinkSpeed with LinkSpeedUnits, LinkType or LinkLabel ("OC-3", "2.5 Gbps"). The values
/// that gave the speed are removed.
LinkSpeed takeLinkSpeed(std::map<QString, QString> &values);

/// Returns the bits per second of "155 Mbps", "10G", "OC-3", "STM-16" or "T1"; nothing for other
/// texts.
std::optional<double> bitsPerSecond(const QString &text);

} // namespace tomato::exchange
