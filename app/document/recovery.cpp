// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/recovery.h"

#include "app/base/systemwords.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/wholefile.h"

#include <QDir>
#include <QJsonDocument>
#include <QLockFile>
#include <QStandardPaths>

#include <algorithm>

namespace tomato::document {

QString recoveryDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/tomato-desktop/recovery");
}

QString recoveryLock(const QString &path)
{
    return path + QStringLiteral(".lock");
}

std::vector<Recovery> findRecoveries(const QString &directory)
{
    std::vector<Recovery> found;
    const QDir folder(directory);
    for (const QString &name : folder.entryList({QStringLiteral("*.recovery")}, QDir::Files)) {
        const QString path = folder.filePath(name);
        QLockFile lock(recoveryLock(path));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0) && lock.error() == QLockFile::LockFailedError)
            continue;
        if (auto recovery = readRecovery(path))
            found.push_back(*std::move(recovery));
    }
    std::stable_sort(found.begin(), found.end(), [](const Recovery &first, const Recovery &second) {
        return first.time > second.time;
    });
    return found;
}

Result<> writeRecovery(const Recovery &recovery)
{
    const QJsonObject object{
        {QStringLiteral("file"), recovery.file},
        {QStringLiteral("time"), recovery.time.toString(Qt::ISODateWithMs)},
        {QStringLiteral("document"), topology::toTomato(recovery.topology)},
    };
    return topology::writeWholeFile(recovery.path,
                                    QJsonDocument(object).toJson(QJsonDocument::Compact),
                                    topology::FileReaders::Owner);
}

Result<Recovery> readRecovery(const QString &path)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return failure(fileWords(file, errno), path.toStdString());
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    auto topology = topology::fromTomato(object.value(QLatin1String("document")).toObject());
    if (!topology)
        return failure(topology.error().text(), path.toStdString());
    return Recovery{
        path, object.value(QLatin1String("file")).toString(),
        QDateTime::fromString(object.value(QLatin1String("time")).toString(), Qt::ISODateWithMs),
        *std::move(topology)};
}

} // namespace tomato::document
