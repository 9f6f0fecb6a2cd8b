// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace tomato::capture {

/// Reads an open file through a buffer, which grows only with what is asked for at once; mostly
/// from its begin to its end.
class FileWindow final
{
public:
    /// Looks at the first `end` bytes of the file, which is only borrowed; `path` is for errors.
    FileWindow(const FileDescriptor &file, std::filesystem::path path, std::uint64_t end)
        : m_file(&file), m_path(std::move(path)), m_end(end), m_buffer(BufferBytes, '\0')
    {
    }

    /// Returns the next `bytes`, or fewer at the end of the file; they stay valid until the next
    /// call.
    Result<std::span<const char>> peek(std::size_t bytes);
    /// Moves past bytes that were returned by peek().
    void skip(std::size_t bytes)
    {
        m_first += bytes;
        m_offset += bytes;
    }

    /// Goes to any byte of the file. What lies in the buffer is not read again.
    void seek(std::uint64_t offset);

    std::uint64_t offset() const { return m_offset; }
    const std::filesystem::path &path() const { return m_path; }

private:
    static constexpr std::size_t BufferBytes = 1 << 16;
    /// Who jumps about in a file wants little at each place.
    static constexpr std::size_t BytesAfterSeek = 1 << 12;

    const FileDescriptor *m_file;
    std::filesystem::path m_path;
    std::uint64_t m_end;
    std::uint64_t m_offset = 0;
    /// m_buffer[m_first] is the byte at m_offset; up to m_filled it holds the file's bytes.
    std::string m_buffer;
    std::size_t m_first = 0;
    std::size_t m_filled = 0;
    bool m_jumps = false;
};

} // namespace tomato::capture
