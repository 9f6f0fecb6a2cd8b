// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/treeremoval.h"

#include "app/base/files/fileaccess.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace tomato {

namespace {

struct EndReading
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};

/// Opens a folder, of which its owner gets all rights.
FileDescriptor openFolder(int parent, const char *name)
{
    const FileDescriptor folder(
        ::openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!folder)
        return {};
    const std::string way = "/proc/self/fd/" + std::to_string(folder.get());
    (void)::chmod(way.c_str(), 0700); // should it fail, opening says why
    return FileDescriptor(::open(way.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

std::vector<std::string> namesIn(const FileDescriptor &folder)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, EndReading> entries(
        ::fdopendir(::fcntl(folder.get(), F_DUPFD_CLOEXEC, 0)));
    if (entries == nullptr)
        return names;
    ::rewinddir(entries.get());
    while (const dirent *entry = ::readdir(entries.get())) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..")
            names.push_back(name);
    }
    return names;
}

class Removal final
{
public:
    explicit Removal(FileDescriptor top) : m_top(std::move(top)) {}

    /// Takes the tree away level by level: what is in a folder comes up beside it, so that no path
    /// becomes too long and few files are open. Returns false with errno set.
    bool empty()
    {
        for (auto names = namesIn(m_top); !names.empty(); names = namesIn(m_top)) {
            for (const std::string &name : names) {
                if (!remove(name.c_str()))
                    return false;
            }
        }
        return true;
    }

private:
    bool remove(const char *name)
    {
        if (::unlinkat(m_top.get(), name, 0) == 0 || errno == ENOENT)
            return true;
        if (errno != EISDIR && errno != EPERM)
            return false;
        const FileDescriptor folder = openFolder(m_top.get(), name);
        if (!folder)
            return false;
        for (const std::string &each : namesIn(folder)) {
            if (::unlinkat(folder.get(), each.c_str(), 0) != 0 &&
                ::unlinkat(folder.get(), each.c_str(), AT_REMOVEDIR) != 0 &&
                !bringUp(folder.get(), each.c_str()))
                return false;
        }
        return ::unlinkat(m_top.get(), name, AT_REMOVEDIR) == 0;
    }

    bool bringUp(int folder, const char *name)
    {
        // Who moves a folder writes in it: its way to the one above.
        if (!openFolder(folder, name))
            return false;
        do {
            const std::string above = "removed-" + std::to_string(++m_number);
            if (::renameat2(folder, name, m_top.get(), above.c_str(), RENAME_NOREPLACE) == 0)
                return true;
        } while (errno == EEXIST);
        return false;
    }

    FileDescriptor m_top;
    unsigned long long m_number = 0;
};

} // namespace

Result<> removeTree(const std::filesystem::path &path)
{
    FileDescriptor top = openFolder(AT_FDCWD, path.c_str());
    if (!top)
        return fileFailure(path, "this folder cannot be removed");
    if (!Removal(std::move(top)).empty() || ::rmdir(path.c_str()) != 0)
        return fileFailure(path, "this folder cannot be removed");
    return {};
}

} // namespace tomato
