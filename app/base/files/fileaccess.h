// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>

namespace tomato {

/// Returns the system's message for errno, as an error about `path`.
tl::unexpected<Error> fileFailure(const std::filesystem::path &path, const std::string &doing);

/// Opens with O_CLOEXEC and, for a new file, access for its owner only.
Result<FileDescriptor> openFile(const std::filesystem::path &path, int flags);
/// Opens a file of a ring, which may lie in a folder that others write into: links are not
/// followed. A file that is not a regular one is refused, and so is another user's when it is
/// opened for writing.
Result<FileDescriptor> openRingFile(const std::filesystem::path &path, int flags);
/// Writes all bytes at the offset.
Result<> writeAll(const FileDescriptor &file, std::span<const char> bytes, std::uint64_t offset,
                  const std::filesystem::path &path);
/// Fills `bytes` from the offset as far as the file goes; returns how many there were.
Result<std::size_t> readUpTo(const FileDescriptor &file, std::span<char> bytes,
                             std::uint64_t offset, const std::filesystem::path &path);
/// Returns what a small file holds, such as one of proc(5) or of a control group; as much as can be
/// read, which is nothing when its process is gone. A stream throws then.
std::string textOf(const std::string &path);
/// Size of the open file.
Result<std::uint64_t> fileBytes(const FileDescriptor &file, const std::filesystem::path &path);

} // namespace tomato
