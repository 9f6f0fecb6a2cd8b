// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/packetsocket.h"

#include <sys/types.h>

namespace tomato::lab {

/// What crosses an interface of this machine, by Wireshark's dumpcap, which may listen where we may
/// not: Debian lets the group wireshark run it. Sent is what has the interface's own address.
class DumpcapStream final
{
public:
    static Result<DumpcapStream> start(const std::string &device);
    DumpcapStream(DumpcapStream &&) noexcept = default;
    ~DumpcapStream();

    int descriptor() const { return m_pipe.get(); }
    /// As PacketSocket::receive(). Its end is an error: dumpcap's own words are on standard error.
    Result<std::optional<SeenFrame>> receive();

private:
    DumpcapStream(FileDescriptor pipe, pid_t process, std::string address)
        : m_pipe(std::move(pipe)), m_process(process), m_address(std::move(address))
    {
    }
    Result<> read();

    FileDescriptor m_pipe;
    pid_t m_process;
    /// Of the interface, six bytes.
    std::string m_address;
    std::string m_buffer;
    /// How much of the buffer was given out.
    std::size_t m_taken = 0;
    bool m_headed = false;
};

} // namespace tomato::lab
