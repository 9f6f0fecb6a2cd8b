// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <QString>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tomato::engine {

/// The TCP streams by which the labs of this user serve their captures, as the descriptions of the
/// labs tell. A capture of an interface that carries such a stream would feed itself without end.
class LiveStreams final
{
public:
    LiveStreams();

    /// Reads the descriptions that changed; cheap when none did.
    void refresh();
    /// Whether this Ethernet frame is a part of one of them, either way.
    bool carry(std::span<const char> frame) const;

private:
    /// IPv4 as in ::ffff:0:0/96.
    using Address = std::array<std::uint8_t, 16>;
    struct Server
    {
        Address address;
        std::uint16_t port;
        /// Of each of this machine's addresses.
        bool isAnywhere;
    };
    struct Segment;

    static Segment segmentIn(std::span<const char> frame);
    bool serves(const Address &address, std::uint16_t port) const;
    void read();

    /// Of the user who made this, whoever the process becomes.
    QString m_folder;
    FileDescriptor m_changes;
    std::vector<Server> m_servers;
};

} // namespace tomato::engine
