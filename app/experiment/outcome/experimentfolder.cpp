// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/experimentfolder.h"

#include "app/experiment/steps/elementfiles.h"
#include "app/topology/format/jsontext.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/wholefile.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace tomato::experiment {

namespace {

const QString TopologyFile = QStringLiteral("experiment.tomato4.json");
/// Behind it is the number of the run.
const QString LabFile = QStringLiteral("lab-");
const QString RecordFile = QStringLiteral("run.json");
constexpr qsizetype MaxRecordBytes = 64 * 1024 * 1024;

Result<RunRecord> recordIn(const QString &file)
{
    const auto text = topology::readWholeFile(file, MaxRecordBytes);
    if (!text)
        return passOn(text);
    const auto json = topology::parseJsonObject(*text);
    auto record = json ? runRecordFromJson(*json) : passOn(json);
    if (!record)
        return failure(record.error().message, file.toStdString() + ": " + record.error().place);
    return record;
}

} // namespace

ExperimentFolder::ExperimentFolder(const QString &path)
    : m_folder(path),
      m_lock(std::make_unique<QLockFile>(m_folder.filePath(QStringLiteral(".lock"))))
{
    m_lock->setStaleLockTime(0); // it is for as long as its process lives
}

Result<ExperimentFolder> ExperimentFolder::open(const QString &path,
                                                const topology::Topology &topology)
{
    if (!QDir().mkpath(path))
        return failure("this folder cannot be made", path.toStdString());
    ExperimentFolder folder(QFileInfo(path).absoluteFilePath());
    if (!folder.m_lock->tryLock())
        return failure(folder.m_lock->error() == QLockFile::LockFailedError
                           ? "another process runs an experiment in this folder"
                           : "cannot write into this folder",
                       path.toStdString());
    const QString file = folder.m_folder.filePath(TopologyFile);
    const QByteArray content = topology::writeTomato(topology);
    if (!QFileInfo::exists(file)) {
        if (const auto written = topology::writeWholeFile(file, content); !written)
            return passOn(written);
        return folder;
    }
    const auto known = topology::readWholeFile(file, topology::MaxTopologyBytes);
    if (!known)
        return passOn(known);
    if (*known != content)
        return failure("holds the runs of another experiment, or of this one before it was "
                       "changed: name another folder",
                       path.toStdString());
    return folder;
}

ExperimentFolder ExperimentFolder::shared(const QString &path)
{
    return ExperimentFolder(QFileInfo(path).absoluteFilePath());
}

Result<topology::Topology> ExperimentFolder::topology() const
{
    return topology::loadTopology(m_folder.filePath(TopologyFile));
}

QDir ExperimentFolder::runFolder(int run) const
{
    return QDir(m_folder.filePath(QStringLiteral("runs/%1").arg(run, 3, 10, QChar(u'0'))));
}

Result<> ExperimentFolder::keepFiles(const QString &path, const topology::Topology &topology) const
{
    if (const auto checked = checkElementFiles(path, topology); !checked)
        return checked;
    const auto wanted = treeDigest(path);
    if (!wanted)
        return passOn(wanted);
    QDir kept = files();
    if (kept.exists()) {
        const auto known = treeDigest(kept.path());
        if (!known)
            return passOn(known);
        if (*known == *wanted)
            return {};
        if (QDir(m_folder.filePath(QStringLiteral("runs"))).exists())
            return failure("holds runs with other files: name another folder",
                           m_folder.path().toStdString());
        if (!kept.removeRecursively())
            return failure("cannot be removed", kept.path().toStdString());
    } else if (QDir(m_folder.filePath(QStringLiteral("runs"))).exists()) {
        return failure("holds runs without these files: name another folder",
                       m_folder.path().toStdString());
    }
    return copyTree(path, kept.path());
}

bool ExperimentFolder::isDone(int run) const
{
    return runFolder(run).exists(RecordFile);
}

Result<QDir> ExperimentFolder::begin(int run) const
{
    QDir folder = runFolder(run);
    if (folder.exists() && !folder.removeRecursively())
        return failure("what an earlier attempt left cannot be removed",
                       folder.path().toStdString());
    if (!folder.mkpath(QStringLiteral("captures")))
        return failure("this folder cannot be made", folder.path().toStdString());
    return folder;
}

Result<> ExperimentFolder::finish(int run, const QJsonObject &record) const
{
    return topology::writeWholeFile(runFolder(run).filePath(RecordFile),
                                    QJsonDocument(record).toJson());
}

Result<> ExperimentFolder::noteLab(int run, const LabId &lab) const
{
    return topology::writeWholeFile(m_folder.filePath(LabFile + QString::number(run)),
                                    QByteArray::fromStdString(lab.value) + '\n');
}

std::map<int, LabId> ExperimentFolder::notedLabs() const
{
    std::map<int, LabId> labs;
    for (const QString &name : m_folder.entryList({LabFile + u'*'}, QDir::Files)) {
        bool isNumber = false;
        const int run = name.mid(LabFile.size()).toInt(&isNumber);
        const auto noted = topology::readWholeFile(m_folder.filePath(name), 1000);
        if (isNumber && noted && !noted->trimmed().isEmpty())
            labs.emplace(run, LabId(noted->trimmed().toStdString()));
    }
    return labs;
}

void ExperimentFolder::forgetLab(int run) const
{
    QFile::remove(m_folder.filePath(LabFile + QString::number(run)));
}

Result<RunRecord> ExperimentFolder::record(int run) const
{
    return recordIn(runFolder(run).filePath(RecordFile));
}

Result<std::vector<RunRecord>> ExperimentFolder::records(const QString &path)
{
    const QDir runs(path + QStringLiteral("/runs"));
    if (!runs.exists())
        return failure("there is no folder runs in it", path.toStdString());
    std::vector<RunRecord> records;
    for (const QString &name : runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString file = runs.filePath(name + u'/' + RecordFile);
        if (!QFileInfo::exists(file))
            continue;
        auto record = recordIn(file);
        if (!record)
            return passOn(record);
        records.push_back(*std::move(record));
    }
    std::sort(records.begin(), records.end(),
              [](const RunRecord &a, const RunRecord &b) { return a.run.number < b.run.number; });
    return records;
}

} // namespace tomato::experiment
