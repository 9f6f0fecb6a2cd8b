// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/downloadname.h"

#include "app/base/shortname.h"

#include <QStringList>

namespace tomato::client {

static constexpr std::size_t MaxTopology = 80;

QString fileNamePart(const QString &text)
{
    QString part;
    for (const QChar each : text) {
        const bool isPlain = each.isLetterOrNumber() || each == u'.' || each == u'_';
        if (isPlain)
            part += each;
        else if (!part.isEmpty() && !part.endsWith(u'-'))
            part += u'-';
    }
    while (part.endsWith(u'-'))
        part.chop(1);
    return part;
}

static QString shortened(const QString &name, std::size_t mostBytes)
{
    return QString::fromStdString(shortName(name.toStdString(), mostBytes));
}

QString topologyFileName(const QString &name)
{
    QString part = fileNamePart(name);
    while (part.startsWith(u'.')) // would be hidden
        part.remove(0, 1);
    return part.isEmpty() ? QStringLiteral("topology") : shortened(part, MaxTopology);
}

QString captureFileSuffix(const QString &connection)
{
    QStringList ends;
    for (const QString &end : connection.split(QStringLiteral(" \u21c4 "))) {
        const QString part = fileNamePart(end);
        ends << (part.isEmpty() ? QStringLiteral("end") : part);
    }
    return QStringLiteral("_capture_") + shortened(ends.join(QStringLiteral("--")), MaxFileName);
}

} // namespace tomato::client
