// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/zipwriter.h"

#include <zip.h>

#include <cstdio>

namespace tomato::capture {

namespace {

/// APPNOTE.TXT 4.4.4, bit 11: names are UTF-8.
constexpr uLong Utf8Names = 1 << 11;
/// Made on Unix, as 2.0 of the format is.
constexpr uLong MadeBy = (3 << 8) | 20;
constexpr uLong RegularFile0644 = 0100644UL << 16;
/// From here on a file may be larger than 32 bits can say, even where it does not get smaller.
constexpr std::uint64_t SizeFor64Bits = 0xf0000000;

zip_fileinfo description(std::time_t modified)
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
    info.external_fa = RegularFile0644;
    return info;
}

} // namespace

/// What minizip does to the file.
struct ZipWriter::FileFunctions
{
    static ZipWriter &self(voidpf zip) { return *static_cast<ZipWriter *>(zip); }
    static voidpf open(voidpf zip, const void *, int) { return zip; }
    static uLong read(voidpf, voidpf, void *, uLong) { return 0; }
    static uLong write(voidpf zip, voidpf, const void *bytes, uLong count)
    {
        ZipWriter &writer = self(zip);
        if (writer.m_ended)
            return count;
        if (writer.m_written)
            writer.m_written =
                writer.m_file.writeAt(writer.m_position, {static_cast<const char *>(bytes), count});
        writer.m_position += count;
        return writer.m_written ? count : 0;
    }
    static ZPOS64_T tell(voidpf zip, voidpf) { return self(zip).m_position; }
    static long seek(voidpf zip, voidpf, ZPOS64_T offset, int origin)
    {
        ZipWriter &writer = self(zip);
        if (origin == ZLIB_FILEFUNC_SEEK_END)
            offset += writer.m_file.bytes();
        else if (origin == ZLIB_FILEFUNC_SEEK_CUR)
            offset += writer.m_position;
        writer.m_position = offset;
        return 0;
    }
    static int close(voidpf, voidpf) { return 0; }
    static int error(voidpf zip, voidpf) { return self(zip).m_written ? 0 : 1; }
};

ZipWriter::ZipWriter(AtomicFile &file)
    : m_file(file), m_deflate([this](std::span<const char> bytes) { return pass(bytes); })
{
}

ZipWriter::~ZipWriter()
{
    m_ended = true;
    if (m_zip != nullptr)
        zipClose(m_zip, nullptr);
}

Result<> ZipWriter::open()
{
    zlib_filefunc64_def functions = {
        FileFunctions::open, FileFunctions::read,  FileFunctions::write, FileFunctions::tell,
        FileFunctions::seek, FileFunctions::close, FileFunctions::error, this};
    m_zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    if (m_zip == nullptr)
        return failure("out of memory");
    return {};
}

Result<> ZipWriter::beginFile(const std::string &name, std::uint64_t bytes, std::time_t modified)
{
    if (auto ended = endFile(); !ended)
        return ended;
    const zip_fileinfo info = description(modified);
    constexpr int Raw = 1;
    if (zipOpenNewFileInZip4_64(m_zip, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                Z_DEFLATED, Z_BEST_SPEED, Raw, -MAX_WBITS, DEF_MEM_LEVEL,
                                Z_DEFAULT_STRATEGY, nullptr, 0, MadeBy, Utf8Names,
                                bytes >= SizeFor64Bits) != ZIP_OK)
        return zipFailure(name);
    m_name = name;
    m_deflate.begin();
    return {};
}

Result<> ZipWriter::write(std::span<const char> bytes)
{
    return m_deflate.write(bytes);
}

Result<> ZipWriter::pass(std::span<const char> bytes)
{
    if (zipWriteInFileInZip(m_zip, bytes.data(), static_cast<unsigned>(bytes.size())) != ZIP_OK)
        return zipFailure(m_name);
    return {};
}

Result<> ZipWriter::endFile()
{
    if (m_name.empty())
        return {};
    if (auto finished = m_deflate.finish(); !finished)
        return finished;
    if (zipCloseFileInZipRaw64(m_zip, m_deflate.bytes(), m_deflate.checksum()) != ZIP_OK)
        return zipFailure(m_name);
    m_name.clear();
    return {};
}

Result<> ZipWriter::finish()
{
    if (auto ended = endFile(); !ended)
        return ended;
    if (zipClose(std::exchange(m_zip, nullptr), nullptr) != ZIP_OK)
        return zipFailure("the end");
    return {};
}

tl::unexpected<Error> ZipWriter::zipFailure(const std::string &name) const
{
    if (!m_written)
        return passOn(m_written);
    return failure("the archive cannot be written", name);
}

} // namespace tomato::capture
