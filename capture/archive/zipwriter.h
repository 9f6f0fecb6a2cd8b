// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/archivewriter.h"
#include "capture/archive/atomicfile.h"
#include "capture/archive/paralleldeflate.h"

namespace tomato::capture {

/// Writes a zip archive: minizip makes its structure, with 64-bit sizes where they are needed, from
/// data that is compressed here.
class ZipWriter final : public ArchiveWriter
{
public:
    explicit ZipWriter(AtomicFile &file);
    ~ZipWriter() override;
    ZipWriter(const ZipWriter &) = delete;
    ZipWriter &operator=(const ZipWriter &) = delete;

    Result<> open() override;
    Result<> beginFile(const std::string &name, std::uint64_t bytes, std::time_t modified) override;
    Result<> write(std::span<const char> bytes) override;
    Result<> finish() override;

private:
    struct FileFunctions;
    Result<> endFile();
    Result<> pass(std::span<const char> bytes);
    tl::unexpected<Error> zipFailure(const std::string &name) const;

    AtomicFile &m_file;
    ParallelDeflate m_deflate;
    /// minizip's own handle.
    void *m_zip = nullptr;
    /// The name of the file that was begun.
    std::string m_name;
    std::uint64_t m_position = 0;
    /// Nothing is to be written any more.
    bool m_ended = false;
    /// What writing met with; minizip carries only a number.
    Result<> m_written;
};

} // namespace tomato::capture
