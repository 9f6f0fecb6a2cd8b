// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/storedname.h"

#include "app/topology/attributes/imagename.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

#include <climits>

namespace tomato::topology {

QString imageStore()
{
    QString home = QFile::decodeName(qgetenv("XDG_DATA_HOME"));
    if (!QDir::isAbsolutePath(home))
        home = QDir::homePath() + QStringLiteral("/.local/share");
    return QDir::cleanPath(home) + QStringLiteral("/tomato-desktop/images");
}

QString storedName(const QString &name)
{
    QString text = name.trimmed();
    for (const QLatin1String own : {QLatin1String("docker.io/"), QLatin1String("library/")}) {
        if (text.startsWith(own))
            text.remove(0, own.size());
    }
    const QString last = text.section(u'/', -1);
    return last.contains(u':') || last.contains(u'@') ? text : text + QStringLiteral(":latest");
}

QString storedLink(const QString &store, const QString &name)
{
    // Among the characters that names have, only this one is none of a file's name.
    return store + QStringLiteral("/names/") + storedName(name).replace(u'/', QLatin1String("%"));
}

QString storedDigest(const QString &store, const QString &name)
{
    if (isDigest(name))
        return QDir(storedFolder(store, name)).exists() ? name : QString();
    char target[PATH_MAX] = {};
    const QByteArray link = QFile::encodeName(storedLink(store, name));
    if (readlink(link.constData(), target, sizeof target - 1) <= 0)
        return {};
    QString digest = QFile::decodeName(target);
    const QLatin1String before("../sha256-");
    if (!digest.startsWith(before))
        return {};
    digest.replace(0, before.size(), QStringLiteral("sha256:"));
    return isDigest(digest) ? digest : QString();
}

QString storedFolder(const QString &store, const QString &digest)
{
    return store + u'/' + QString(digest).replace(u':', u'-');
}

} // namespace tomato::topology
