// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/atomicfile.h"

#include "app/base/files/fileaccess.h"
#include "app/base/shortname.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <random>

namespace tomato::capture {

namespace {

constexpr int NameAttempts = 100;

/// ".NAME.123456789.part" beside the target.
std::filesystem::path temporaryName(const std::filesystem::path &target)
{
    std::random_device random;
    return target.parent_path() /
           ("." + shortName(target.filename().string()) + "." + std::to_string(random()) + ".part");
}

std::filesystem::path folderOf(const std::filesystem::path &target)
{
    return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

} // namespace

Result<AtomicFile> AtomicFile::create(const std::filesystem::path &file)
{
    std::error_code error;
    const auto real = std::filesystem::canonical(file, error);
    AtomicFile made(error ? file : real);
    const auto status = std::filesystem::status(made.m_target, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return failure("is no regular file", file.string());

    // Mode 0666 is what the user's umask leaves of it.
    made.m_file = FileDescriptor(
        ::open(folderOf(made.m_target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
    if (made.m_file)
        return made;
    if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL && errno != ENOSYS)
        return fileFailure(file, "cannot be made");
    for (int attempt = 0; attempt < NameAttempts && !made.m_file; ++attempt) {
        const auto name = temporaryName(made.m_target);
        made.m_file =
            FileDescriptor(::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666));
        if (made.m_file)
            made.m_temporary = name;
        else if (errno != EEXIST)
            break;
    }
    if (!made.m_file)
        return fileFailure(file, "cannot be made");
    return made;
}

AtomicFile::~AtomicFile()
{
    if (m_file && !m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Result<> AtomicFile::write(std::span<const char> bytes)
{
    return writeAt(m_bytes, bytes);
}

Result<> AtomicFile::writeAt(std::uint64_t offset, std::span<const char> bytes)
{
    auto written = writeAll(m_file, bytes, offset, m_target);
    m_bytes = std::max(m_bytes, offset + bytes.size());
    return written;
}

std::filesystem::path AtomicFile::readPath() const
{
    return "/proc/self/fd/" + std::to_string(m_file.get());
}

Result<> AtomicFile::commit()
{
    if (::fsync(m_file.get()) != 0)
        return fileFailure(m_target, "cannot be written");
    if (m_temporary.empty()) {
        if (auto linked = link(); !linked)
            return linked;
    }
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return fileFailure(m_target, "cannot be made");
    m_temporary.clear();
    return {};
}

/// Gives a file without a name one, see open(2) under O_TMPFILE; a link cannot replace a file, so
/// it is a temporary one.
Result<> AtomicFile::link()
{
    const std::string self = readPath().string();
    for (int attempt = 0; attempt < NameAttempts; ++attempt) {
        const auto name = temporaryName(m_target);
        if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            m_temporary = name;
            return {};
        }
        if (errno != EEXIST)
            break;
    }
    return fileFailure(m_target, "cannot be made");
}

} // namespace tomato::capture
