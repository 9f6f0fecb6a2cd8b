// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/engine/filter.h"
#include "capture/engine/framemerge.h"
#include "capture/engine/pcaphandle.h"

#include <linux/filter.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tomato::capture {

/// Sees each frame that comes in at one port and matches the filter, in libpcap's block mode
/// (TPACKET_V3). Not thread-safe, but may be handed from the thread that opened it to another.
class Tap final
{
public:
    struct Settings
    {
        int snapLength = 262'144;
        /// How long a block that is not full waits until the kernel hands it out.
        std::chrono::milliseconds blockTimeout{10};
        /// Of the records that are staged.
        Precision precision = Precision::Micro;
        /// Of the kernel, for frames that wait to be read; libpcap's blocks are of 256 KB.
        std::size_t bufferBytes = 4 << 20;
    };

    /// In the network namespace of the calling thread. Takes some milliseconds. The tap is shut.
    /// `filter` was compiled from `expression`.
    static Result<std::unique_ptr<Tap>> open(const std::string &interface,
                                             const std::string &expression,
                                             const FilterProgram &filter, Settings settings);

    /// A moment that is longer than a frame takes from the filter to its place and to another tap.
    static void letFramesPass();
    /// Sees each frame from now on, and nothing that came before.
    Result<> letIn();
    /// Lets nothing more in; what came before can still be read.
    void shut();

    /// Readable when a block is there to be read.
    int descriptor() const;
    /// Hears of each frame that is read; returns whether it is to be staged.
    using Listener = std::function<bool(Timestamp time, std::uint32_t length)>;
    /// Stages what the kernel has handed out, until nothing is left, some thousand frames were read
    /// or, when it `heedsRoom`, `merge` is full for this side; else what the overfull side has no
    /// room for is refused. Returns whether nothing was left. An interface that went away makes
    /// isGone(). The listener may be empty.
    bool read(FrameMerge &merge, int side, const Listener &listener = {}, bool heedsRoom = true);
    /// How many bytes of the buffer the last read() found filled, about.
    std::size_t filledBytes() const { return m_filledBytes; }

    /// Frames that came in and were not read yet, those in a block that the kernel still fills
    /// included.
    std::uint64_t pending();
    /// Frames that came in since letIn(), as of the last pending(): delivered, dropped and pending.
    std::uint64_t arrived() const { return m_arrived; }
    /// Frames that were read, those included that a listener left out.
    std::uint64_t delivered() const { return m_delivered; }
    /// Of these, frames that were to be staged and found no room.
    std::uint64_t refused() const { return m_refused; }
    /// Frames that the kernel dropped for want of room, as of the last pending().
    std::uint64_t dropped() const { return m_dropped; }
    /// The interface was removed, or nothing can be read any more for another reason.
    bool isGone() const { return !m_gone.empty(); }
    /// The interface is down and may come back; libpcap notices its removal only when read.
    bool isDown() const;
    /// The kernel's number of the interface; 0 when it is gone.
    int interfaceIndex() const;

private:
    explicit Tap(PcapHandle handle, Settings settings);
    Result<> prepare();
    void keep(const bpf_program &program);
    Result<> install(const std::vector<sock_filter> &program);
    void skipEarlier();
    void countArrived();

    PcapHandle m_handle;
    Settings m_settings;
    /// The filter as the kernel takes it.
    std::vector<sock_filter> m_program;
    /// Frames that came before the tap was shut for the first time: the next ones that are read.
    std::uint64_t m_earlier = 0;
    /// As libpcap counts them, in 32 bits.
    pcap_stat m_statistics{};
    std::uint64_t m_arrived = 0;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_delivered = 0;
    std::uint64_t m_refused = 0;
    std::size_t m_filledBytes = 0;
    std::string m_gone;
};

} // namespace tomato::capture
