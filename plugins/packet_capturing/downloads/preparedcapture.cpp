// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/downloads/preparedcapture.h"

#include "app/base/systemwords.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace tomato::plugins {

PreparedCapture::PreparedCapture(QObject *parent) : QObject(parent)
{
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this] { m_folder.remove(); });
}

Result<QString> PreparedCapture::pathFor(const QString &archive, bool isOfSeveral) const
{
    if (!m_folder.isValid())
        return failure("cannot be made: " + systemWords(m_folder.error()),
                       TemporaryFolder::defaultPlace().string());
    QString name = QFileInfo(archive).fileName();
    for (const QLatin1String ending :
         {QLatin1String(".tar.gz"), QLatin1String(".tgz"), QLatin1String(".zip")}) {
        if (name.endsWith(ending, Qt::CaseInsensitive))
            name.chop(ending.size());
    }
    return QString::fromStdString(m_folder.path().string()) + u'/' + name +
           (isOfSeveral ? QStringLiteral(".pcapng") : QStringLiteral(".pcap"));
}

} // namespace tomato::plugins
