// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QtGlobal>

namespace tomato::plugins {

/// A packet that one dock asks another one to show.
struct ShownPacket
{
    ConnectionId connection;
    /// Its number in the latest run of the connection, or among that run's arrivals.
    quint64 packet = 0;
    bool isArrival = false;
};

} // namespace tomato::plugins
