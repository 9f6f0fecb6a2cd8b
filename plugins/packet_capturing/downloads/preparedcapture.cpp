// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/downloads/preparedcapture.h"

#include <QFileInfo>

namespace tomato::plugins {

Result<QString> PreparedCapture::pathFor(const QString &archive, bool isOfSeveral) const
{
    if (!m_folder.isValid())
        return failure("cannot be made: " + m_folder.errorString().toStdString(),
                       m_folder.path().toStdString());
    QString name = QFileInfo(archive).fileName();
    for (const QLatin1String ending :
         {QLatin1String(".tar.gz"), QLatin1String(".tgz"), QLatin1String(".zip")}) {
        if (name.endsWith(ending, Qt::CaseInsensitive))
            name.chop(ending.size());
    }
    return m_folder.filePath(name +
                             (isOfSeveral ? QStringLiteral(".pcapng") : QStringLiteral(".pcap")));
}

} // namespace tomato::plugins
