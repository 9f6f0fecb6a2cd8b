// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/runrecord.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>

namespace tomato::bundle {

/// The folder of a run of an experiment, as far as it is compared with another one.
struct RunFiles
{
    QString folder;
    /// `run.json`.
    QJsonObject json;
    experiment::RunRecord record;
    /// The topology with its experiment.
    QJsonObject topology;
    /// Recordings that are there, by connection ("h1:eth0 ⇄ r1:eth0").
    std::map<QString, QStringList> recordings;
    /// Names of recordings in `json` that are not there, by connection.
    std::map<QString, QStringList> missing;

    /// The error's place begins with the path.
    static Result<RunFiles> read(const QString &folder, const QString &topologyFile);
    /// All runs that are done below a folder of an experiment, or of what a bundle holds, by their
    /// number.
    static Result<std::map<int, RunFiles>> readAll(const QString &experiment);
};

/// The topology's file in the folder of an experiment, or in what a bundle holds.
Result<QString> topologyFileIn(const QString &experiment);

} // namespace tomato::bundle
