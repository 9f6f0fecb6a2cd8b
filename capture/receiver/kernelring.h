// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/receiver/receiver.h"

#include <linux/filter.h>
#include <linux/if_packet.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>

namespace tomato::capture {

/// A packet socket that hears what comes in at all interfaces of a network, with its buffer
/// (TPACKET_V3: packet(7), Documentation/networking/packet_mmap.rst of Linux). Frames lie in the
/// buffer in blocks, as they came. It belongs to a group of such sockets, of which each frame gets
/// to one. Used by one thread, but may be opened and closed in others.
class KernelRing final
{
public:
    static constexpr std::size_t Bytes = 64 << 20;

    /// In the network of the calling thread. Nothing comes in before setFilter(). A block that is
    /// not full is handed out after `blockTimeout`, or after twice as long; so a reader that is
    /// held up may lose frames after as many timeouts as there are blocks, also where they come
    /// slowly. A frame that is longer than `blockBytes` is cut.
    static Result<std::unique_ptr<KernelRing>> open(std::chrono::milliseconds blockTimeout,
                                                    std::size_t blockBytes);
    ~KernelRing();
    KernelRing(const KernelRing &) = delete;
    KernelRing &operator=(const KernelRing &) = delete;

    /// Makes a group of this one, or joins that of another.
    Result<> makeGroup();
    Result<> joinGroup(const KernelRing &other);
    /// From its return on each frame gets to the member with this number, from 0 in the order of
    /// joining, and no frame to another or to two; but those of pushOut() to the first. May take
    /// some ten milliseconds, and may be called in any thread.
    Result<> select(unsigned member) const;

    std::size_t blockBytes() const { return m_blockBytes; }
    int descriptor() const { return m_socket.get(); }
    Result<> setFilter(std::span<const sock_filter> program) const;
    /// Gives the ports the next block, if the kernel has handed it out.
    bool readBlock(Ports &ports, bool &hasStepped);
    /// Has the kernel hand out the block that it fills, as the next frames find no room in it:
    /// frames of nobody's, which it sends through the loopback interface. They are counted as any
    /// others; the last one waits in the next block.
    void pushOut() const;
    Receiver::State state();

private:
    KernelRing(FileDescriptor socket, unsigned char *blocks, std::size_t blockBytes)
        : m_socket(std::move(socket)), m_blocks(blocks), m_blockBytes(blockBytes)
    {
    }

    tpacket_hdr_v1 &nextBlock() const;
    bool isHandedOut() const;

    FileDescriptor m_socket;
    unsigned char *m_blocks;
    std::size_t m_blockBytes;
    unsigned m_groupFlags = 0;
    std::size_t m_next = 0;
    Timestamp m_latest = Timestamp::min();
    Receiver::State m_state;
};

} // namespace tomato::capture
