// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/container/archivewriter.h"
#include "capture/archive/container/gzipwriter.h"

#include <memory>

struct archive;

namespace tomato::capture {

/// Writes a tar archive that is compressed with gzip.
class TarWriter final : public ArchiveWriter
{
public:
    explicit TarWriter(AtomicFile &file);
    ~TarWriter() override;
    TarWriter(const TarWriter &) = delete;
    TarWriter &operator=(const TarWriter &) = delete;

    Result<> open() override;
    Result<> beginFile(const std::string &name, std::uint64_t bytes, std::time_t modified) override;
    Result<> write(std::span<const char> bytes) override;
    Result<> finish() override;

private:
    struct Closer
    {
        void operator()(archive *handle) const;
    };
    static long pass(archive *handle, void *writer, const void *bytes, std::size_t count) noexcept;
    tl::unexpected<Error> archiveFailure() const;

    GzipWriter m_out;
    bool m_ended = false;
    /// Keeps the error that pass() met with, as libarchive carries only text.
    Result<> m_passed;
    std::unique_ptr<archive, Closer> m_archive;
};

} // namespace tomato::capture
