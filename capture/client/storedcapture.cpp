// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/client/storedcapture.h"

#include "capture/rpc/labpaths.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

namespace tomato::client {

static constexpr qint64 MaximumDescriptionBytes = 1024 * 1024;

/// The folder that capture/service/PROTOCOL.md names.
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
    StoredCapture stored{QStringLiteral("file"), 0, folder.path()};
    stored.segments =
        static_cast<int>(folder.entryList({QStringLiteral("*.pcap")}, QDir::Files).size());
    QFile file(folder.filePath(QStringLiteral("capture.json")));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray text = file.read(MaximumDescriptionBytes);
        const QString mode = QJsonDocument::fromJson(text).object().value("mode").toString();
        if (mode == QLatin1String("net") || mode == QLatin1String("both"))
            stored.mode = mode;
    }
    return stored;
}

} // namespace tomato::client
