// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <cstdint>
#include <filesystem>

namespace tomato::capture {

/// DIRECTORY/000001.pcap: a segment that anybody can read at any moment.
std::filesystem::path segmentPath(const std::filesystem::path &directory, std::uint64_t number);
/// Returns the number in such a file's name; 0 when it is no such name.
std::uint64_t segmentNumber(const std::filesystem::path &path);

/// DIRECTORY/.000006.pcap: a segment that is being written over the bytes of one that was dropped.
/// Behind what is committed stands old content, so it has no name that others look for until it is
/// complete and cut.
std::filesystem::path overwritingPath(const std::filesystem::path &directory, std::uint64_t number);
/// Returns the number in such a file's name; 0 when it is no such name.
std::uint64_t overwritingNumber(const std::filesystem::path &path);

/// Opens a segment for reading under either name. When a snapshot that is taken after this still
/// has the segment, the open file keeps its committed bytes, also when the ring drops it.
Result<FileDescriptor> openSegment(const std::filesystem::path &directory, std::uint64_t number);
/// Tells whether there is no such file under either name.
bool isMissing(const std::filesystem::path &directory, std::uint64_t number);

/// Opens the dropped segment's file for writing, under the overwriting name of another one: new
/// pages cost as much as all else that recording does. None when somebody has the file open, or
/// the file system cannot tell (leases, fcntl(2)); then it still has its name.
FileDescriptor takeOver(const std::filesystem::path &directory, std::uint64_t dropped,
                        std::uint64_t next);
/// Cuts the file to its `bytes` and gives it its name.
Result<> completeOverwriting(const FileDescriptor &file, const std::filesystem::path &directory,
                             std::uint64_t number, std::uint64_t bytes);

} // namespace tomato::capture
