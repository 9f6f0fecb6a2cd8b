// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "app/experiment/plan/experiment.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

namespace tomato::cli {

/// Knows the facts of this machine that are the same for all runs. They are looked up once, as that
/// takes longer than a short run.
class KnownMachine final
{
public:
    /// Programs with their digests and packages.
    QJsonArray describe(const QSet<QString> &paths);
    /// Which ways of link emulation the kernel has, by the names of `tomato lab check`.
    const QJsonObject &emulation();

private:
    QHash<QString, QJsonObject> m_programs;
    QJsonObject m_emulation;
};

/// Records what can change the outcome of a run beside its file: machine, kernel, settings of each
/// element, programs, and what the links carried and lost.
class RunSurroundings final
{
public:
    /// Borrows the session. To be made while the lab starts.
    RunSurroundings(Session &session, const experiment::Experiment &experiment);

    /// To be called while the lab is still up; takes as long as a command in an element.
    void look();
    /// For the record of the run.
    QJsonObject record(KnownMachine &machine) const;

private:
    void lookIntoElements();
    void lookAtLinks();

    Session &m_session;
    QJsonObject m_record;
    QSet<QString> m_programs;
};

} // namespace tomato::cli
