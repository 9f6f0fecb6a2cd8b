// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QDateTime>
#include <QString>

namespace pingcheck {

/// The result of one ping across a connection.
struct PingResult
{
    tomato::ConnectionId connection;
    /// When the ping ended.
    QDateTime time;
    /// The direction, such as "h1:eth0 -> 10.0.1.2".
    QString way;
    int sent = 0;
    int received = 0;
    /// The mean round-trip time of the answered packets.
    double milliseconds = 0;
    /// Why nothing could be sent; empty when it could.
    QString problem;
};

} // namespace pingcheck
