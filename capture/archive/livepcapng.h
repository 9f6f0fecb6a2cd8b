// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/livering.h"

#include <memory>
#include <set>
#include <string>

namespace tomato::capture {

/// A recording as a pcapng stream while it goes on, with all that a download says: each end as an
/// interface, names, each change of the emulation, secrets when they are asked for; and its
/// arrivals, if it has some. Packets of what was sent and of what was delivered come in the order
/// of time, as far as both are written by then. Memory does not grow with the recording. Not
/// thread-safe.
class LivePcapng final
{
public:
    static Result<std::unique_ptr<LivePcapng>> begin(CapturedRing captured, Cursor::Start start);

    /// The stream's next bytes, some megabytes at most; nothing when there is nothing new.
    Result<std::string> next();
    /// The last ones, with what the interfaces counted: when next() gave nothing and the recording
    /// is over.
    Result<std::string> end();
    std::uint64_t skippedPackets() const;

private:
    explicit LivePcapng(CapturedRing captured);

    Result<> addRings(Cursor::Start start);
    /// Whether there are packets to write.
    Result<bool> load();
    /// Until one of the rings has none any more that is read.
    Result<> writePackets();
    /// Null when none has a packet.
    LiveRing *earliest() const;
    Result<> writeNames();
    Result<> writeSecrets();
    Result<std::string> take();

    CapturedRing m_captured;
    std::vector<std::unique_ptr<LiveRing>> m_rings;
    PcapngWriter m_writer;
    std::uint32_t m_interfaces = 0;
    std::vector<AddressName> m_names;
    /// Sizes of the key logs that were looked at, and their lines.
    std::vector<std::uintmax_t> m_keyLogBytes;
    std::set<std::string> m_secrets;
    std::string m_out;
};

} // namespace tomato::capture
