// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/foldercopy.h"

#include "app/base/files/fileaccess.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <memory>
#include <string_view>
#include <vector>

namespace tomato {

namespace {

struct CloseFolder
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};

Result<> copyBytes(const FileDescriptor &source, const FileDescriptor &target, mode_t mode,
                   const std::filesystem::path &from, const std::filesystem::path &to)
{
    constexpr std::size_t Piece = 1024 * 1024;
    std::vector<char> bytes(Piece);
    for (std::uint64_t offset = 0;;) {
        const auto read = readUpTo(source, bytes, offset, from);
        if (!read)
            return passOn(read);
        const std::string_view begin(bytes.data(), *read);
        if (offset == 0 && (begin.starts_with("#!") || begin.starts_with("\x7f"
                                                                         "ELF")))
            mode |= S_IXUSR;
        if (*read == 0)
            break;
        const auto written = writeAll(target, {bytes.data(), *read}, offset, to);
        if (!written)
            return written;
        offset += *read;
    }
    if (::fchmod(target.get(), (mode & 0777) | S_IRUSR | S_IWUSR) != 0)
        return fileFailure(to, "its mode cannot be set");
    return {};
}

/// Copies a folder that is open; `path` is its own beneath both folders, with a slash, or empty.
class Copying final
{
public:
    Copying(const std::filesystem::path &from, const EnclosedFolder &to) : m_from(from), m_to(to) {}

    Result<> copyEntries(const FileDescriptor &folder, const std::string &path) const;

private:
    Result<> copyEntry(int folder, const std::string &path, const char *name) const;

    const std::filesystem::path &m_from;
    const EnclosedFolder &m_to;
};

Result<> Copying::copyEntries(const FileDescriptor &folder, const std::string &path) const
{
    // closedir() closes what it was given.
    const std::unique_ptr<DIR, CloseFolder> entries(
        ::fdopendir(::fcntl(folder.get(), F_DUPFD_CLOEXEC, 0)));
    if (entries == nullptr)
        return fileFailure(m_from / path, "cannot be read");
    errno = 0;
    while (const dirent *entry = ::readdir(entries.get())) {
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..")
            continue;
        if (const auto copied = copyEntry(folder.get(), path + entry->d_name, entry->d_name);
            !copied)
            return copied;
        errno = 0;
    }
    return errno == 0 ? Result<>() : Result<>(fileFailure(m_from / path, "cannot be read"));
}

Result<> Copying::copyEntry(int folder, const std::string &path, const char *name) const
{
    // A pipe would make the caller wait.
    const FileDescriptor source(
        ::openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!source && errno == ELOOP)
        return failure("is a link, which another machine may not have", (m_from / path).string());
    struct stat status = {};
    if (!source || ::fstat(source.get(), &status) != 0)
        return fileFailure(m_from / path, "cannot be read");
    if (S_ISDIR(status.st_mode)) {
        const auto made = m_to.makeFolder(path);
        return made ? copyEntries(source, path + '/') : made;
    }
    if (!S_ISREG(status.st_mode))
        return failure("is no file", (m_from / path).string());
    const auto target = m_to.makeFile(path, 0600);
    if (!target)
        return passOn(target);
    return copyBytes(source, *target, status.st_mode, m_from / path, m_to.place() / path);
}

} // namespace

Result<> copyFolder(const std::filesystem::path &from, const EnclosedFolder &to)
{
    const auto folder = openFile(from, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    if (!folder)
        return passOn(folder);
    return Copying(from, to).copyEntries(*folder, {});
}

} // namespace tomato
