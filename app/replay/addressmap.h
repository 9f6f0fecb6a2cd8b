// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tomato::replay {

/// Gives frames other addresses: of Ethernet, IPv4, IPv6 and ARP. Checksums stay as right or wrong
/// as they were.
class AddressMap final
{
public:
    /// From addresses to addresses: `{"10.0.0.1": "10.9.0.7", "10.0.0.0/24": "10.9.0.0/24",
    /// "02:00:00:00:00:01": "02:00:00:00:00:09"}`. Of networks both have the same length, and hosts
    /// keep their place in it. The longest one that fits is taken. The error's place is the key.
    static Result<AddressMap> parse(const QJsonObject &json);

    bool isEmpty() const { return m_macs.empty() && m_networks.empty(); }
    void apply(std::span<char> frame) const;

private:
    using Bytes = std::array<unsigned char, 16>;
    struct Mac
    {
        std::array<unsigned char, 6> from{};
        std::array<unsigned char, 6> to{};
    };
    struct Network
    {
        /// 4 or 16.
        std::size_t bytes = 0;
        int length = 0;
        Bytes from{};
        Bytes to{};

        bool contains(std::span<const char> address) const;
    };

    static std::optional<Network> network(const QString &from, const QString &to);
    void replaceMac(std::span<char> address) const;
    /// Returns by how much a checksum over it changes.
    std::uint32_t replaceIp(std::span<char> address) const;
    void applyToIp4(std::span<char> packet) const;
    void applyToIp6(std::span<char> packet) const;
    void applyToArp(std::span<char> packet) const;

    std::vector<Mac> m_macs;
    /// Longest first.
    std::vector<Network> m_networks;
};

} // namespace tomato::replay
