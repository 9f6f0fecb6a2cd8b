// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/engine/bufferbudget.h"
#include "capture/engine/filter.h"
#include "capture/engine/framemerge.h"
#include "capture/engine/pcaphandle.h"
#include "capture/engine/portcounters.h"

#include <chrono>
#include <memory>
#include <string>

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
    };

    /// In the network namespace of the calling thread. Takes tens of milliseconds. When it returns,
    /// nothing that came before is in the tap, and everything that comes from now on.
    /// `filter` was compiled from `expression`.
    static Result<std::unique_ptr<Tap>> open(const std::string &interface,
                                             const std::string &expression,
                                             const FilterProgram &filter, Settings settings);

    /// Readable when a block is there to be read.
    int descriptor() const;
    /// Stages what the kernel has handed out, until nothing is left or `merge` is full for this
    /// side. Returns whether nothing was left. An interface that went away makes isGone().
    bool read(FrameMerge &merge, int side);
    /// Lets nothing more in; what came before can still be read.
    void shut();

    /// Frames that came in and were not read yet, those in a block that the kernel still fills
    /// included.
    std::uint64_t pending();
    /// Since the tap was opened.
    std::uint64_t delivered() const { return m_delivered; }
    std::uint64_t dropped() const { return m_dropped; }
    /// What its port counts since then.
    const std::shared_ptr<PortCounters> &port() const { return m_port; }
    /// The interface was removed, or nothing can be read any more for another reason.
    bool isGone() const { return !m_gone.empty(); }
    /// The interface is down and may come back; libpcap notices its removal only when read.
    bool isDown() const;

private:
    explicit Tap(PcapHandle handle, Settings settings);
    Result<> prepare();
    Result<> install(const bpf_program &program);
    void discardEarlier();
    void countArrived();
    bool isBound() const;

    std::optional<BufferShare> m_buffer;
    std::shared_ptr<PortCounters> m_port;
    PcapHandle m_handle;
    Settings m_settings;
    /// As libpcap counts them, in 32 bits.
    pcap_stat m_statistics{};
    std::uint64_t m_arrived = 0;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_delivered = 0;
    std::string m_gone;
};

} // namespace tomato::capture
