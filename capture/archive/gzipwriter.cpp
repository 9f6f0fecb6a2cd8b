// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/gzipwriter.h"

#include <libdeflate.h>
#include <sys/resource.h>

#include <algorithm>
#include <memory>
#include <system_error>
#include <thread>
#include <utility>

namespace tomato::capture {

namespace {

constexpr std::size_t BlockBytes = 1 << 20;
constexpr int Level = 1;
/// A recording at full rate comes first.
constexpr int Niceness = 10;

using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;

Result<std::string> compress(const std::string &block)
{
    const Compressor compressor(libdeflate_alloc_compressor(Level), &libdeflate_free_compressor);
    if (!compressor)
        return failure("out of memory");
    std::string member(libdeflate_gzip_compress_bound(compressor.get(), block.size()), '\0');
    member.resize(libdeflate_gzip_compress(compressor.get(), block.data(), block.size(),
                                           member.data(), member.size()));
    return member;
}

Result<std::string> compressInBackground(const std::string &block)
{
    // On Linux this is the calling thread's own.
    ::setpriority(PRIO_PROCESS, 0, Niceness);
    return compress(block);
}

} // namespace

GzipWriter::GzipWriter(AtomicFile &file)
    : m_file(file), m_threads(std::clamp(std::thread::hardware_concurrency(), 1u, 4u))
{
}

Result<> GzipWriter::write(std::span<const char> bytes)
{
    while (!bytes.empty()) {
        const std::size_t taken = std::min(BlockBytes - m_block.size(), bytes.size());
        m_block.append(bytes.data(), taken);
        bytes = bytes.subspan(taken);
        if (m_block.size() < BlockBytes)
            break;
        compressBlock();
        if (m_members.size() > m_threads) {
            if (auto written = takeMember(); !written)
                return written;
        }
    }
    return {};
}

Result<> GzipWriter::finish()
{
    compressBlock();
    while (!m_members.empty()) {
        if (auto written = takeMember(); !written)
            return written;
    }
    return {};
}

void GzipWriter::compressBlock()
{
    const std::string block = std::exchange(m_block, {});
    m_block.reserve(BlockBytes);
    try {
        m_members.push_back(std::async(std::launch::async, compressInBackground, block));
    } catch (const std::system_error &) {
        // No thread to be had: it is done when it is needed.
        m_members.push_back(std::async(std::launch::deferred, compress, block));
    }
}

Result<> GzipWriter::takeMember()
{
    const auto member = m_members.front().get();
    m_members.pop_front();
    return member ? m_file.write(*member) : passOn(member);
}

} // namespace tomato::capture
