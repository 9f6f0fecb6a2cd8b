// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace tomato::lab {

/// An IPv4 or IPv6 address.
struct IpAddress
{
    /// AF_INET or AF_INET6.
    int family = 0;
    /// The bytes are in network order; the first size() of them count, the others are zero.
    std::array<std::uint8_t, 16> bytes{};

    /// Returns nothing when the text is not just one address of this family in its usual form.
    static std::optional<IpAddress> parse(const QString &text, int family);
    /// Accepts an address of either family.
    static std::optional<IpAddress> parse(const QString &text);

    std::string text() const;
    std::size_t size() const;
    bool isUnspecified() const;
    bool isMulticast() const;
    /// Tells whether it is this machine's own: in 127.0.0.0/8, or ::1.
    bool isLoopback() const;
    /// Tells whether it is in fe80::/10: such an address has no meaning without an interface.
    bool isLinkLocal() const;
    friend auto operator<=>(const IpAddress &, const IpAddress &) = default;
};

} // namespace tomato::lab
