// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace tomato::exchange {

/// The settings of one interface in a router's configuration, which is in the language of Cisco's
/// IOS and those that are like it.
struct ConfiguredInterface
{
    QString name;
    /// "10.0.0.1/24".
    QString ip4Address;
    QString ip6Address;
};

/// The interfaces that have addresses; what is in another language has none.
std::vector<ConfiguredInterface> configuredInterfaces(const QString &configuration);

/// Whether two names are of one interface, as one may be short: "Gi0/1" and "GigabitEthernet0/1".
bool isSameInterface(const QString &first, const QString &second);

} // namespace tomato::exchange
