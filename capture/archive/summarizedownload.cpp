// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/fileaccess.h"
#include "capture/archive/download.h"
#include "capture/archive/pcapngsummary.h"
#include "capture/ring/pcapwalker.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <quazip/quazipfile.h>

#include <QFile>

namespace tomato::capture {

namespace {

constexpr std::size_t BufferBytes = 1 << 18;
/// An archive with more members is no capture but an attempt to exhaust resources.
constexpr int MaxMembers = 10'000;

struct ArchiveCloser
{
    void operator()(archive *handle) const { archive_read_free(handle); }
};
using Archive = std::unique_ptr<archive, ArchiveCloser>;

SegmentSummary summaryOf(const std::string &name, const PcapWalker &walker)
{
    return {name, walker.packets(), walker.wholeBytes(), walker.first(), walker.last()};
}

/// Walks through one pcap file; `read` fills the buffer and returns 0 at the end.
template <class Read>
Result<SegmentSummary> walk(const std::string &name, const Read &read)
{
    PcapWalker walker;
    std::string buffer(BufferBytes, '\0');
    for (;;) {
        const Result<std::size_t> count = read(std::span<char>(buffer));
        if (!count)
            return passOn(count);
        if (*count == 0)
            break;
        if (const auto walked = walker.feed(std::span(buffer).first(*count)); !walked)
            return passOn(walked);
    }
    if (const auto finished = walker.finish(); !finished)
        return passOn(finished);
    return summaryOf(name, walker);
}

tl::unexpected<Error> archiveFailure(archive *handle)
{
    const char *text = archive_error_string(handle);
    return failure(text ? text : "the archive cannot be read");
}

Result<std::vector<SegmentSummary>> summarizeMembers(archive *handle)
{
    std::vector<SegmentSummary> summaries;
    archive_entry *entry = nullptr;
    for (int members = 0;; ++members) {
        const int status = archive_read_next_header(handle, &entry);
        if (status == ARCHIVE_EOF)
            return summaries;
        if (status < ARCHIVE_WARN)
            return archiveFailure(handle);
        if (members == MaxMembers)
            return failure("more than " + std::to_string(MaxMembers) + " members");
        const char *utf8 = archive_entry_pathname_utf8(entry);
        const char *path = utf8 ? utf8 : archive_entry_pathname(entry);
        const std::string name = path ? path : "";
        if (archive_entry_filetype(entry) != AE_IFREG || !name.ends_with(".pcap"))
            continue;
        const auto summary = walk(name, [&](std::span<char> buffer) -> Result<std::size_t> {
            const la_ssize_t count = archive_read_data(handle, buffer.data(), buffer.size());
            if (count < 0)
                return archiveFailure(handle);
            return static_cast<std::size_t>(count);
        });
        if (!summary)
            return failure(summary.error().message, name);
        summaries.push_back(*summary);
    }
}

Result<std::vector<SegmentSummary>> summarizeArchive(const std::filesystem::path &file)
{
    const Archive handle(archive_read_new());
    if (!handle)
        return failure("out of memory");
    if (archive_read_support_filter_gzip(handle.get()) != ARCHIVE_OK ||
        archive_read_support_format_tar(handle.get()) != ARCHIVE_OK ||
        archive_read_open_filename(handle.get(), file.c_str(), BufferBytes) != ARCHIVE_OK)
        return archiveFailure(handle.get());
    return summarizeMembers(handle.get());
}

/// The current member of an archive.
Result<SegmentSummary> summarizeMember(QuaZip &zip, const std::string &name)
{
    QuaZipFile member(&zip);
    if (!member.open(QIODevice::ReadOnly))
        return failure("cannot be unpacked");
    auto summary = walk(name, [&](std::span<char> buffer) -> Result<std::size_t> {
        const qint64 count = member.read(buffer.data(), static_cast<qint64>(buffer.size()));
        if (count < 0 || member.getZipError() != UNZ_OK)
            return failure("cannot be unpacked");
        return static_cast<std::size_t>(count);
    });
    member.close();
    if (summary && member.getZipError() != UNZ_OK)
        return failure("its checksum is another one than the archive says");
    return summary;
}

Result<std::vector<SegmentSummary>> summarizeZip(const std::filesystem::path &file)
{
    QuaZip zip(QFile::decodeName(file.c_str()));
    if (!zip.open(QuaZip::mdUnzip))
        return failure("this is no zip archive, or it is cut off");
    if (zip.getEntriesCount() > MaxMembers)
        return failure("more than " + std::to_string(MaxMembers) + " members");
    std::vector<SegmentSummary> summaries;
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        QuaZipFileInfo64 info;
        if (!zip.getCurrentFileInfo(&info))
            return failure("a member's description cannot be read");
        const std::string name = info.name.toStdString();
        if (info.isSymbolicLink() || !name.ends_with(".pcap"))
            continue;
        if (info.isEncrypted())
            return failure("is encrypted", name);
        const auto summary = summarizeMember(zip, name);
        if (!summary)
            return failure(summary.error().message, name);
        summaries.push_back(*summary);
    }
    if (zip.getZipError() != UNZ_OK)
        return failure("the list of members is damaged");
    return summaries;
}

Result<std::vector<SegmentSummary>> summarizePcap(const FileDescriptor &file,
                                                  const std::filesystem::path &path)
{
    std::uint64_t offset = 0;
    const auto summary =
        walk(path.filename().string(), [&](std::span<char> buffer) -> Result<std::size_t> {
            auto count = readUpTo(file, buffer, offset, path);
            offset += count ? *count : 0;
            return count;
        });
    if (!summary)
        return passOn(summary);
    return std::vector{*summary};
}

} // namespace

Result<std::vector<SegmentSummary>> summarizeDownload(const std::filesystem::path &file)
{
    const auto opened = openFile(file, O_RDONLY);
    if (!opened)
        return passOn(opened);
    std::array<char, 2> magic{};
    const auto count = readUpTo(*opened, magic, 0, file);
    if (!count)
        return passOn(count);
    const bool archive = magic == std::array{'\x1f', '\x8b'};
    const bool zip = magic == std::array{'P', 'K'};
    const bool pcapng = magic == std::array{'\x0a', '\x0d'};
    auto summaries = archive  ? summarizeArchive(file)
                     : zip    ? summarizeZip(file)
                     : pcapng ? summarizePcapng(*opened, file)
                              : summarizePcap(*opened, file);
    if (!summaries) {
        const Error &error = summaries.error();
        if (error.place == file.string())
            return summaries;
        return failure(error.message,
                       file.string() + (error.place.empty() ? "" : ": " + error.place));
    }
    return summaries;
}

} // namespace tomato::capture
