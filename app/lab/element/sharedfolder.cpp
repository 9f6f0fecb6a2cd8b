// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/sharedfolder.h"

#include "app/base/systemwords.h"
#include "app/lab/element/nevershared.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/reach/outsidereach.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <climits>

namespace tomato::lab {

namespace {

tl::unexpected<Error> refused(const QString &wanted, const QString &why)
{
    return failure("'" + wanted.toStdString() + "' " + why.toStdString(),
                   topology::SharedFoldersAttribute.data());
}

/// A link is followed, but for those of /proc, which lead where no path does.
FileDescriptor openFolder(const QString &path)
{
    open_how how{};
    how.flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
    how.resolve = RESOLVE_NO_MAGICLINKS;
    return FileDescriptor(static_cast<int>(
        syscall(SYS_openat2, AT_FDCWD, QFile::encodeName(path).constData(), &how, sizeof how)));
}

/// Returns the path of the open folder; empty for one that was removed or that no path leads to.
QString pathOf(int file)
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

} // namespace

Result<SharedFolder> SharedFolder::open(const QString &wanted, const std::set<QString> &agreed)
{
    const QString place = QDir::cleanPath(wanted);
    if (!place.startsWith(u'/') || place.contains(u'\n') || place.size() > 1000)
        return refused(wanted, QStringLiteral("is no folder that can be shared"));
    if (const QString why = whyNeverSharedAt(place); !why.isEmpty())
        return refused(wanted, QStringLiteral("is never shared: ") + why);
    FileDescriptor file = openFolder(place);
    if (!file)
        return refused(wanted, QStringLiteral("is no folder that can be shared: ") +
                                   QString::fromStdString(systemWords(errno)));
    const QString path = pathOf(file.get());
    if (path.isEmpty())
        return refused(wanted, QStringLiteral("is no folder that can be shared"));
    if (const QString why = whyNeverShared(file.get(), path); !why.isEmpty())
        return refused(wanted, QStringLiteral("is never shared: ") + why);
    const topology::OutsideReach reach{
        topology::OutsideReach::Kind::SharedFolder, place, path == place ? QString() : path, {}};
    if (!agreed.contains(reach.key()))
        return refused(wanted, QStringLiteral("is '%1' now, which nobody agreed to").arg(path));
    return SharedFolder(place.toStdString(), std::move(file));
}

} // namespace tomato::lab
