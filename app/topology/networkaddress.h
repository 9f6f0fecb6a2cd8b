// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace tomato::topology {

enum class IpVersion
{
    V4,
    V6
};

/// An address with the length of its prefix: "10.0.0.1/24", "fd00::1/64".
struct NetworkAddress
{
    __extension__ using Bits = unsigned __int128;

    IpVersion version = IpVersion::V4;
    /// The address as a number; an IPv4 address is in the lower 32 bits.
    Bits bits = 0;
    int prefix = 0;

    /// A missing prefix length means the usual one (24 or 64). Returns nothing for any other text.
    static std::optional<NetworkAddress> parse(const QString &text, IpVersion version);

    int width() const { return version == IpVersion::V4 ? 32 : 128; }
    /// Returns how many addresses hosts can have in this network; the network's own and the
    /// broadcast address do not count.
    Bits capacity() const;
    /// Returns the address with this number in the same network, counting from 1 up to capacity().
    NetworkAddress host(Bits number) const { return {version, network() + number, prefix}; }
    Bits network() const;
    bool contains(Bits address) const;
    bool overlaps(const NetworkAddress &other) const;
    /// These return the address with the prefix length, and without it.
    QString text() const;
    QString addressText() const;
};

} // namespace tomato::topology
