// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/container/atomicfile.h"
#include "capture/archive/container/paralleldeflate.h"

namespace tomato::capture {

/// Compresses a stream into a file as gzip (RFC 1952).
class GzipWriter final
{
public:
    explicit GzipWriter(AtomicFile &file);

    Result<> write(std::span<const char> bytes);
    /// Writes what is left.
    Result<> finish();

private:
    Result<> begin();

    AtomicFile &m_file;
    ParallelDeflate m_deflate;
    bool m_begun = false;
};

} // namespace tomato::capture
