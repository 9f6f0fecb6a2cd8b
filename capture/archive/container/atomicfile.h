// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <cstdint>
#include <filesystem>
#include <span>

namespace tomato::capture {

/// A file that appears under its name whole, with commit(), or not at all: until then it has no
/// name where the file system can do that, so that not even a killed process leaves it behind.
class AtomicFile final
{
public:
    static Result<AtomicFile> create(const std::filesystem::path &target);
    ~AtomicFile();
    AtomicFile(AtomicFile &&other) noexcept = default;
    AtomicFile &operator=(AtomicFile &&other) = delete;

    /// Appends.
    Result<> write(std::span<const char> bytes);
    /// Writes over what is there, or appends.
    Result<> writeAt(std::uint64_t offset, std::span<const char> bytes);
    std::uint64_t bytes() const { return m_bytes; }
    /// Returns where what was written so far can be read, while this object lives.
    std::filesystem::path readPath() const;
    /// Renames the file to its final name and replaces what had that name before.
    Result<> commit();

private:
    AtomicFile(std::filesystem::path target) : m_target(std::move(target)) {}
    Result<> link();

    std::filesystem::path m_target;
    /// The file has this name until commit(), unless it has no name yet.
    std::filesystem::path m_temporary;
    FileDescriptor m_file;
    std::uint64_t m_bytes = 0;
};

} // namespace tomato::capture
