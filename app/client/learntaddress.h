// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace tomato::client {

/// Where a switch of a running lab has learnt that an address is.
struct LearntAddress
{
    QString mac;
    /// The switch's port, by its name inside.
    QString port;
    /// 0 in a switch that knows no VLANs.
    int vlan = 0;

    /// What to run in the switch, and to read what it puts out.
    static QStringList command();
    /// Without the switch's own addresses.
    static std::vector<LearntAddress> read(const QByteArray &output);

    friend bool operator==(const LearntAddress &, const LearntAddress &) = default;
};

} // namespace tomato::client
