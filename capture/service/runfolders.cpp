// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/runfolders.h"

#include <QDir>

#include <algorithm>

namespace tomato::service {

QString RunFolders::folder(const ConnectionId &connection) const
{
    const QByteArray id = QByteArray::fromStdString(connection.value);
    return m_captures + QLatin1Char('/') + QString::fromLatin1(id.toPercentEncoding({}, ".~"));
}

QString RunFolders::path(const ConnectionId &connection, qint64 run) const
{
    // Not in one arg(): an encoded id has percent signs.
    return folder(connection) + QStringLiteral("/%1").arg(run, 6, 10, QLatin1Char('0'));
}

std::vector<qint64> RunFolders::runs(const ConnectionId &connection) const
{
    std::vector<qint64> found;
    for (const QString &name :
         QDir(folder(connection)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const qint64 run = name.toLongLong();
        if (run > 0 && path(connection, run).endsWith(QLatin1Char('/') + name))
            found.push_back(run);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::set<ConnectionId> RunFolders::connections() const
{
    std::set<ConnectionId> found;
    for (const QString &name : QDir(m_captures).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        found.insert(ConnectionId(QByteArray::fromPercentEncoding(name.toLatin1()).toStdString()));
    return found;
}

bool RunFolders::makeParent(const ConnectionId &connection) const
{
    return QDir().mkpath(folder(connection));
}

void RunFolders::removeEmpty(const ConnectionId &connection) const
{
    QDir().rmdir(folder(connection));
}

} // namespace tomato::service
