// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/labfolder.h"

#include "app/base/files/usersremoval.h"
#include "app/protocol/folders/labpaths.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace tomato::client {

bool hasRecordings(const LabId &lab)
{
    return rpc::LabPaths::check(lab) && QDir(rpc::LabPaths::data(lab)).exists();
}

/// The runs that are kept elsewhere: the lab's folder has only links to them. Its elements' folders
/// are left out, where links are of somebody else's making.
static QStringList linkedRuns(const QString &folder)
{
    QStringList runs;
    QDirIterator all(folder + QStringLiteral("/captures"), QDir::Dirs | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        all.next();
        if (const QString run = all.fileInfo().symLinkTarget(); !run.isEmpty())
            runs << run;
    }
    return runs;
}

static void removeLinkedRuns(const QString &folder)
{
    for (const QString &run : linkedRuns(folder)) {
        if (!QDir(run).removeRecursively())
            continue;
        const QString connection = QFileInfo(run).path();
        if (QDir().rmdir(connection))
            QDir().rmdir(QFileInfo(connection).path());
    }
}

static qint64 bytesBelow(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        all.next();
        const QFileInfo entry = all.fileInfo();
        if (entry.isFile() && !entry.isSymLink())
            bytes += entry.size();
    }
    return bytes;
}

qint64 bytesOnDisk(const LabId &lab)
{
    if (!hasRecordings(lab))
        return 0;
    const QString folder = rpc::LabPaths::data(lab);
    qint64 bytes = bytesBelow(folder);
    for (const QString &run : linkedRuns(folder))
        bytes += bytesBelow(run);
    return bytes;
}

QString recordingsFolder(const LabId &lab)
{
    return rpc::LabPaths::data(lab) + QStringLiteral("/captures");
}

Result<> removeLabFolder(const QString &folder)
{
    removeLinkedRuns(folder);
    return removeTreeOfUsers(QFile::encodeName(folder).toStdString());
}

Result<> removeRecordings(const LabId &lab)
{
    return hasRecordings(lab) ? removeLabFolder(rpc::LabPaths::data(lab)) : Result<>();
}

QString labsFolder()
{
    return QFileInfo(rpc::LabPaths::data(LabId("lab"))).path();
}

QString dataFolder()
{
    return QFileInfo(labsFolder()).path();
}

QString captureFolder()
{
    return rpc::LabPaths::captureFolder();
}

Result<> setCaptureFolder(const QString &folder)
{
    return rpc::LabPaths::setCaptureFolder(folder);
}

qint64 keptBytes()
{
    return rpc::LabPaths::keptBytes();
}

Result<> setKeptBytes(qint64 bytes)
{
    return rpc::LabPaths::setKeptBytes(bytes);
}

} // namespace tomato::client
