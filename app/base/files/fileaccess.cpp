// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/fileaccess.h"

#include "app/base/systemwords.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace tomato {

tl::unexpected<Error> fileFailure(const std::filesystem::path &path, const std::string &doing)
{
    const int number = errno;
    return failure(doing + ": " + systemWords(number), path.string());
}

Result<FileDescriptor> openFile(const std::filesystem::path &path, int flags)
{
    FileDescriptor file(::open(path.c_str(), flags | O_CLOEXEC, 0600));
    if (!file)
        return fileFailure(path, flags & O_CREAT ? "cannot be made" : "cannot be opened");
    return file;
}

Result<FileDescriptor> openRingFile(const std::filesystem::path &path, int flags)
{
    struct stat status = {};
    // A pipe would make the caller wait; with O_NONBLOCK a lease would fail who must wait for it.
    if (::lstat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
        return failure("is no ordinary file", path.string());
    // It is not cut before it is known.
    auto file = openFile(path, (flags & ~O_TRUNC) | O_NOFOLLOW);
    if (!file)
        return file;
    if (::fstat(file->get(), &status) != 0)
        return fileFailure(path, "cannot be looked at");
    if (!S_ISREG(status.st_mode))
        return failure("is no ordinary file", path.string());
    if ((flags & O_ACCMODE) != O_RDONLY && status.st_uid != ::geteuid())
        return failure("belongs to another user", path.string());
    if ((flags & O_TRUNC) != 0 && ::ftruncate(file->get(), 0) != 0)
        return fileFailure(path, "cannot be cut");
    return file;
}

Result<> writeAll(const FileDescriptor &file, std::span<const char> bytes, std::uint64_t offset,
                  const std::filesystem::path &path)
{
    while (!bytes.empty()) {
        const ssize_t count =
            ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fileFailure(path, "cannot be written");
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    return {};
}

Result<std::size_t> readUpTo(const FileDescriptor &file, std::span<char> bytes,
                             std::uint64_t offset, const std::filesystem::path &path)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::pread(file.get(), bytes.data() + done, bytes.size() - done,
                                      static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fileFailure(path, "cannot be read");
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

std::string textOf(const std::string &path)
{
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string text;
    std::array<char, 4096> bytes{};
    ssize_t got = 0;
    while (file && ((got = ::read(file.get(), bytes.data(), bytes.size())) > 0 ||
                    (got < 0 && errno == EINTR)))
        text.append(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return text;
}

Result<std::uint64_t> fileBytes(const FileDescriptor &file, const std::filesystem::path &path)
{
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return fileFailure(path, "cannot be examined");
    return static_cast<std::uint64_t>(status.st_size);
}

} // namespace tomato
