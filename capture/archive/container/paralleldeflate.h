// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <span>
#include <string>

namespace tomato::capture {

/// Compresses streams, one after the other, to raw deflate (RFC 1951): blocks of a megabyte,
/// several at a time in threads that give way to others. No block refers to one before it, and each
/// ends at a byte, so that they follow each other as they are.
///
/// ISA-L's second level: compression is what limits a download, and this is twice as fast as
/// libdeflate's fastest, at a size that is less than gzip's fastest (./dev bench archive).
class ParallelDeflate final
{
public:
    using Sink = std::function<Result<>(std::span<const char>)>;

    /// Compressed bytes go to the sink in order, in the caller's thread.
    explicit ParallelDeflate(Sink sink);

    Result<> write(std::span<const char> bytes);
    /// Ends the stream.
    Result<> finish();
    /// Begins the next stream after finish(). The checksum and the sizes count from here.
    void begin();
    std::uint32_t checksum() const { return m_checksum; }
    std::uint64_t bytes() const { return m_bytes; }

private:
    void compressBlock();
    Result<> takeBlock();

    const Sink m_sink;
    const std::size_t m_threads;
    std::string m_block;
    std::deque<std::future<Result<std::string>>> m_compressed;
    /// CRC-32 as gzip and zip have it, and the number of bytes.
    std::uint32_t m_checksum = 0;
    std::uint64_t m_bytes = 0;
};

} // namespace tomato::capture
