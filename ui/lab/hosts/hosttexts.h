// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QCoreApplication>

namespace tomato::ui {

/// Descriptions of hosts and trunks for the dock and for tool tips.
class HostTexts final
{
    Q_DECLARE_TR_FUNCTIONS(HostTexts)

public:
    /// "+13 µs ± 130 µs": how far the host's clock is ahead.
    static QString clock(const client::TrunkStatus &trunk);
    /// "ssh stream", "UDP, packets of 1500 bytes"
    static QString carrier(const client::TrunkStatus &trunk);
    static QString roundTrip(const client::TrunkStatus &trunk);
    /// "0.42 of 8"
    static QString load(const client::HostStatus &host);
    /// Describes the way of frames between two hosts, and what it does to them; nullptr stands for
    /// this machine.
    static QString path(const client::HostStatus *first, const client::HostStatus *second);

private:
    static QString way(const client::HostStatus *first, const client::HostStatus *second);
};

} // namespace tomato::ui
