// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/receiver/heard.h"
#include "capture/receiver/receiver.h"

#include <linux/filter.h>
#include <linux/if_packet.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>

namespace tomato::capture {

/// A packet socket that receives the incoming or the outgoing frames of all interfaces of a network
/// namespace, with its buffer (TPACKET_V3: packet(7), Documentation/networking/packet_mmap.rst of
/// Linux). Frames lie in the buffer in blocks, in the order in which they came. The socket belongs
/// to a fanout group, of which one member gets each frame. It is used by one thread, but may be
/// opened and closed in others.
class KernelRing final
{
public:
    static constexpr std::size_t Bytes = 64 << 20;

    /// Opens a socket in the network namespace of the calling thread. It receives nothing before
    /// setFilter(). A block that is not full is handed out after `blockTimeout`, or after twice
    /// that time; so a reader that is held up may lose frames after as many timeouts as there are
    /// blocks, even where they come slowly. A frame that is longer than `blockBytes` is cut.
    static Result<std::unique_ptr<KernelRing>> open(std::chrono::milliseconds blockTimeout,
                                                    std::size_t blockBytes,
                                                    Heard heard = Heard::Incoming);
    ~KernelRing();
    KernelRing(const KernelRing &) = delete;
    KernelRing &operator=(const KernelRing &) = delete;

    /// Makes a group of this one, or joins that of another.
    Result<> makeGroup() const;
    Result<> joinGroup(const KernelRing &other) const;
    /// After its return each frame gets to the member with this number only, counted from 0 in the
    /// order of joining; the frames of pushOut() get to the first member. It may take some ten
    /// milliseconds, and may be called in any thread.
    Result<> select(unsigned member) const;

    std::size_t blockBytes() const { return m_blockBytes; }
    int descriptor() const { return m_socket.get(); }
    Result<> setFilter(std::span<const sock_filter> program) const;
    /// Gives the ports the next block, if the kernel has handed it out.
    bool readBlock(Ports &ports, bool &hasStepped);
    /// Makes the kernel hand out the block that it fills: it sends frames through the loopback
    /// interface that belong to no wire, until the next one does not fit into the block. They are
    /// counted as any others; the last one waits in the next block.
    void pushOut() const;
    Receiver::State state();

private:
    KernelRing(FileDescriptor socket, unsigned char *blocks, std::size_t blockBytes, Heard heard)
        : m_socket(std::move(socket)), m_blocks(blocks), m_blockBytes(blockBytes), m_heard(heard)
    {
    }

    /// Returns the kind of a ring's group, as PACKET_FANOUT takes it; all members have the same.
    unsigned groupKind() const;
    std::uint16_t pushType() const;
    tpacket_hdr_v1 &nextBlock() const;
    bool isHandedOut() const;

    FileDescriptor m_socket;
    unsigned char *m_blocks;
    std::size_t m_blockBytes;
    Heard m_heard;
    std::size_t m_next = 0;
    Timestamp m_latest = Timestamp::min();
    Receiver::State m_state;
};

} // namespace tomato::capture
