// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/enclosedfolder.h"

#include "app/base/files/fileaccess.h"
#include "app/base/files/memberpath.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

namespace tomato {

static FileDescriptor openBeneath(int folder, const std::string &path, int flags, mode_t mode = 0)
{
    open_how how{};
    how.flags = static_cast<unsigned long long>(flags | O_CLOEXEC);
    how.mode = mode;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    return FileDescriptor(
        static_cast<int>(syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how)));
}

Result<EnclosedFolder> EnclosedFolder::open(const std::filesystem::path &folder)
{
    auto opened = openFile(folder, O_RDONLY | O_DIRECTORY);
    if (!opened)
        return passOn(opened);
    return EnclosedFolder(*std::move(opened), folder);
}

Result<FileDescriptor> EnclosedFolder::openFolder(const std::string &path) const
{
    constexpr int Flags = O_PATH | O_DIRECTORY;
    if (FileDescriptor there = openBeneath(m_folder.get(), path, Flags))
        return there;
    FileDescriptor parent = openBeneath(m_folder.get(), ".", Flags);
    for (std::size_t begin = 0; parent && begin < path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        // If it cannot be made, the error of opening it says why.
        ::mkdirat(parent.get(), path.substr(begin, end - begin).c_str(), 0777);
        parent = openBeneath(m_folder.get(), path.substr(0, end), Flags);
        begin = end + 1;
    }
    if (!parent)
        return fileFailure(m_place / path, "this folder cannot be made");
    return parent;
}

Result<> EnclosedFolder::makeFolder(const std::string &path) const
{
    if (const std::string problem = problemOfMemberPath(path); !problem.empty())
        return failure(problem, path);
    const auto made = openFolder(path);
    return made ? Result<>() : passOn(made);
}

Result<FileDescriptor> EnclosedFolder::makeFile(const std::string &path, mode_t mode) const
{
    if (const std::string problem = problemOfMemberPath(path); !problem.empty())
        return failure(problem, path);
    const std::size_t slash = path.rfind('/');
    const auto folder = openFolder(slash == std::string::npos ? "." : path.substr(0, slash));
    if (!folder)
        return passOn(folder);
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    FileDescriptor file =
        openBeneath(folder->get(), name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    if (!file)
        return fileFailure(m_place / path, "cannot be made");
    return file;
}

} // namespace tomato
