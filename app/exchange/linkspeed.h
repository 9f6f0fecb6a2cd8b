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
    /// It is faster than that.
    bool isCut = false;
};

/// The speed of a link of the Internet Topology Zoo by its values LinkSpeedRaw (bits per second),
/// LinkSpeed with LinkSpeedUnits, LinkType or LinkLabel ("OC-3", "2.5 Gbps"). Those that say it are
/// taken from the values.
LinkSpeed takeLinkSpeed(std::map<QString, QString> &values);

/// Bits per second of "155 Mbps", "10G", "OC-3", "STM-16", "T1"; nothing for other texts.
std::optional<double> bitsPerSecond(const QString &text);

} // namespace tomato::exchange
