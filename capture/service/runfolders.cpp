// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/runfolders.h"

#include "capture/service/ownfolder.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace tomato::service {

static QString encoded(const ConnectionId &connection)
{
    const QByteArray id = QByteArray::fromStdString(connection.value);
    return QString::fromLatin1(id.toPercentEncoding({}, ".~"));
}

static constexpr QLatin1String ClearedName("/cleared");

/// "/000012".
static QString runName(qint64 run)
{
    return QStringLiteral("/%1").arg(run, 6, 10, QLatin1Char('0'));
}

QString RunFolders::folder(const ConnectionId &connection) const
{
    return m_captures + QLatin1Char('/') + encoded(connection);
}

QString RunFolders::place(const ConnectionId &connection, qint64 run) const
{
    return folder(connection) + runName(run);
}

QString RunFolders::path(const ConnectionId &connection, qint64 run) const
{
    const QFileInfo found(place(connection, run));
    return found.isSymLink() ? found.symLinkTarget() : found.filePath();
}

std::vector<qint64> RunFolders::runs(const ConnectionId &connection) const
{
    std::vector<qint64> found;
    for (const QString &name :
         QDir(folder(connection)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const qint64 run = name.toLongLong();
        if (run > 0 && place(connection, run).endsWith(QLatin1Char('/') + name))
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

Result<QString> RunFolders::prepare(const ConnectionId &connection, qint64 run) const
{
    const QString link = place(connection, run);
    if (!QDir().mkpath(folder(connection)))
        return failure("cannot make the folder of the run", link.toStdString());
    removeDeadLinks(connection);
    const QString elsewhere = m_elsewhere ? m_elsewhere() : QString();
    if (elsewhere.isEmpty())
        return link;
    const QString wanted = elsewhere + QLatin1Char('/') + encoded(connection) + runName(run);
    if (const auto own = checkOwnFolder(QFileInfo(elsewhere).path(), wanted); !own)
        return passOn(own);
    // Others may use that folder too: the same lab on another machine.
    QString path = wanted;
    for (int other = 2; QFileInfo::exists(path); ++other)
        path = wanted + QLatin1Char('-') + QString::number(other);
    // Before there is anything to find: a run that a crash interrupts is found again.
    if (!QFile::link(path, link))
        return failure("cannot make the link to " + path.toStdString(), link.toStdString());
    return path;
}

/// The folders below which a run was, as far as they are empty: of its connection and of its lab.
static void removeEmptyAbove(const QString &run)
{
    const QString connection = QFileInfo(run).path();
    if (QDir().rmdir(connection))
        QDir().rmdir(QFileInfo(connection).path());
}

void RunFolders::removeDeadLinks(const ConnectionId &connection) const
{
    const QDir runs(folder(connection));
    for (const QFileInfo &each : runs.entryInfoList(QDir::Files | QDir::System)) {
        if (!each.isSymLink() || each.exists())
            continue;
        removeEmptyAbove(each.symLinkTarget());
        QFile::remove(each.filePath());
    }
}

Result<> RunFolders::noteCleared(const ConnectionId &connection, qint64 run) const
{
    QSaveFile file(folder(connection) + ClearedName);
    const QByteArray number = QByteArray::number(run) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(number) != number.size() || !file.commit())
        return failure("cannot be written: " + file.errorString().toStdString(),
                       file.fileName().toStdString());
    return {};
}

qint64 RunFolders::cleared(const ConnectionId &connection) const
{
    constexpr qint64 MaxLine = 32;
    QFile file(folder(connection) + ClearedName);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readLine(MaxLine).trimmed().toLongLong();
}

void RunFolders::removeEmpty(const ConnectionId &connection) const
{
    removeDeadLinks(connection);
    if (runs(connection).empty())
        QFile::remove(folder(connection) + ClearedName);
    QDir().rmdir(folder(connection));
}

} // namespace tomato::service
