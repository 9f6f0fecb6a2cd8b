// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/zipwriter.h"

#include <quazip/zip.h>

namespace tomato::capture {

namespace {

/// APPNOTE.TXT 4.4.4, bit 11: names are UTF-8.
constexpr uLong Utf8Names = 1 << 11;
/// Made on Unix, as 2.0 of the format is.
constexpr uLong MadeBy = (3 << 8) | 20;
constexpr uLong RegularFile0644 = 0100644UL << 16;
constexpr uLong RegularFile0755 = 0100755UL << 16;
/// The lowest bit says so to programs that know no Unix.
constexpr uLong Folder0755 = (040755UL << 16) | 0x10;
/// From this size on a file may exceed 32 bits, even where compression does not make it smaller.
constexpr std::uint64_t SizeFor64Bits = 0xf0000000;

zip_fileinfo description(std::time_t modified, uLong attributes)
{
    zip_fileinfo info = {};
    std::tm local = {};
    ::localtime_r(&modified, &local);
    // The format begins with the year 1980.
    if (local.tm_year < 80)
        local = {0, 0, 0, 1, 0, 80, 0, 0, 0, 0, nullptr};
    info.tmz_date.tm_sec = static_cast<uInt>(local.tm_sec);
    info.tmz_date.tm_min = static_cast<uInt>(local.tm_min);
    info.tmz_date.tm_hour = static_cast<uInt>(local.tm_hour);
    info.tmz_date.tm_mday = static_cast<uInt>(local.tm_mday);
    info.tmz_date.tm_mon = static_cast<uInt>(local.tm_mon);
    info.tmz_date.tm_year = static_cast<uInt>(local.tm_year + 1900);
    info.external_fa = attributes;
    return info;
}

} // namespace

ZipWriter::ZipWriter(AtomicFile &file)
    : m_device(file), m_zip(&m_device),
      m_deflate([this](std::span<const char> bytes) { return pass(bytes); })
{
    m_zip.setAutoClose(false);
    // Sizes in front of the members, where programs that read a stream look for them.
    m_zip.setDataDescriptorWritingEnabled(false);
}

ZipWriter::~ZipWriter()
{
    m_device.discard();
}

Result<> ZipWriter::open()
{
    if (!m_zip.open(QuaZip::mdCreate))
        return zipFailure("the beginning");
    return {};
}

Result<> ZipWriter::beginFile(const std::string &name, std::uint64_t bytes, std::time_t modified)
{
    return begin({name, bytes, modified});
}

/// QuaZipFile takes a raw member's checksum before its first byte; here it is known after the
/// last, so that this is done with the functions below QuaZipFile, on QuaZip's own handle.
Result<> ZipWriter::begin(const ArchiveMember &member)
{
    if (auto ended = endFile(); !ended)
        return ended;
    const zip_fileinfo info =
        description(member.modified, member.isExecutable ? RegularFile0755 : RegularFile0644);
    constexpr int Stored = 0;
    if (zipOpenNewFileInZip4_64(m_zip.getZipFile(), member.name.c_str(), &info, nullptr, 0, nullptr,
                                0, nullptr, member.isStored ? Stored : Z_DEFLATED,
                                member.isStored ? 0 : Z_BEST_SPEED, member.isStored ? 0 : 1,
                                -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, MadeBy,
                                Utf8Names, member.bytes >= SizeFor64Bits) != ZIP_OK)
        return zipFailure(member.name);
    m_name = member.name;
    m_isStored = member.isStored;
    if (!m_isStored)
        m_deflate.begin();
    return {};
}

Result<> ZipWriter::addFolder(const std::string &name, std::time_t modified)
{
    if (auto ended = endFile(); !ended)
        return ended;
    const zip_fileinfo info = description(modified, Folder0755);
    if (zipOpenNewFileInZip4_64(m_zip.getZipFile(), name.c_str(), &info, nullptr, 0, nullptr, 0,
                                nullptr, 0, 0, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY,
                                nullptr, 0, MadeBy, Utf8Names, 0) != ZIP_OK ||
        zipCloseFileInZip(m_zip.getZipFile()) != ZIP_OK)
        return zipFailure(name);
    return {};
}

Result<> ZipWriter::write(std::span<const char> bytes)
{
    return m_isStored ? pass(bytes) : m_deflate.write(bytes);
}

Result<> ZipWriter::pass(std::span<const char> bytes)
{
    if (zipWriteInFileInZip(m_zip.getZipFile(), bytes.data(),
                            static_cast<unsigned>(bytes.size())) != ZIP_OK)
        return zipFailure(m_name);
    return {};
}

Result<> ZipWriter::endFile()
{
    if (m_name.empty())
        return {};
    if (m_isStored) {
        if (zipCloseFileInZip(m_zip.getZipFile()) != ZIP_OK)
            return zipFailure(m_name);
        m_name.clear();
        return {};
    }
    if (auto finished = m_deflate.finish(); !finished)
        return finished;
    if (zipCloseFileInZipRaw64(m_zip.getZipFile(), m_deflate.bytes(), m_deflate.checksum()) !=
        ZIP_OK)
        return zipFailure(m_name);
    m_name.clear();
    return {};
}

Result<> ZipWriter::finish()
{
    if (auto ended = endFile(); !ended)
        return ended;
    m_zip.close();
    if (m_zip.getZipError() != ZIP_OK)
        return zipFailure("the end");
    return {};
}

tl::unexpected<Error> ZipWriter::zipFailure(const std::string &name) const
{
    if (!m_device.written())
        return passOn(m_device.written());
    return failure("the archive cannot be written", name);
}

} // namespace tomato::capture
