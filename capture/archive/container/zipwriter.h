// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/container/archivewriter.h"
#include "capture/archive/container/paralleldeflate.h"
#include "capture/archive/container/zipdevice.h"

#include <quazip/quazip.h>

namespace tomato::capture {

/// One file or folder of an archive, apart from its bytes.
struct ArchiveMember
{
    std::string name;
    std::uint64_t bytes = 0;
    std::time_t modified = 0;
    /// Its bytes are not compressed.
    bool isStored = false;
    /// Its owner may run it.
    bool isExecutable = false;
};

/// Writes a zip archive: QuaZip makes its structure, with 64-bit sizes where they are needed, and
/// takes in its raw mode what is compressed here.
class ZipWriter final : public ArchiveWriter
{
public:
    explicit ZipWriter(AtomicFile &file);
    ~ZipWriter() override;
    ZipWriter(const ZipWriter &) = delete;
    ZipWriter &operator=(const ZipWriter &) = delete;

    Result<> open() override;
    Result<> beginFile(const std::string &name, std::uint64_t bytes, std::time_t modified) override;
    Result<> begin(const ArchiveMember &member);
    /// Adds an empty folder; its name ends in a slash.
    Result<> addFolder(const std::string &name, std::time_t modified);
    Result<> write(std::span<const char> bytes) override;
    Result<> finish() override;

private:
    Result<> endFile();
    Result<> pass(std::span<const char> bytes);
    tl::unexpected<Error> zipFailure(const std::string &name) const;

    ZipDevice m_device;
    QuaZip m_zip;
    ParallelDeflate m_deflate;
    /// The name of the file that was begun, and whether its bytes are not compressed.
    std::string m_name;
    bool m_isStored = false;
};

} // namespace tomato::capture
