// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "capture/archive/formats/filewindow.h"
#include "capture/ring/pcapformat.h"

namespace tomato::capture {

/// Reads an open pcap file packet by packet, in constant memory. Takes both byte orders, micro- and
/// nanoseconds, any link type.
class PcapRecords final
{
public:
    struct Record
    {
        Timestamp time{};
        /// The length of the frame on the wire.
        std::uint32_t original = 0;
        std::span<const char> bytes;
    };

    /// Looks at the first `end` bytes of the file, which is only borrowed; `path` is for errors.
    static Result<PcapRecords> open(const FileDescriptor &file, std::filesystem::path path,
                                    std::uint64_t end);

    std::uint32_t linkType() const { return m_linkType; }
    std::uint32_t snapLength() const { return m_snapLength; }
    bool hasNanoseconds() const { return m_nanoseconds; }
    /// Returns the offset up to which the file has been read.
    std::uint64_t offset() const { return m_window.offset(); }

    /// The next packet, whose bytes stay until the next call; nullptr at the end.
    Result<const Record *> next();
    /// Returns the packet at an offset that offset() was before next() returned it.
    Result<const Record *> readAt(std::uint64_t offset)
    {
        m_window.seek(offset);
        return next();
    }

private:
    explicit PcapRecords(FileWindow window) : m_window(std::move(window)) {}
    Result<> readHeader();
    std::uint32_t word(std::span<const char> bytes, std::size_t at) const;
    tl::unexpected<Error> badPacket(const std::string &what) const;

    FileWindow m_window;
    bool m_swapped = false;
    bool m_nanoseconds = false;
    std::uint32_t m_linkType = 0;
    std::uint32_t m_snapLength = 0;
    std::uint64_t m_packets = 0;
    Record m_record;
};

} // namespace tomato::capture
