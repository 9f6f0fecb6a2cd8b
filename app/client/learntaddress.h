// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace tomato::client {

/// The port at which a switch of a running lab has learnt an address.
struct LearntAddress
{
    QString mac;
    /// The name of the switch's port inside it.
    QString port;
    /// The VLAN; 0 in a switch without VLANs.
    int vlan = 0;

    /// Returns the command to run in the switch, whose output read() parses.
    static QStringList command();
    /// Leaves the switch's own addresses out.
    static std::vector<LearntAddress> read(const QByteArray &output);

    friend bool operator==(const LearntAddress &, const LearntAddress &) = default;
};

} // namespace tomato::client
