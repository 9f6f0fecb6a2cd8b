// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/labfolder.h"

#include "app/protocol/labpaths.h"

#include <QDir>
#include <QDirIterator>

namespace tomato::client {

bool hasRecordings(const LabId &lab)
{
    return rpc::LabPaths::check(lab) && QDir(rpc::LabPaths::data(lab)).exists();
}

/// The lab's folder has only links to the runs that are kept elsewhere.
static void removeLinkedRuns(const QString &folder)
{
    QDirIterator all(folder + QStringLiteral("/captures"), QDir::Dirs | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        all.next();
        const QString run = all.fileInfo().symLinkTarget();
        if (run.isEmpty() || !QDir(run).removeRecursively())
            continue;
        const QString connection = QFileInfo(run).path();
        if (QDir().rmdir(connection))
            QDir().rmdir(QFileInfo(connection).path());
    }
}

qint64 bytesOnDisk(const LabId &lab)
{
    qint64 bytes = 0;
    if (!hasRecordings(lab))
        return bytes;
    QStringList folders = {rpc::LabPaths::data(lab)};
    while (!folders.isEmpty()) {
        QDirIterator all(folders.takeLast(),
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            all.next();
            const QFileInfo entry = all.fileInfo();
            // Runs that are kept elsewhere are links here; what an element links to is not its own.
            if (!entry.isSymLink())
                bytes += entry.isFile() ? entry.size() : 0;
            else if (entry.path().contains(QLatin1String("/captures")) && entry.isDir())
                folders << entry.symLinkTarget();
        }
    }
    return bytes;
}

QString recordingsFolder(const LabId &lab)
{
    return rpc::LabPaths::data(lab) + QStringLiteral("/captures");
}

Result<> removeLabFolder(const QString &folder)
{
    removeLinkedRuns(folder);
    if (!QDir(folder).removeRecursively())
        return failure("this folder cannot be removed", folder.toStdString());
    return {};
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
