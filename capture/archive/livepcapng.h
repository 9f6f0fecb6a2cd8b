// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/emulationnotes.h"
#include "capture/archive/pcapngwriter.h"
#include "capture/ring/cursor.h"
#include "capture/ring/sidelog.h"

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace tomato::capture {

/// A recording as a pcapng stream while it goes on, with all that a download says: each end as an
/// interface, names, each change of the emulation, secrets when they are asked for. A packet whose
/// end is not known any more, as the ring has overtaken the reader, comes from a third interface.
/// Memory does not grow with the recording. Not thread-safe.
class LivePcapng final
{
public:
    static Result<std::unique_ptr<LivePcapng>> begin(CapturedRing captured, Cursor::Start start);

    /// The stream's next bytes, some megabytes at most; nothing when there is nothing new.
    Result<std::string> next();
    /// The last ones, with what the interfaces counted: when next() gave nothing and the recording
    /// is over.
    Result<std::string> end();
    std::uint64_t skippedPackets() const { return m_cursor.skippedPackets(); }

private:
    LivePcapng(CapturedRing captured, Cursor::Start start, Timestamp from);

    Result<> writeHead(std::uint32_t snapLength);
    Result<> writeNames();
    Result<> writeSecrets();
    /// Whole packets of the range, as many as a buffer holds.
    Result<> writePackets();
    Result<> writePacket(std::uint32_t interface, std::span<const char> record);
    Result<std::uint32_t> unknownEnd();
    Result<std::string> take();

    CapturedRing m_captured;
    Cursor m_cursor;
    Cursor::Range m_range;
    bool m_hasSides;
    EmulationNotes m_emulation;
    PcapngWriter m_writer;
    PcapngInterface m_like;
    std::uint32_t m_interfaces = 0;
    std::optional<std::uint32_t> m_unknownEnd;
    std::vector<AddressName> m_names;
    /// Sizes of the key logs that were looked at, and their lines.
    std::vector<std::uintmax_t> m_keyLogBytes;
    std::set<std::string> m_secrets;
    std::string m_buffer;
    std::string m_out;
};

} // namespace tomato::capture
