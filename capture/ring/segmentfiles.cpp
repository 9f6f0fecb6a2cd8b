// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/segmentfiles.h"

#include "app/base/files/fileaccess.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <string>

namespace tomato::capture {

namespace {

std::string digits(std::uint64_t number)
{
    std::string text = std::to_string(number);
    if (text.size() < 6)
        text.insert(0, 6 - text.size(), '0');
    return text;
}

/// The number in NAME when `make` makes that name of it.
std::uint64_t numberIn(const std::string &name, std::size_t skip,
                       std::filesystem::path (*make)(const std::filesystem::path &, std::uint64_t))
{
    if (name.size() <= skip)
        return 0;
    std::uint64_t number = 0;
    const auto [rest, error] =
        std::from_chars(name.data() + skip, name.data() + name.size(), number);
    return error == std::errc() && make({}, number) == name ? number : 0;
}

/// Tells whether the name leads to this file: then no writer takes it over any more.
bool isStillNamed(const FileDescriptor &file, const std::filesystem::path &path)
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(file.get(), &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

} // namespace

std::filesystem::path segmentPath(const std::filesystem::path &directory, std::uint64_t number)
{
    return directory / (digits(number) + ".pcap");
}

std::uint64_t segmentNumber(const std::filesystem::path &path)
{
    return numberIn(path.filename().string(), 0, segmentPath);
}

std::filesystem::path overwritingPath(const std::filesystem::path &directory, std::uint64_t number)
{
    return directory / ("." + digits(number) + ".pcap");
}

std::uint64_t overwritingNumber(const std::filesystem::path &path)
{
    return numberIn(path.filename().string(), 1, overwritingPath);
}

Result<FileDescriptor> openSegment(const std::filesystem::path &directory, std::uint64_t number)
{
    const auto path = segmentPath(directory, number);
    // It may get its name between two looks.
    for (const auto &name : {path, overwritingPath(directory, number), path}) {
        if (auto file = openRingFile(name, O_RDONLY); file && isStillNamed(*file, name))
            return file;
    }
    if (auto file = openRingFile(path, O_RDONLY); !file)
        return file;
    return failure("was dropped meanwhile", path.string());
}

bool isMissing(const std::filesystem::path &directory, std::uint64_t number)
{
    std::error_code error;
    return !std::filesystem::exists(segmentPath(directory, number), error) &&
           !std::filesystem::exists(overwritingPath(directory, number), error);
}

FileDescriptor takeOver(const std::filesystem::path &directory, std::uint64_t dropped,
                        std::uint64_t next)
{
    const auto from = segmentPath(directory, dropped);
    const auto to = overwritingPath(directory, next);
    auto file = openRingFile(from, O_WRONLY);
    // When somebody opens it meanwhile the system sends a signal: this one does no harm.
    if (!file || ::fcntl(file->get(), F_SETSIG, SIGURG) != 0 ||
        ::fcntl(file->get(), F_SETLEASE, F_WRLCK) != 0)
        return {};
    const bool renamed = ::rename(from.c_str(), to.c_str()) == 0;
    // A reader who found it under its old name is waiting now, and has broken the lease.
    const bool alone = ::fcntl(file->get(), F_GETLEASE) == F_WRLCK;
    if (renamed && !alone)
        ::unlink(to.c_str());
    ::fcntl(file->get(), F_SETLEASE, F_UNLCK);
    return renamed && alone ? std::move(*file) : FileDescriptor();
}

Result<> completeOverwriting(const FileDescriptor &file, const std::filesystem::path &directory,
                             std::uint64_t number, std::uint64_t bytes)
{
    const auto from = overwritingPath(directory, number);
    if (::ftruncate(file.get(), static_cast<off_t>(bytes)) != 0)
        return fileFailure(from, "cannot be cut");
    if (::rename(from.c_str(), segmentPath(directory, number).c_str()) != 0)
        return fileFailure(from, "cannot be renamed");
    return {};
}

} // namespace tomato::capture
