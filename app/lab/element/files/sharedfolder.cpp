// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/sharedfolder.h"

#include "app/base/systemwords.h"
#include "app/lab/element/files/nevershared.h"
#include "app/lab/element/files/openedfolder.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/reach/outsidereach.h"

#include <QDir>

#include <fcntl.h>

#include <cerrno>

namespace tomato::lab {

namespace {

tl::unexpected<Error> refused(const QString &wanted, const QString &why)
{
    return failure("'" + wanted.toStdString() + "' " + why.toStdString(),
                   topology::SharedFoldersAttribute.data());
}

} // namespace

Result<SharedFolder> SharedFolder::open(const QString &wanted, const std::set<QString> &agreed)
{
    const QString place = QDir::cleanPath(wanted);
    if (!place.startsWith(u'/') || place.contains(u'\n') || place.size() > 1000)
        return refused(wanted, QStringLiteral("is no folder that can be shared"));
    if (const QString why = whyNeverSharedAt(place); !why.isEmpty())
        return refused(wanted, QStringLiteral("is never shared: ") + why);
    FileDescriptor file = openOutside(place, O_DIRECTORY);
    if (!file)
        return refused(wanted, QStringLiteral("is no folder that can be shared: ") +
                                   QString::fromStdString(systemWords(errno)));
    const QString path = pathOfOpen(file.get());
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
