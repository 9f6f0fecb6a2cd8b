// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/storedcapture.h"

#include "app/protocol/folders/labpaths.h"
#include "app/protocol/folders/storedrun.h"
#include "capture/ring/arrivals.h"
#include "capture/ring/runsize.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace tomato::client {

/// Returns the names of the runs, and whether the last one is the latest recording: where that was
/// cleared, there are only earlier ones.
static std::pair<QStringList, bool> runsIn(const QDir &folder)
{
    constexpr qint64 MaxLine = 32;
    const QStringList runs = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QFile file(folder.filePath(QStringLiteral("cleared")));
    const qint64 cleared =
        file.open(QIODevice::ReadOnly) ? file.readLine(MaxLine).trimmed().toLongLong() : 0;
    return {runs, !runs.isEmpty() && runs.last().toLongLong() > cleared};
}

/// The folder that app/protocol/PROTOCOL.md names.
static QDir runsFolder(const LabId &lab, const ConnectionId &connection)
{
    const QByteArray id = QByteArray::fromStdString(connection.value);
    return QDir(rpc::LabPaths::data(lab) + QStringLiteral("/captures/") +
                QString::fromLatin1(id.toPercentEncoding({}, ".~")));
}

static capture::RunTimes timesOf(const protocol::StoredRun &run)
{
    capture::RunTimes times;
    if (const Timestamp start = run.startTime(); start.count() != 0)
        times.start = start;
    times.stop = run.stopTime();
    return times;
}

std::optional<StoredCapture> storedCapture(const LabId &lab, const ConnectionId &connection)
{
    if (connection.isEmpty() || !rpc::LabPaths::check(lab))
        return {};
    QDir folder = runsFolder(lab, connection);
    const auto [runs, hasLatest] = runsIn(folder);
    if (!hasLatest || !folder.cd(runs.last()))
        return {};
    const QStringList segments = folder.entryList({QStringLiteral("*.pcap")}, QDir::Files);
    const auto run = protocol::StoredRun::read(folder.path());
    const auto arrivals =
        capture::arrivalsPath(QFile::encodeName(folder.path()).toStdString()).string();
    return StoredCapture{
        run.mode,
        static_cast<int>(segments.size()),
        folder.path(),
        {QString::fromStdString(run.interfaces[0]), QString::fromStdString(run.interfaces[1])},
        QString::fromStdString(run.options.filter),
        timesOf(run),
        timesOf(protocol::StoredRun::read(QFile::decodeName(arrivals.c_str())))};
}

std::vector<StoredCapture> capturesOfGone(const LabId &lab, const std::set<ConnectionId> &known,
                                          Timestamp since)
{
    std::vector<StoredCapture> found;
    if (!rpc::LabPaths::check(lab))
        return found;
    const QDir captures(rpc::LabPaths::data(lab) + QStringLiteral("/captures"));
    for (const QString &name : captures.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const ConnectionId id(QByteArray::fromPercentEncoding(name.toLatin1()).toStdString());
        if (known.contains(id))
            continue;
        auto stored = storedCapture(lab, id);
        if (stored && stored->segments > 0 && !stored->ends[0].isEmpty() &&
            !stored->ends[1].isEmpty() && stored->times.stop.value_or(since) >= since)
            found.push_back(std::move(*stored));
    }
    return found;
}

qint64 StoredCapture::packets() const
{
    const auto size = capture::sizeOfRun(QFile::encodeName(directory).toStdString());
    return size ? static_cast<qint64>(size->packets) : 0;
}

QString arrivalsDirectory(const QString &run)
{
    const std::filesystem::path directory = QFile::encodeName(run).toStdString();
    return capture::hasArrivals(directory)
               ? QFile::decodeName(capture::arrivalsPath(directory).string().c_str())
               : QString();
}

/// Returns nothing when it holds no packet, or cannot be read.
static std::optional<RunStatus> storedRun(const ConnectionId &connection, const QString &directory)
{
    const auto size = capture::sizeOfRun(QFile::encodeName(directory).toStdString());
    if (!size || size->packets == 0)
        return {};
    RunStatus run;
    run.connection = connection;
    run.directory = directory;
    run.packets = static_cast<qint64>(size->packets);
    run.bytes = static_cast<qint64>(size->bytes);
    run.first = size->first;
    run.last = size->last;
    const auto stored = protocol::StoredRun::read(directory);
    run.name = QString::fromStdString(stored.name());
    run.start = stored.startTime();
    run.mode = stored.mode;
    run.options = stored.options;
    return run;
}

std::vector<RunStatus> storedRuns(const LabId &lab)
{
    std::vector<RunStatus> found;
    if (!rpc::LabPaths::check(lab))
        return found;
    const QDir captures(rpc::LabPaths::data(lab) + QStringLiteral("/captures"));
    for (const QString &name : captures.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const ConnectionId connection(
            QByteArray::fromPercentEncoding(name.toLatin1()).toStdString());
        const QDir folder(captures.filePath(name));
        auto [runs, hasLatest] = runsIn(folder);
        if (hasLatest)
            runs.removeLast();
        for (const QString &each : std::as_const(runs)) {
            if (auto run = storedRun(connection, folder.filePath(each))) {
                run->run = each.toLongLong();
                found.push_back(std::move(*run));
            }
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const RunStatus &a, const RunStatus &b) { return a.start > b.start; });
    return found;
}

} // namespace tomato::client
