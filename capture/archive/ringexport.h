// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/ring/ringreader.h"

#include <optional>
#include <string>
#include <vector>

namespace tomato::capture {

/// The files of a ring as it is at one moment, for a copy on another machine: there it reads as a
/// ring that is closed. The files are open, so that they stay whatever the recording does
/// meanwhile.
class RingExport final
{
public:
    static Result<RingExport> open(const RingReader &ring);

    struct File
    {
        /// Inside the run's folder: mostBytes() knows it.
        std::string name;
        std::uint64_t bytes = 0;
        /// Either the open file is set, or its content.
        FileDescriptor file;
        std::string content;
    };
    const std::vector<File> &files() const { return m_files; }
    /// Reads the file from the offset on, at most the given number of bytes.
    Result<std::string> read(const File &file, std::uint64_t offset, std::size_t most) const;

    /// Returns the most bytes that a file of this name in a run's folder may have; nothing where it
    /// may have no such file: there are segments, state, sides, description, names and emulation,
    /// and the same of its arrivals in the folder `arrivals`.
    static std::optional<std::uint64_t> mostBytes(const std::string &name);

private:
    static Result<RingExport> openRing(const RingReader &ring);
    Result<bool> openSegments(const RingReader &ring);
    Result<> addSmall(const std::filesystem::path &path);

    std::vector<File> m_files;
};

} // namespace tomato::capture
