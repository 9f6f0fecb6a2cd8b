// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/rundescription.h"

#include "app/protocol/recordingoptionsjson.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace tomato::service {

static constexpr qint64 MaximumDescriptionBytes = 1024 * 1024;

static std::string stdText(const QJsonValue &value)
{
    return value.toString().toStdString();
}

static QString modePath(const QString &directory)
{
    return directory + QStringLiteral("/mode");
}

/// What changeMode() wrote last; empty when the mode never changed.
static std::string changedMode(const QString &directory)
{
    QFile file(modePath(directory));
    return file.open(QIODevice::ReadOnly) ? file.read(16).trimmed().toStdString() : std::string();
}

Result<> changeMode(const std::string &directory, const std::string &mode)
{
    QSaveFile file(modePath(QFile::decodeName(directory.c_str())));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(QByteArray::fromStdString(mode + "\n")) < 0 || !file.commit())
        return failure("cannot be written: " + file.errorString().toStdString(),
                       file.fileName().toStdString());
    return {};
}

StoredRun readRun(const ConnectionId &connection, const QString &directory)
{
    StoredRun run;
    run.order.connection = connection;
    run.order.directory = QFile::encodeName(directory).toStdString();
    run.order.description.mode = "file";
    QFile file(directory + QStringLiteral("/capture.json"));
    if (!file.open(QIODevice::ReadOnly))
        return run;
    const QJsonObject json = QJsonDocument::fromJson(file.read(MaximumDescriptionBytes)).object();
    const std::string changed = changedMode(directory);
    const std::string mode = changed.empty() ? stdText(json.value("mode")) : changed;
    if (mode == "net" || mode == "both")
        run.order.description.mode = mode;
    run.order.options = protocol::describedOptions(json);
    run.order.description.offloads = json.value("offloads").toBool();
    run.order.description.topology = stdText(json.value("topology"));
    const QJsonArray interfaces = json.value("interfaces").toArray();
    run.order.description.interfaces = {stdText(interfaces.at(0)), stdText(interfaces.at(1))};
    run.start = json.value("start").toString();
    run.ending = json.value("ending").toString();
    return run;
}

} // namespace tomato::service
