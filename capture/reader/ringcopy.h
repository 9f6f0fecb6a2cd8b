// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/reader/copiedpackets.h"
#include "capture/ring/cursor.h"
#include "capture/ring/pcapwalker.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace tomato::client {

/// Writes the packets that a ring holds into one pcap file, and appends those that come later. When
/// the ring drops the packets that the file begins with, a new file replaces it; the user of the
/// files removes them. Not thread-safe.
class RingCopy final
{
public:
    /// Files are named `prefix`1.pcap and so on.
    RingCopy(std::shared_ptr<capture::RingReader> ring, std::filesystem::path prefix);

    /// Brings the file up to what is committed now.
    Result<CopiedPackets> update();

private:
    bool hasTurned() const;
    Result<> begin();
    /// Returns false when the ring dropped packets before they could be copied.
    Result<bool> addRest();
    Result<> add(const capture::Cursor::Range &range);
    Result<> put(std::span<const char> bytes);

    std::shared_ptr<capture::RingReader> m_ring;
    std::filesystem::path m_prefix;
    int m_files = 0;
    std::optional<capture::Cursor> m_cursor;
    FileDescriptor m_file;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_oldestSegment = 0;
    capture::PcapWalker m_walker;
    std::vector<char> m_buffer;
    CopiedPackets m_copied;
    /// Tells whether the file was returned to a caller.
    bool m_isTold = false;
};

} // namespace tomato::client
