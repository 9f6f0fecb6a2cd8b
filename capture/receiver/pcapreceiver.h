// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/pcaphandle.h"
#include "capture/receiver/receiver.h"

#include <linux/filter.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace tomato::capture {

/// Receives at one interface with a handle of libpcap of its own, in block mode (TPACKET_V3): where
/// an interface is not of the fabric's network, or the shared buffer cannot be had.
class PcapReceiver final : public Receiver
{
public:
    static constexpr int BufferBytes = 16 << 20;
    /// How long a block that is not full waits. It cannot be changed, and somebody may watch.
    static constexpr int BlockMilliseconds = 10;

    /// In the network of the calling thread. Takes some milliseconds. Nothing is received before
    /// listen(). It keeps what is told of this interface index, and fails when the interface is
    /// another one by now.
    static Result<std::unique_ptr<PcapReceiver>> open(const std::string &interface, int index);

    void addDescriptors(std::vector<pollfd> &all) const override;
    Result<> listen(Ports &ports) override;
    bool read(Ports &ports, bool &hasStepped) override;
    State state() override;
    void pushOut() override {}
    void setSwift(bool) override {}

private:
    PcapReceiver(PcapHandle handle, int index) : m_handle(std::move(handle)), m_index(index) {}
    Result<> prepare();
    Result<> install(const std::vector<sock_filter> &program);
    void count();
    bool isRemoved() const;
    bool isGone() const;

    PcapHandle m_handle;
    const int m_index;
    /// Frames that came before it was shut for the first time: the next ones that are read.
    std::uint64_t m_earlier = 0;
    /// As libpcap counts them, in 32 bits.
    pcap_stat m_statistics{};
    Timestamp m_latest = Timestamp::min();
    State m_state;
    /// When the interface was found to be removed; what it had may still be handed out.
    std::optional<std::chrono::steady_clock::time_point> m_removed;
};

} // namespace tomato::capture
