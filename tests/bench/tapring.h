// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <linux/filter.h>
#include <linux/if_packet.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace tomato::bench {

/// A packet socket with a buffer (TPACKET_V3) for incoming frames, of any size and at one interface
/// or at all of them: what designs of a recorder are built from, to be measured beside ours. Throws
/// where the kernel refuses.
class TapRing final
{
public:
    struct Shape
    {
        /// Of one interface; 0 for all of the network namespace.
        int interface = 0;
        std::size_t bytes = 0;
        /// The members of such a group share the frames by the processor on which they came; 0 for
        /// no group.
        std::uint16_t group = 0;
    };
    struct Frame
    {
        int interface;
        std::uint32_t seconds;
        std::uint32_t nanoseconds;
        std::uint32_t original;
        std::span<const char> bytes;
    };

    TapRing(const Shape &shape, std::span<const sock_filter> filter);
    ~TapRing();
    TapRing(const TapRing &) = delete;
    TapRing &operator=(const TapRing &) = delete;

    int descriptor() const { return m_socket.get(); }
    std::size_t bytes() const { return m_blockBytes * m_blocks; }
    void setFilter(std::span<const sock_filter> filter);
    /// Gives all frames that the kernel has handed out.
    void read(const std::function<void(const Frame &)> &give);
    /// Returns how many frames found no room since the last call.
    std::uint64_t takeDropped() const;

private:
    FileDescriptor m_socket;
    std::size_t m_blockBytes;
    std::size_t m_blocks;
    char *m_memory = nullptr;
    std::size_t m_next = 0;
};

/// A program that accepts whole frames of these interfaces, found by binary search, and no others.
std::vector<sock_filter> programFor(std::vector<int> interfaces);

} // namespace tomato::bench
