// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/wholefile.h"

#include <QFile>
#include <QSaveFile>

namespace tomato::topology {

Result<> writeWholeFile(const QString &path, const QByteArray &content, FileReaders readers)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(file.errorString().toStdString(), path.toStdString());
    if (readers == FileReaders::Owner)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    // QSaveFile 6.4 forgets errors of its buffer's last part: commit() would replace the file with
    // what fitted on a full disk.
    if (file.write(content) != content.size() || !file.flush()) {
        const std::string reason = file.errorString().toStdString();
        file.cancelWriting();
        return failure(reason, path.toStdString());
    }
    if (!file.commit())
        return failure(file.errorString().toStdString(), path.toStdString());
    return {};
}

} // namespace tomato::topology
