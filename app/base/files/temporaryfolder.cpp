// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/temporaryfolder.h"

#include "app/base/files/treeremoval.h"

#include <cerrno>
#include <cstdlib>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace tomato {

namespace {

constexpr std::size_t Letters = 6;

/// Opens a folder of this user; a link is not followed.
FileDescriptor openOwn(int within, const char *name)
{
    FileDescriptor folder(::openat(within, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat found
    {
    };
    if (!folder || ::fstat(folder.get(), &found) != 0 || found.st_uid != ::geteuid())
        return {};
    return folder;
}

bool lock(const FileDescriptor &folder)
{
    return folder && ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0;
}

/// Returns whether the open folder is still the one with that path.
bool isThere(const FileDescriptor &folder, const std::string &path)
{
    struct stat opened
    {
    };
    struct stat named
    {
    };
    return ::fstat(folder.get(), &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

} // namespace

TemporaryFolder::TemporaryFolder(const std::string &name, const std::filesystem::path &within)
{
    // Who removes what was left may take one away before it is locked.
    constexpr int MaxTries = 100;
    for (int attempt = 0; attempt < MaxTries && !isValid(); ++attempt) {
        std::string path = within / (name + '-' + std::string(Letters, 'X'));
        if (::mkdtemp(path.data()) == nullptr) {
            m_error = errno;
            return;
        }
        m_lock = openOwn(AT_FDCWD, path.c_str());
        if (lock(m_lock) && isThere(m_lock, path))
            m_path = path;
    }
    m_error = isValid() ? 0 : EAGAIN;
}

TemporaryFolder::~TemporaryFolder()
{
    remove();
}

void TemporaryFolder::remove()
{
    if (isValid())
        (void)removeTree(m_path);
    m_path.clear();
    m_lock.reset();
}

void TemporaryFolder::removeLeft(const std::string &name, const std::filesystem::path &within)
{
    const FileDescriptor place(::open(within.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    DIR *all = place ? ::fdopendir(::dup(place.get())) : nullptr;
    if (all == nullptr)
        return;
    const std::string begin = name + '-';
    while (const dirent *entry = ::readdir(all)) {
        const std::string each = entry->d_name;
        const bool isCalledSo = each.size() == begin.size() + Letters && each.starts_with(begin);
        // A number is no random name: there are folders for each user.
        const bool isNumber =
            isCalledSo && each.find_first_not_of("0123456789", begin.size()) == std::string::npos;
        if (!isCalledSo || isNumber)
            continue;
        if (const FileDescriptor folder = openOwn(place.get(), each.c_str()); lock(folder))
            (void)::unlinkat(place.get(), each.c_str(), AT_REMOVEDIR);
    }
    ::closedir(all);
}

std::filesystem::path TemporaryFolder::defaultPlace()
{
    std::error_code failed;
    const std::filesystem::path place = std::filesystem::temp_directory_path(failed);
    return failed ? "/tmp" : place;
}

} // namespace tomato
