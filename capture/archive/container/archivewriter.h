// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <cstdint>
#include <ctime>
#include <span>
#include <string>

namespace tomato::capture {

/// Writes files one after the other into an archive.
class ArchiveWriter
{
public:
    virtual ~ArchiveWriter() = default;

    virtual Result<> open() = 0;
    /// Exactly `bytes` bytes have to follow with write().
    virtual Result<> beginFile(const std::string &name, std::uint64_t bytes,
                               std::time_t modified) = 0;
    virtual Result<> write(std::span<const char> bytes) = 0;
    /// Writes the end of the archive. An archive without it is not valid.
    virtual Result<> finish() = 0;
};

} // namespace tomato::capture
