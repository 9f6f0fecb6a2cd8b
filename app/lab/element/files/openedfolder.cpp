// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/openedfolder.h"

#include <QFile>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <climits>
#include <string>

namespace tomato::lab {

FileDescriptor openOutside(const QString &path, int more)
{
    open_how how{};
    how.flags = static_cast<unsigned>(O_PATH | O_CLOEXEC | more);
    how.resolve = RESOLVE_NO_MAGICLINKS;
    return FileDescriptor(static_cast<int>(
        syscall(SYS_openat2, AT_FDCWD, QFile::encodeName(path).constData(), &how, sizeof how)));
}

QString pathOfOpen(int file)
{
    struct stat now
    {
    };
    char path[PATH_MAX] = {};
    const std::string name = "/proc/self/fd/" + std::to_string(file);
    if (fstat(file, &now) != 0 || now.st_nlink == 0 ||
        readlink(name.c_str(), path, sizeof path - 1) <= 0 || path[0] != '/')
        return {};
    return QFile::decodeName(path);
}

} // namespace tomato::lab
