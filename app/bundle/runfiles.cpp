// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/runfiles.h"

#include "app/topology/format/jsontext.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/wholefile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace tomato::bundle {

static constexpr qsizetype MaxRunBytes = 64 * 1024 * 1024;

static Result<QJsonObject> jsonOf(const QString &path, qsizetype most)
{
    const auto text = topology::readWholeFile(path, most);
    if (!text)
        return passOn(text);
    auto json = topology::parseJsonObject(*text);
    if (!json)
        return failure(json.error().message, path.toStdString() + ": " + json.error().place);
    return json;
}

/// Whether a name in a record stays in the run's folder: the record may be a stranger's.
static bool isInside(const QString &name)
{
    const QString clean = QDir::cleanPath(name);
    return QDir::isRelativePath(clean) && clean != QLatin1String("..") &&
           !clean.startsWith(QLatin1String("../"));
}

Result<QString> topologyFileIn(const QString &experiment)
{
    for (const char *name : {"experiment.tomato4.json", "topology.tomato4.json"}) {
        QString path = QDir(experiment).filePath(QLatin1String(name));
        if (QFileInfo::exists(path))
            return path;
    }
    return failure("there is no experiment.tomato4.json in it", experiment.toStdString());
}

Result<RunFiles> RunFiles::read(const QString &folder, const QString &topologyFile)
{
    RunFiles run;
    run.folder = folder;
    const QDir files(folder);
    const QString path = files.filePath(QStringLiteral("run.json"));
    auto json = jsonOf(path, MaxRunBytes);
    if (!json)
        return passOn(json);
    run.json = *std::move(json);
    auto record = experiment::runRecordFromJson(run.json);
    if (!record)
        return failure(record.error().message, path.toStdString() + ": " + record.error().place);
    run.record = *std::move(record);
    auto topology = jsonOf(topologyFile, topology::MaxTopologyBytes);
    if (!topology)
        return passOn(topology);
    run.topology = topology->value(QLatin1String("topology")).toObject();
    for (const QJsonValue recording : run.json.value(QLatin1String("recordings")).toArray()) {
        const QString connection = recording[QLatin1String("connection")].toString();
        QStringList &found = run.recordings[connection];
        for (const QJsonValue file : recording[QLatin1String("files")].toArray()) {
            const QString name = file.toString();
            if (isInside(name) && QFileInfo(files.filePath(name)).isFile())
                found << files.filePath(name);
            else
                run.missing[connection] << name;
        }
    }
    return run;
}

Result<std::map<int, RunFiles>> RunFiles::readAll(const QString &experiment)
{
    const auto topology = topologyFileIn(experiment);
    if (!topology)
        return passOn(topology);
    std::map<int, RunFiles> runs;
    const QDir folder(QDir(experiment).filePath(QStringLiteral("runs")));
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (!QFileInfo::exists(folder.filePath(name + QStringLiteral("/run.json"))))
            continue;
        auto run = read(folder.filePath(name), *topology);
        if (!run)
            return passOn(run);
        const int number = run->record.run.number;
        runs.emplace(number, *std::move(run));
    }
    return runs;
}

} // namespace tomato::bundle
