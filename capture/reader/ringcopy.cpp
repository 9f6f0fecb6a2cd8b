// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/reader/ringcopy.h"

#include "app/base/files/fileaccess.h"
#include "app/base/systemwords.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace tomato::client {

using capture::Cursor;

/// Copied at once.
static constexpr std::size_t BufferBytes = 1 << 20;
/// A ring that turns faster than it can be copied so often is asked again later.
static constexpr int Attempts = 3;

RingCopy::RingCopy(std::shared_ptr<capture::RingReader> ring, std::filesystem::path prefix)
    : m_ring(std::move(ring)), m_prefix(std::move(prefix))
{
}

Result<CopiedPackets> RingCopy::update()
{
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        if (!m_cursor || hasTurned()) {
            if (const auto begun = begin(); !begun)
                return passOn(begun);
        }
        const auto isWhole = addRest();
        if (!isWhole) {
            m_cursor.reset(); // the file may end anywhere
            return passOn(isWhole);
        }
        m_isTold = m_isTold || *isWhole;
        if (*isWhole)
            return m_copied;
        m_cursor.reset();
    }
    return failure("rotates faster than it can be read", m_ring->directory().string());
}

bool RingCopy::hasTurned() const
{
    const auto snapshot = m_ring->snapshot();
    return m_copied.count > 0 && !snapshot.segments.empty() &&
           snapshot.segments.front().number > m_oldestSegment;
}

Result<> RingCopy::begin()
{
    std::error_code ignored; // what stays goes with its folder
    if (!m_isTold)
        std::filesystem::remove(m_copied.path, ignored);
    m_isTold = false;
    std::filesystem::path path = m_prefix;
    path += std::to_string(++m_files) + ".pcap";
    auto file = openFile(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file)
        return passOn(file);
    m_file = std::move(*file);
    m_bytes = 0;
    m_walker = {};
    m_copied = {path, 0, 0};
    m_cursor.emplace(m_ring, Cursor::Start::Oldest);
    return {};
}

Result<bool> RingCopy::addRest()
{
    for (;;) {
        const auto range = m_cursor->next();
        if (!range)
            return passOn(range);
        if (m_cursor->skippedPackets() > 0 && m_copied.count > 0)
            return false;
        if (range->bytes == 0)
            return true;
        if (m_bytes == 0) {
            const auto header = m_cursor->fileHeader();
            if (!header)
                return passOn(header);
            if (const auto written = put(*header); !written)
                return passOn(written);
            m_oldestSegment = range->segment;
            m_copied.first = range->firstPacket;
        }
        if (const auto added = add(*range); !added)
            return passOn(added);
        m_copied.count = m_walker.packets();
    }
}

Result<> RingCopy::add(const Cursor::Range &range)
{
    m_buffer.resize(BufferBytes);
    const std::uint64_t end = range.offset + range.bytes;
    for (std::uint64_t at = range.offset; at < end;) {
        const std::size_t most = std::min<std::uint64_t>(m_buffer.size(), end - at);
        const ssize_t count =
            ::pread(range.descriptor, m_buffer.data(), most, static_cast<off_t>(at));
        if (count <= 0)
            return failure(count < 0 ? systemWords(errno) : "is shorter than what was committed",
                           m_ring->directory().string());
        const auto filled = static_cast<std::size_t>(count);
        if (const auto written = put(std::span(m_buffer).first(filled)); !written)
            return written;
        at += filled;
    }
    return {};
}

Result<> RingCopy::put(std::span<const char> bytes)
{
    if (const auto walked = m_walker.feed(bytes); !walked)
        return failure(walked.error().message, m_ring->directory().string());
    if (const auto written = writeAll(m_file, bytes, m_bytes, m_copied.path); !written)
        return written;
    m_bytes += bytes.size();
    return {};
}

} // namespace tomato::client
