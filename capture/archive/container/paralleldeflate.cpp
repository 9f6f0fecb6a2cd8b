// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/paralleldeflate.h"

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <sys/resource.h>

#include <algorithm>
#include <memory>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace tomato::capture {

namespace {

constexpr std::size_t BlockBytes = 1 << 20;
constexpr std::uint32_t Level = 2;
/// A recording at full rate comes first.
constexpr int Niceness = 10;

/// Room for what cannot be compressed: stored blocks have 5 bytes each (RFC 1951, 3.2.4).
constexpr std::size_t bound(std::size_t bytes)
{
    return bytes + bytes / 1000 + 1024;
}

Result<std::string> compress(const std::string &block)
{
    const auto stream = std::make_unique<isal_zstream>();
    std::vector<std::uint8_t> work(ISAL_DEF_LVL2_DEFAULT);
    std::string compressed(bound(block.size()), '\0');
    isal_deflate_init(stream.get());
    stream->level = Level;
    stream->level_buf = work.data();
    stream->level_buf_size = static_cast<std::uint32_t>(work.size());
    stream->flush = FULL_FLUSH;
    stream->next_in =
        reinterpret_cast<std::uint8_t *>(const_cast<char *>(block.data())); // not written to
    stream->avail_in = static_cast<std::uint32_t>(block.size());
    stream->next_out = reinterpret_cast<std::uint8_t *>(compressed.data());
    stream->avail_out = static_cast<std::uint32_t>(compressed.size());
    if (isal_deflate(stream.get()) != COMP_OK || stream->avail_in != 0 || stream->avail_out == 0)
        return failure("the data cannot be compressed");
    compressed.resize(stream->total_out);
    return compressed;
}

Result<std::string> compressInBackground(const std::string &block)
{
    // On Linux this is the calling thread's own.
    ::setpriority(PRIO_PROCESS, 0, Niceness);
    return compress(block);
}

} // namespace

ParallelDeflate::ParallelDeflate(Sink sink)
    : m_sink(std::move(sink)), m_threads(std::clamp(std::thread::hardware_concurrency(), 1u, 4u))
{
}

void ParallelDeflate::begin()
{
    m_checksum = 0;
    m_bytes = 0;
}

Result<> ParallelDeflate::write(std::span<const char> bytes)
{
    m_checksum = crc32_gzip_refl(m_checksum, reinterpret_cast<const unsigned char *>(bytes.data()),
                                 bytes.size());
    m_bytes += bytes.size();
    while (!bytes.empty()) {
        const std::size_t taken = std::min(BlockBytes - m_block.size(), bytes.size());
        m_block.append(bytes.data(), taken);
        bytes = bytes.subspan(taken);
        if (m_block.size() < BlockBytes)
            break;
        compressBlock();
        if (m_compressed.size() > m_threads) {
            if (auto passed = takeBlock(); !passed)
                return passed;
        }
    }
    return {};
}

Result<> ParallelDeflate::finish()
{
    if (!m_block.empty())
        compressBlock();
    while (!m_compressed.empty()) {
        if (auto passed = takeBlock(); !passed)
            return passed;
    }
    // The last block says that it is the last, and is empty.
    constexpr std::array<char, 2> End = {'\x03', '\x00'};
    return m_sink(End);
}

void ParallelDeflate::compressBlock()
{
    std::string block = std::exchange(m_block, {});
    m_block.reserve(BlockBytes);
    try {
        m_compressed.push_back(std::async(std::launch::async, compressInBackground, block));
    } catch (const std::system_error &) {
        // No thread is available: the block is compressed when it is needed.
        m_compressed.push_back(std::async(std::launch::deferred, compress, std::move(block)));
    }
}

Result<> ParallelDeflate::takeBlock()
{
    const auto block = m_compressed.front().get();
    m_compressed.pop_front();
    return block ? m_sink(*block) : passOn(block);
}

} // namespace tomato::capture
