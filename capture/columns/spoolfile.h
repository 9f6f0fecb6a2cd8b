// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace tomato::columns {

/// Bytes that wait on the disk until all are there, in a file without a name: whatever ends the
/// process, nothing is left.
class SpoolFile final
{
public:
    static Result<SpoolFile> create(const std::filesystem::path &folder);

    Result<> append(std::span<const char> bytes);
    std::uint64_t bytes() const { return m_bytes + m_buffer.size(); }
    /// Hands out everything, from the beginning; nothing is appended afterwards.
    Result<> read(const std::function<Result<>(std::span<const char>)> &sink);

private:
    SpoolFile(FileDescriptor file, std::filesystem::path folder)
        : m_file(std::move(file)), m_folder(std::move(folder))
    {
    }
    Result<> writeBuffer();

    FileDescriptor m_file;
    std::filesystem::path m_folder;
    std::string m_buffer;
    std::uint64_t m_bytes = 0;
};

} // namespace tomato::columns
