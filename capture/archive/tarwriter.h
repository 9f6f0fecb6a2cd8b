// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/gzipwriter.h"

#include <ctime>
#include <memory>

struct archive;

namespace tomato::capture {

/// Writes files one after the other into a tar stream.
class TarWriter final
{
public:
    explicit TarWriter(GzipWriter &out);
    ~TarWriter();
    TarWriter(const TarWriter &) = delete;
    TarWriter &operator=(const TarWriter &) = delete;

    Result<> open();
    /// Exactly `bytes` bytes have to follow with write().
    Result<> beginFile(const std::string &name, std::uint64_t bytes, std::time_t modified);
    Result<> write(std::span<const char> bytes);
    /// Writes the end of the archive.
    Result<> finish();

private:
    struct Closer
    {
        void operator()(archive *handle) const;
    };
    static long pass(archive *handle, void *writer, const void *bytes, std::size_t count) noexcept;
    tl::unexpected<Error> archiveFailure() const;

    GzipWriter &m_out;
    bool m_ended = false;
    /// What pass() met with; libarchive carries only text.
    Result<> m_passed;
    std::unique_ptr<archive, Closer> m_archive;
};

} // namespace tomato::capture
