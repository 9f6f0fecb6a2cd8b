// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/atomicfile.h"

#include <deque>
#include <future>
#include <string>

namespace tomato::capture {

/// Compresses a stream into a file as gzip members of a megabyte each, several at a time in threads
/// that give way to others; members may stand one behind the other (RFC 1952). libdeflate's fastest
/// level: what limits a download is compression.
class GzipWriter final
{
public:
    explicit GzipWriter(AtomicFile &file);

    Result<> write(std::span<const char> bytes);
    /// Writes what is left.
    Result<> finish();

private:
    void compressBlock();
    Result<> takeMember();

    AtomicFile &m_file;
    const std::size_t m_threads;
    std::string m_block;
    std::deque<std::future<Result<std::string>>> m_members;
};

} // namespace tomato::capture
