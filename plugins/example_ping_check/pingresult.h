// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QDateTime>
#include <QString>

namespace pingcheck {

/// What one ping across a connection brought.
struct PingResult
{
    tomato::ConnectionId connection;
    /// When it ended.
    QDateTime time;
    /// "h1:eth0 -> 10.0.1.2".
    QString way;
    int sent = 0;
    int received = 0;
    /// Round trip, the mean of those that came back.
    double milliseconds = 0;
    /// Why nothing could be sent; empty when it could.
    QString problem;
};

} // namespace pingcheck
