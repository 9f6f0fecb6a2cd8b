// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

namespace tomato::ui {

/// The kind of labels on connections, beside the interfaces' names.
enum class ConnectionLabels
{
    None,
    /// Each end has its address, below its interface's name.
    Addresses,
    /// The middle has the link's emulation (rate, delay, loss), or that it is down.
    Link,
    /// The middle has the capture's filter.
    CaptureFilter
};

/// Returns an interface's address; IPv4 before IPv6, empty for none.
QString addressLabel(const topology::Element &interface);
/// Returns the label for the middle of a connection; empty where it has none. `isReversed` says
/// that its first end lies to the right of the second.
QString middleLabel(ConnectionLabels which, const topology::Connection &connection,
                    bool isReversed);

} // namespace tomato::ui
