// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/privatefolder.h"

#include <sys/stat.h>

#include <cerrno>

namespace tomato {

static bool makeOne(const std::filesystem::path &folder)
{
    if (::mkdir(folder.c_str(), 0700) == 0)
        return true;
    struct stat there
    {
    };
    if (errno != EEXIST || ::stat(folder.c_str(), &there) != 0)
        return false;
    errno = ENOTDIR;
    return S_ISDIR(there.st_mode);
}

bool makePrivateFolder(const std::filesystem::path &folder)
{
    if (makeOne(folder))
        return true;
    const std::filesystem::path above = folder.parent_path();
    return errno == ENOENT && !above.empty() && above != folder && makePrivateFolder(above) &&
           makeOne(folder);
}

} // namespace tomato
