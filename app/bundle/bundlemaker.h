// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bundle/bagwriter.h"
#include "app/bundle/rocrate.h"
#include "app/bundle/runfiles.h"
#include "app/experiment/outcome/runtable.h"
#include "app/topology/topology.h"

#include <QSet>

#include <string>

namespace tomato::bundle {

/// Packs an experiment: its topology, also for programs of others, the files of its elements, and
/// everything of its runs, as a bag with an RO-Crate in it.
class BundleMaker final
{
public:
    /// Selects parts of a bundle that are left out unless they are asked for.
    struct Included
    {
        /// With which others can read what was encrypted.
        bool secrets = false;
        /// Recordings of connections to what is outside of the lab: it may be other people's.
        bool attached = false;
    };
    struct Report
    {
        int runs = 0;
        qint64 files = 0;
        qint64 bytes = 0;
        /// A line for each thing.
        QStringList leftOut;
    };

    BundleMaker(Authorship authorship, Included included, BagWriter::Progress progress = {})
        : m_authorship(std::move(authorship)), m_included(included), m_bag(std::move(progress))
    {
    }

    /// Sets the program tomato-plot, which draws the figures; without it there are none.
    void setPlotProgram(std::string program) { m_plotProgram = std::move(program); }

    /// `source`: the folder of an experiment with its runs, or the file of a topology. The archive
    /// appears whole or not at all.
    Result<Report> make(const QString &source, const QString &archive);

private:
    Result<> addTopology();
    Result<> addRuns(const QString &experiment);
    Result<> addRun(const RunFiles &run);
    Result<> addCapture(const QString &path, const QString &file);
    Result<> addFolder(const QString &prefix, const QString &folder);
    Result<> addTable(const std::map<int, RunFiles> &runs);
    Result<> addFigures(const experiment::RunTable &table);
    Result<> finish();
    QSet<QString> filesFromOutside(const RunFiles &run) const;

    Authorship m_authorship;
    Included m_included;
    BagWriter m_bag;
    std::string m_plotProgram;
    topology::Topology m_topology;
    QString m_title;
    std::vector<RunAction> m_actions;
    Report m_report;
};

} // namespace tomato::bundle
