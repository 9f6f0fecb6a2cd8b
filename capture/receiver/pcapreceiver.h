// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/filter/pcaphandle.h"
#include "capture/receiver/heard.h"
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
    /// The time after which a block is handed out that is not full. It cannot be changed later, and
    /// somebody may watch.
    static constexpr int BlockMilliseconds = 10;

    /// Opens an interface in the network namespace of the calling thread, which takes some
    /// milliseconds. It receives nothing before listen(). It fails when the interface's index has
    /// changed meanwhile.
    static Result<std::unique_ptr<PcapReceiver>> open(const std::string &interface, int index,
                                                      Heard heard = Heard::Incoming);

    void addDescriptors(std::vector<pollfd> &all) const override;
    Result<> listen(Ports &ports) override;
    bool read(Ports &ports, bool &hasStepped) override;
    State state() override;
    void pushOut() override {}
    void setSwift(bool) override {}

private:
    PcapReceiver(PcapHandle handle, int index, Heard heard)
        : m_handle(std::move(handle)), m_index(index), m_heard(heard)
    {
    }
    Result<> prepare();
    Result<> install(std::vector<sock_filter> program);
    void count();
    bool isRemoved() const;
    bool isGone() const;

    PcapHandle m_handle;
    const int m_index;
    const Heard m_heard;
    /// Frames that came before it was shut for the first time: the next ones that are read.
    std::uint64_t m_earlier = 0;
    /// The counters as libpcap has them, in 32 bits.
    pcap_stat m_statistics{};
    Timestamp m_latest = Timestamp::min();
    State m_state;
    /// The time when the interface was found to be removed; frames that it had may still be handed
    /// out.
    std::optional<std::chrono::steady_clock::time_point> m_removed;
};

} // namespace tomato::capture
