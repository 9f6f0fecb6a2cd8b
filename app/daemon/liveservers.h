// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tomato::engine {

/// The servers of live captures, by whose addresses and ports their TCP streams are told from other
/// frames.
class LiveServers final
{
public:
    LiveServers() = default;
    /// Takes a list of {"host", "port"}, as in the descriptions of labs.
    explicit LiveServers(const QJsonArray &servers);

    /// Tells whether this Ethernet frame belongs to a stream of theirs, in either direction.
    bool carry(std::span<const char> frame) const;

private:
    /// An IPv4 address is mapped to ::ffff:0:0/96.
    using Address = std::array<std::uint8_t, 16>;
    struct Server
    {
        Address address;
        std::uint16_t port;
        /// The server listens at each of this machine's addresses.
        bool isAnywhere;
    };
    struct Segment;

    static Segment segmentIn(std::span<const char> frame);
    bool serves(const Address &address, std::uint16_t port) const;

    std::vector<Server> m_servers;
};

} // namespace tomato::engine
