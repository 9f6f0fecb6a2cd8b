// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/packetsocket.h"

#include <sys/types.h>

namespace tomato::lab {

/// Reads the frames at an interface of this machine through Wireshark's dumpcap, which may capture
/// where this program may not: Debian allows the group wireshark to run it. A frame counts as sent
/// when its source is the interface's own address.
class DumpcapStream final
{
public:
    /// Returns once it listens; fails where this user may not.
    static Result<DumpcapStream> start(const std::string &device);
    DumpcapStream(DumpcapStream &&) noexcept = default;
    ~DumpcapStream();

    int descriptor() const { return m_pipe.get(); }
    /// Works as PacketSocket::receive(). The end of the stream is an error: dumpcap's own message
    /// is on standard error.
    Result<std::optional<SeenFrame>> receive();

private:
    DumpcapStream(FileDescriptor pipe, pid_t process, std::string address)
        : m_pipe(std::move(pipe)), m_process(process), m_address(std::move(address))
    {
    }
    Result<> awaitHeader();
    Result<> read();

    FileDescriptor m_pipe;
    pid_t m_process;
    /// The interface's address, six bytes.
    std::string m_address;
    std::string m_buffer;
    /// Counts the bytes of the buffer that were handed out.
    std::size_t m_taken = 0;
    bool m_headed = false;
};

} // namespace tomato::lab
