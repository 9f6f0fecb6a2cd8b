// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/ownfolder.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace tomato::service {

/// Members of the user's own group do not count as others; in a folder such as /tmp nobody renames
/// another user's files.
static bool canOthersWrite(const struct stat &status)
{
    const bool isGroupForeign = status.st_gid != ::getegid();
    const bool isWritable =
        (status.st_mode & S_IWOTH) != 0 || (isGroupForeign && (status.st_mode & S_IWGRP) != 0);
    return isWritable && (status.st_mode & S_ISVTX) == 0;
}

Result<> checkOwnFolder(const QString &folder, const QString &below)
{
    const QStringList names = below.mid(folder.size()).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    QString path = folder;
    for (qsizetype i = 0; i <= names.size(); ++i) {
        if (i > 0)
            path += QLatin1Char('/') + names[i - 1];
        const QByteArray name = QFile::encodeName(path);
        struct stat status = {};
        // The user may have named a link.
        const int looked =
            i == 0 ? ::stat(name.constData(), &status) : ::lstat(name.constData(), &status);
        if (looked != 0 && errno == ENOENT)
            return {}; // it is made, and with it all below
        if (looked != 0)
            return failure(std::strerror(errno), name.toStdString());
        if (!S_ISDIR(status.st_mode))
            return failure("is no folder", name.toStdString());
        const bool isOwn = status.st_uid == ::geteuid() || (i == 0 && status.st_uid == 0);
        if (!isOwn)
            return failure("belongs to another user: recordings are not kept there",
                           name.toStdString());
        if (canOthersWrite(status))
            return failure("can be changed by other users: recordings are not kept there",
                           name.toStdString());
    }
    return {};
}

} // namespace tomato::service
