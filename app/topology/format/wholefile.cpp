// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/wholefile.h"

#include "app/base/systemwords.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

namespace tomato::topology {

Result<QByteArray> readWholeFile(const QString &path, qsizetype maximumBytes)
{
    const std::string place = path.toStdString();
    const QFileInfo info(path);
    if (info.isDir())
        return failure("is a directory", place);
    if (info.exists() && !info.isFile())
        return failure("is no regular file", place);
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return failure(fileWords(file, errno), place);
    if (file.size() > maximumBytes)
        return failure("has " + std::to_string(file.size()) + " bytes; " +
                           std::to_string(maximumBytes) + " are the most that is read",
                       place);
    errno = 0;
    const QByteArray content = file.read(maximumBytes);
    if (file.error() != QFile::NoError)
        return failure(fileWords(file, errno), place);
    return content;
}

Result<> writeWholeFile(const QString &path, const QByteArray &content, FileReaders readers)
{
    QSaveFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return failure(fileWords(file, errno), path.toStdString());
    if (readers == FileReaders::Owner)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    // QSaveFile 6.4 forgets errors of its buffer's last part: commit() would replace the file with
    // what fitted on a full disk.
    errno = 0;
    if (file.write(content) != content.size() || !file.flush()) {
        const std::string reason = fileWords(file, errno);
        file.cancelWriting();
        return failure(reason, path.toStdString());
    }
    errno = 0;
    if (!file.commit())
        return failure(fileWords(file, errno), path.toStdString());
    return {};
}

} // namespace tomato::topology
