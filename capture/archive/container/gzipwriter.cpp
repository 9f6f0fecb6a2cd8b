// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/gzipwriter.h"

#include <array>

namespace tomato::capture {

GzipWriter::GzipWriter(AtomicFile &file)
    : m_file(file), m_deflate([&file](std::span<const char> bytes) { return file.write(bytes); })
{
}

Result<> GzipWriter::begin()
{
    if (std::exchange(m_begun, true))
        return {};
    // The header has no name and no time; it says fastest, and made on Unix.
    constexpr std::array<char, 10> Header = {'\x1f', '\x8b', 8, 0, 0, 0, 0, 0, 4, 3};
    return m_file.write(Header);
}

Result<> GzipWriter::write(std::span<const char> bytes)
{
    if (auto begun = begin(); !begun)
        return begun;
    return m_deflate.write(bytes);
}

Result<> GzipWriter::finish()
{
    if (auto begun = begin(); !begun)
        return begun;
    if (auto finished = m_deflate.finish(); !finished)
        return finished;
    std::string trailer;
    // The length is modulo 2^32 in this format.
    for (const std::uint64_t value : {std::uint64_t{m_deflate.checksum()}, m_deflate.bytes()}) {
        for (int shift = 0; shift < 32; shift += 8)
            trailer += static_cast<char>(value >> shift);
    }
    return m_file.write(trailer);
}

} // namespace tomato::capture
