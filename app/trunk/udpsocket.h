// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <QHostAddress>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace tomato::trunk {

/// A UDP socket for one peer. Its datagrams are never cut into fragments; once it is connected, the
/// kernel drops what others send. Many datagrams are sent and received with one call, where the
/// kernel can.
class UdpSocket final
{
public:
    using Ports = std::pair<std::uint16_t, std::uint16_t>;

    /// Binds to a free one of these ports, both included, or to any. Where the machine does not
    /// have the address, its datagrams may come to all addresses of that kind.
    static Result<UdpSocket> open(const QHostAddress &address, std::optional<Ports> ports);
    /// Opens a socket that is connected.
    static Result<UdpSocket> connectTo(const QHostAddress &address, std::uint16_t port);

    int descriptor() const { return m_socket.get(); }
    std::uint16_t port() const;

    /// Receives one datagram while the socket is not connected yet, and who sent it.
    struct Stranger
    {
        std::string bytes;
        std::string address;
    };
    std::optional<Stranger> receiveFromAny();
    Result<> connectTo(const Stranger &stranger);

    /// Calls `each` for datagrams that have come, some at most.
    void receive(const std::function<void(std::span<const char>)> &each);
    enum class Sent
    {
        Yes,
        /// The socket is full: try again when it can be written.
        Waits,
        /// Is longer than the path allows, or the peer's machine refuses it.
        Lost
    };
    /// Sends the bytes as datagrams of this length, the last one perhaps shorter.
    Sent send(std::span<const char> bytes, std::size_t length);

private:
    explicit UdpSocket(FileDescriptor socket) : m_socket(std::move(socket)) {}
    static Result<UdpSocket> make(bool isVersion6);
    Sent sendOne(std::span<const char> bytes);

    FileDescriptor m_socket;
    bool m_segments = true;
    std::string m_buffer;
};

} // namespace tomato::trunk
