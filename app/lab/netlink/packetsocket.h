// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace tomato::lab {

/// A frame that an interface sent or received.
struct SeenFrame
{
    bool isSent = false;
    std::span<const char> bytes;
};

/// Receives and sends whole frames at one interface of a network namespace (packet(7)).
class PacketSocket final
{
public:
    enum class Use
    {
        Sends,
        /// Sees all that crosses, as it is in memory: longer than a frame on a wire, perhaps.
        Listens,
        /// Sees the same, and passes it on so that each wire gets frames of its own size.
        Relays
    };
    /// Opens a socket in the calling thread's namespace.
    static Result<PacketSocket> open(const std::string &device, Use use);
    /// Uses such a socket that another process opened.
    PacketSocket(FileDescriptor socket, Use use) : m_socket(std::move(socket)), m_use(use) {}

    int descriptor() const { return m_socket.get(); }
    /// Returns the next frame that has come already; nothing when there is none. It is valid until
    /// the next call. It is an error when the interface was removed.
    Result<std::optional<SeenFrame>> receive();
    /// Returns how many frames were dropped because the buffer was full, since the last call.
    unsigned takeDrops();
    /// A frame that the interface does not accept is lost, as on any wire; false where it was.
    bool send(std::span<const char> frame);
    /// Sends the frame that the other socket received last; both sockets are opened for relaying.
    void pass(const PacketSocket &from, const SeenFrame &frame);

private:
    FileDescriptor m_socket;
    Use m_use;
    /// Describes how the frame received last would have to be segmented and which checksum it
    /// lacks: struct virtio_net_hdr of linux/virtio_net.h, which is not valid C++.
    struct Offloads
    {
        std::uint8_t flags = 0;
        std::uint8_t kind = 0;
        std::uint16_t headersLength = 0;
        std::uint16_t segmentSize = 0;
        std::uint16_t checksumStart = 0;
        std::uint16_t checksumOffset = 0;
    };
    Offloads m_offloads;
    std::string m_buffer;
};

} // namespace tomato::lab
