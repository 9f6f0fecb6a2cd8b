// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/tarwriter.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>

namespace tomato::capture {

namespace {
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;
}

void TarWriter::Closer::operator()(archive *handle) const
{
    archive_write_free(handle);
}

TarWriter::TarWriter(AtomicFile &file) : m_out(file), m_archive(archive_write_new()) {}

TarWriter::~TarWriter()
{
    // libarchive pads an unfinished entry, which is useless here. (archive_write_fail() would
    // prevent that, and leak.)
    m_ended = true;
}

Result<> TarWriter::open()
{
    if (!m_archive)
        return failure("out of memory");
    archive *handle = m_archive.get();
    // Names go as they are, in UTF-8, whatever the locale. The pax format can say that, with a word
    // (hdrcharset) that GNU tar warns of; its own format says nothing.
    if (archive_write_set_format_gnutar(handle) != ARCHIVE_OK ||
        archive_write_set_bytes_per_block(handle, 0) != ARCHIVE_OK ||
        archive_write_open(handle, this, nullptr, &TarWriter::pass, nullptr) != ARCHIVE_OK)
        return archiveFailure();
    return {};
}

Result<> TarWriter::beginFile(const std::string &name, std::uint64_t bytes, std::time_t modified)
{
    const Entry entry(archive_entry_new(), &archive_entry_free);
    if (!entry)
        return failure("out of memory");
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes));
    archive_entry_set_mtime(entry.get(), modified, 0);
    if (archive_write_header(m_archive.get(), entry.get()) != ARCHIVE_OK)
        return archiveFailure();
    return {};
}

Result<> TarWriter::write(std::span<const char> bytes)
{
    const la_ssize_t count = archive_write_data(m_archive.get(), bytes.data(), bytes.size());
    if (count < 0 || static_cast<std::size_t>(count) != bytes.size())
        return archiveFailure();
    return {};
}

Result<> TarWriter::finish()
{
    if (archive_write_close(m_archive.get()) != ARCHIVE_OK)
        return archiveFailure();
    return m_out.finish();
}

long TarWriter::pass(archive *handle, void *writer, const void *bytes, std::size_t count) noexcept
{
    auto &tar = *static_cast<TarWriter *>(writer);
    if (tar.m_ended)
        return static_cast<long>(count);
    tar.m_passed = tar.m_out.write({static_cast<const char *>(bytes), count});
    if (!tar.m_passed) {
        archive_set_error(handle, EIO, "%s", tar.m_passed.error().message.c_str());
        return ARCHIVE_FATAL;
    }
    return static_cast<long>(count);
}

tl::unexpected<Error> TarWriter::archiveFailure() const
{
    if (!m_passed)
        return passOn(m_passed);
    const char *text = archive_error_string(m_archive.get());
    return failure(text ? text : "the archive cannot be written");
}

} // namespace tomato::capture
