// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/address/ipprefix.h"
#include "app/lab/address/macaddress.h"
#include "app/topology/element.h"

#include <optional>

namespace tomato::lab {

/// The attribute `key` of an interface: `ip4address` (AF_INET) or `ip6address` (AF_INET6); nothing
/// when it is missing or empty. The error's place is the key.
Result<std::optional<IpPrefix>> interfaceAddress(const topology::Element &interface, int family);

/// The attribute `gateway4` or `gateway6` of a device; nothing when it is missing or empty.
Result<std::optional<IpAddress>> gatewayAddress(const topology::Element &device, int family);

/// Returns the attribute `mtu`, or `usual` where it is missing or empty.
Result<unsigned> interfaceMtu(const topology::Element &interface, unsigned usual);

/// The attribute `mac` where it is an address that an interface can have, else one from the id.
MacAddress interfaceMac(const topology::Element &interface);

} // namespace tomato::lab
