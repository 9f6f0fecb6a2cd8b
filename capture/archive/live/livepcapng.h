// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/live/liveorder.h"

#include <memory>
#include <set>
#include <string>

namespace tomato::capture {

/// A recording, or several, as a pcapng stream while they go on, with all that a download says:
/// each end as an interface, names, each change of the emulation, secrets when they are asked for;
/// and their arrivals, if they have some. Packets of what was sent and of what was delivered come
/// in the order of time, as far as both are written by then. Memory does not grow with the
/// recordings. Not thread-safe.
class LivePcapng final
{
public:
    /// The first recording's name and key logs are the stream's.
    static Result<std::unique_ptr<LivePcapng>> begin(std::vector<CapturedRing> recordings,
                                                     Cursor::Start start);

    /// The stream's next bytes, some megabytes at most; nothing when there is nothing new.
    Result<std::string> next();
    /// The last ones, with what the interfaces counted: when next() gave nothing and the recording
    /// is over.
    Result<std::string> end();
    LiveOrder &order() { return m_order; }
    std::uint64_t skippedPackets() const { return m_order.skippedPackets(); }

private:
    LivePcapng(std::vector<CapturedRing> recordings, LiveOrder order);

    Result<> load();
    /// Until one of the rings has none any more that is read.
    Result<> writePackets();
    Result<> writeNames();
    Result<> writeSecrets();
    Result<std::string> take();

    std::vector<CapturedRing> m_recordings;
    LiveOrder m_order;
    PcapngWriter m_writer;
    std::uint32_t m_interfaces = 0;
    std::vector<AddressName> m_names;
    /// Sizes of the key logs that were looked at, and their lines.
    std::vector<std::uintmax_t> m_keyLogBytes;
    std::set<std::string> m_secrets;
    std::string m_out;
};

} // namespace tomato::capture
