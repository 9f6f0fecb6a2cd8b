// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/networkaddress.h"

#include <QString>

namespace tomato::topology {

/// Returns whether a text is an address that one interface can have: "02:00:00:00:00:01" or with
/// dashes, neither zero nor a group address.
bool isMacAddress(const QString &text);
/// Returns whether a text is an address of another host, without a prefix length: neither a group's
/// nor this machine's own, nor that of all.
bool isGateway(const QString &text, IpVersion version);

} // namespace tomato::topology
