// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/experiment/outcome/runrecord.h"

#include <QLockFile>

#include <map>
#include <memory>

namespace tomato::experiment {

/// The folder, in that of an experiment, with what elements find in their working folders.
inline constexpr QLatin1String ElementsFolder("elements");

/// The folder in which an experiment's runs are kept: `experiment.tomato4.json`, and a folder
/// `runs/001` for each run. A run is done when it has its `run.json`, which is written last and
/// whole; a run that was killed before that is repeated.
class ExperimentFolder final
{
public:
    /// Opens the folder, or makes it where there is none. Fails when it holds the runs of another
    /// experiment, and while another process runs one there.
    static Result<ExperimentFolder> open(const QString &path, const topology::Topology &topology);
    /// For a process that works on some of the runs, while the one that has opened the folder
    /// waits for it.
    static ExperimentFolder shared(const QString &path);
    /// The topology of its runs.
    Result<topology::Topology> topology() const;

    /// Keeps a copy of what the elements find in their working folders: a folder for each, with its
    /// name. Fails when runs were done with other files.
    Result<> keepFiles(const QString &path, const topology::Topology &topology) const;
    /// The folder of that copy; it need not exist.
    QDir files() const { return QDir(m_folder.filePath(ElementsFolder)); }

    bool isDone(int run) const;
    /// Returns the run's folder, emptied of what an earlier attempt left there.
    Result<QDir> begin(int run) const;
    Result<> finish(int run, const QJsonObject &record) const;

    /// Stores the id of a run's lab while it is there, so that the lab can be ended after its
    /// process was killed.
    Result<> noteLab(int run, const LabId &lab) const;
    /// By their runs.
    std::map<int, LabId> notedLabs() const;
    void forgetLab(int run) const;

    /// Returns the record of a run that is done.
    Result<RunRecord> record(int run) const;
    /// Returns the records of the runs that are done, in their order. Needs no lock.
    static Result<std::vector<RunRecord>> records(const QString &path);

private:
    explicit ExperimentFolder(const QString &path);
    QDir runFolder(int run) const;

    QDir m_folder;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace tomato::experiment
