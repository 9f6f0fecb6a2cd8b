// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/folders/storedrun.h"

#include "app/protocol/fields/qtwords.h"
#include "app/protocol/fields/recordingoptionsjson.h"
#include "capture/options/optionwords.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace tomato::protocol {

static constexpr qint64 MaxDescriptionBytes = 1024 * 1024;

static std::string described(const QJsonValue &value)
{
    return value.toString().toStdString();
}

static QString modePath(const QString &directory)
{
    return directory + QStringLiteral("/mode");
}

/// Returns the mode that changeMode() wrote last; empty when the mode never changed.
static QString changedMode(const QString &directory)
{
    QFile file(modePath(directory));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(16).trimmed())
                                          : QString();
}

Result<> StoredRun::changeMode(const QString &directory, capture::CaptureMode mode)
{
    QSaveFile file(modePath(directory));
    if (!file.open(QIODevice::WriteOnly) || file.write(wordOf(mode).toLatin1() + '\n') < 0 ||
        !file.commit())
        return failure("cannot be written: " + file.errorString().toStdString(),
                       file.fileName().toStdString());
    return {};
}

static std::optional<Timestamp> toMillisecond(const std::string &isoTime)
{
    const QDateTime time = QDateTime::fromString(
        QString::fromStdString(isoTime).left(23) + QLatin1Char('Z'), Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    return std::chrono::milliseconds(time.toMSecsSinceEpoch());
}

Timestamp StoredRun::startTime() const
{
    return toMillisecond(start).value_or(Timestamp());
}

std::optional<Timestamp> StoredRun::stopTime() const
{
    return toMillisecond(stop);
}

StoredRun StoredRun::read(const QString &directory)
{
    StoredRun run;
    QFile file(directory + QStringLiteral("/capture.json"));
    QJsonObject json;
    if (file.open(QIODevice::ReadOnly))
        json = QJsonDocument::fromJson(file.read(MaxDescriptionBytes)).object();
    const QString changed = changedMode(directory);
    run.mode =
        valueOf<capture::CaptureMode>(changed.isEmpty() ? json.value("mode").toString() : changed)
            .value_or(run.mode);
    run.options = describedOptions(json);
    run.offloads = json.value("offloads").toBool();
    run.topology = described(json.value("topology"));
    const QJsonArray interfaces = json.value("interfaces").toArray();
    run.interfaces = {described(interfaces.at(0)), described(interfaces.at(1))};
    run.start = described(json.value("start"));
    run.stop = described(json.value("stop"));
    run.ending = described(json.value("ending"));
    return run;
}

} // namespace tomato::protocol
