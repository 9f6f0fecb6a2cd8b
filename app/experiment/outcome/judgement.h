// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/statementevidence.h"

#include <optional>
#include <string>
#include <vector>

namespace tomato::experiment {

/// The result of checking a statement.
struct Verdict
{
    QString name;
    bool held = false;
    /// The reason when it did not hold, with the packet, the link and the time; empty when it held.
    QString message;
    /// The measured number; empty where the statement has none, or none could be measured.
    std::optional<double> measured;
    QString unit;
    /// Some of the numbers that it was measured from, sorted; none where there is only one.
    std::vector<double> samples = {};
    /// See Statement.
    QString again = {};
    /// It did not hold since packets may have crossed that were not recorded.
    bool isUnproven = false;
};

/// Checks for each statement whether it held. A statement that cannot be checked did not hold.
class Judgement final
{
public:
    using ReadPackets = StatementEvidence::ReadPackets;

    /// Borrows all. `read` takes the place of the recordings' files while a run goes on.
    Judgement(const topology::Topology &topology, const Experiment &experiment,
              const RunEvidence &run, ReadPackets read = {})
        : m_topology(topology), m_experiment(experiment), m_run(run),
          m_evidence(topology, experiment, run, std::move(read))
    {
    }

    std::vector<Verdict> judge() const;
    /// Judges a statement while the run goes on: nothing as long as what is still to come can
    /// change the verdict. All packets that came before `settled`, in seconds, are known.
    std::optional<Verdict> judgeSoFar(const Statement &statement, double settled) const;

private:
    using Packets = StatementEvidence::Packets;
    using Window = StatementEvidence::Window;

    Verdict verdictOn(const Statement &statement) const;
    bool isFinal(const Statement &statement, const Verdict &verdict, bool isOver) const;
    Result<> judge(const Statement &statement, Verdict &verdict) const;
    /// `found` are the chosen packets of that time; those of judgeWay() have keys. `gap` says why
    /// others may have crossed; it is empty where they surely did not.
    Result<> judgeCount(const Statement &statement, const Window &time, const Packets &found,
                        const std::string &gap, Verdict &verdict) const;
    Result<> judgeRate(const Statement &statement, const Window &time, const Packets &found,
                       const std::string &gap, Verdict &verdict) const;
    Result<> judgeWay(const Statement &statement, const Window &time, const Packets &sent,
                      std::string gap, Verdict &verdict) const;
    Result<> judgeSameAs(const Statement &statement, Verdict &verdict) const;
    Result<> judgeOrder(const Statement &statement, const Window &time, const Packets &first,
                        const std::string &gap, Verdict &verdict) const;
    Result<> judgeAppearance(const Statement &statement, const Window &time, const Packets &found,
                             const std::string &gap, Verdict &verdict) const;
    Result<> judgeCommand(const Statement &statement, Verdict &verdict) const;

    const topology::Topology &m_topology;
    const Experiment &m_experiment;
    const RunEvidence &m_run;
    StatementEvidence m_evidence;
};

} // namespace tomato::experiment
