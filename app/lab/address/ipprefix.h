// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/address/ipaddress.h"

#include <optional>

namespace tomato::lab {

/// An address and how many of its bits name the network: an interface's address, or the
/// destination of a route.
struct IpPrefix
{
    IpAddress address;
    unsigned length = 0;

    /// Parses "10.0.0.1/24" or "fd00::1/64"; returns nothing for other text.
    static std::optional<IpPrefix> parse(const QString &text, int family);
    static std::optional<IpPrefix> parse(const QString &text);
    /// Returns 0.0.0.0/0 or ::/0.
    static IpPrefix everything(int family);

    std::string text() const { return address.text() + "/" + std::to_string(length); }
    /// Returns the prefix with its host bits cleared.
    IpPrefix network() const;
    /// Returns the address of all hosts of the network; nothing for IPv6, and where the network has
    /// no room for one (RFC 3021).
    std::optional<IpAddress> broadcast() const;
    bool contains(const IpAddress &other) const;
    friend auto operator<=>(const IpPrefix &, const IpPrefix &) = default;
};

} // namespace tomato::lab
