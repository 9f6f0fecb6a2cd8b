// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/storedcapture.h"

#include "app/protocol/labpaths.h"
#include "capture/ring/ringreader.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tomato::client {

static constexpr qint64 MaximumDescriptionBytes = 1024 * 1024;

/// The folder that app/protocol/PROTOCOL.md names.
static QDir runsFolder(const LabId &lab, const ConnectionId &connection)
{
    const QByteArray id = QByteArray::fromStdString(connection.value);
    return QDir(rpc::LabPaths::data(lab) + QStringLiteral("/captures/") +
                QString::fromLatin1(id.toPercentEncoding({}, ".~")));
}

std::optional<StoredCapture> storedCapture(const LabId &lab, const ConnectionId &connection)
{
    if (connection.isEmpty() || !rpc::LabPaths::check(lab))
        return {};
    QDir folder = runsFolder(lab, connection);
    const QStringList runs = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    if (runs.isEmpty() || !folder.cd(runs.last()))
        return {};
    StoredCapture stored{QStringLiteral("file"), 0, folder.path(), {}, {}};
    stored.segments =
        static_cast<int>(folder.entryList({QStringLiteral("*.pcap")}, QDir::Files).size());
    QFile file(folder.filePath(QStringLiteral("capture.json")));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray text = file.read(MaximumDescriptionBytes);
        const QJsonObject json = QJsonDocument::fromJson(text).object();
        const QJsonArray ends = json.value("interfaces").toArray();
        stored.ends = {ends.at(0).toString(), ends.at(1).toString()};
        stored.filter = json.value("filter").toString();
        const QString mode = json.value("mode").toString();
        if (mode == QLatin1String("net") || mode == QLatin1String("both"))
            stored.mode = mode;
    }
    // Where it was changed while it was recorded.
    QFile changed(folder.filePath(QStringLiteral("mode")));
    if (changed.open(QIODevice::ReadOnly))
        stored.mode = QString::fromLatin1(changed.read(16).trimmed());
    return stored;
}

qint64 StoredCapture::packets() const
{
    const auto ring = capture::RingReader::open(QFile::encodeName(directory).toStdString());
    qint64 packets = 0;
    for (const capture::Segment &segment :
         ring ? (*ring)->snapshot().segments : std::vector<capture::Segment>())
        packets += static_cast<qint64>(segment.packets);
    return packets;
}

static QJsonObject description(const QString &directory)
{
    QFile file(directory + QStringLiteral("/capture.json"));
    return file.open(QIODevice::ReadOnly)
               ? QJsonDocument::fromJson(file.read(MaximumDescriptionBytes)).object()
               : QJsonObject();
}

/// Nothing when it holds no packet, or cannot be read.
static std::optional<RunStatus> storedRun(const ConnectionId &connection, const QString &directory)
{
    const auto ring = capture::RingReader::open(QFile::encodeName(directory).toStdString());
    if (!ring)
        return {};
    RunStatus run;
    run.connection = connection;
    run.directory = directory;
    for (const capture::Segment &segment : (*ring)->snapshot().segments) {
        run.packets += static_cast<qint64>(segment.packets);
        run.bytes += static_cast<qint64>(segment.bytes);
    }
    const QJsonObject json = description(directory);
    const QJsonArray ends = json.value("interfaces").toArray();
    run.name = ends.at(0).toString() + QStringLiteral(" \u21c4 ") + ends.at(1).toString();
    run.filter = json.value("filter").toString();
    run.start =
        QDateTime::fromString(json.value("start").toString().left(23) + u'Z', Qt::ISODateWithMs);
    if (run.packets == 0)
        return {};
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
        QStringList runs = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        if (!runs.isEmpty())
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
