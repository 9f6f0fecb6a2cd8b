// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/judgement.h"
#include "app/experiment/outcome/livepackets.h"

#include <set>

namespace tomato::experiment {

/// Judges each statement of a run that goes on as soon as nothing can change the verdict any more.
/// Not thread-safe; what it borrows may be read by others meanwhile.
class LiveJudgement final
{
public:
    LiveJudgement(const topology::Topology &topology, const Experiment &experiment)
        : m_topology(topology), m_experiment(experiment)
    {
    }

    struct Moment
    {
        /// Everything that is known of the run, without files; `seconds` is now.
        RunEvidence evidence;
        /// See LivePackets.
        std::map<ConnectionId, QStringList> recordings;
        /// Until when all packets have been recorded, in seconds.
        double settled = 0;
    };
    /// Returns the verdicts that are new, with the statements' places in the file.
    std::vector<std::pair<std::size_t, Verdict>> judge(const Moment &moment);

private:
    const topology::Topology &m_topology;
    const Experiment &m_experiment;
    LivePackets m_packets;
    std::set<std::size_t> m_judged;
};

} // namespace tomato::experiment
