// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/filedescriptor.h"

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

/// Whole frames at one interface of a network namespace (packet(7)).
class PacketSocket final
{
public:
    /// In the calling thread's namespace. One that listens sees all that crosses.
    static Result<PacketSocket> open(const std::string &device, bool listens);
    /// Of such a socket that another process opened.
    explicit PacketSocket(FileDescriptor socket) : m_socket(std::move(socket)) {}

    int descriptor() const { return m_socket.get(); }
    /// What is there already; nothing when there is none. Valid until the next one. An error when
    /// the interface is gone.
    Result<std::optional<SeenFrame>> receive();
    /// How many came and found no room since this was asked last.
    unsigned takeDrops();
    /// A frame that the interface does not take is lost, as on any wire.
    void send(std::span<const char> frame);

private:
    FileDescriptor m_socket;
    std::string m_buffer;
};

} // namespace tomato::lab
