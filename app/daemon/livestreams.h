// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <QString>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tomato::engine {

/// Knows the TCP streams by which the labs of this user serve their captures, from the descriptions
/// of the labs. A capture of an interface that carries such a stream would capture its own stream
/// without end.
class LiveStreams final
{
public:
    LiveStreams();

    /// Reads the descriptions that changed; cheap when none did.
    void refresh();
    /// Tells whether this Ethernet frame belongs to one of them, in either direction.
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
    void read();

    /// The folder of the user who made this, even if the process changes its user.
    QString m_folder;
    FileDescriptor m_changes;
    std::vector<Server> m_servers;
};

} // namespace tomato::engine
