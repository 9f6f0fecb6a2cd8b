// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

namespace tomato::ui {

/// What is written beside connections, but for the interfaces' names.
enum class ConnectionLabels
{
    None,
    /// Of each end, below its interface's name.
    Addresses,
    /// What the link does to frames: its rate, delay, loss, or that it is down.
    Link,
    /// What of it is captured.
    CaptureFilter
};

/// An interface's address; IPv4 before IPv6, empty for none.
QString addressLabel(const topology::Element &interface);
/// For the middle of a connection; `isReversed` when its first end lies to the right of the second.
/// Empty where nothing is to be said.
QString middleLabel(ConnectionLabels which, const topology::Connection &connection,
                    bool isReversed);

} // namespace tomato::ui
