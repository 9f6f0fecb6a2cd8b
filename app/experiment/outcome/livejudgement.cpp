// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/livejudgement.h"

namespace tomato::experiment {

std::vector<std::pair<std::size_t, Verdict>> LiveJudgement::judge(const Moment &moment)
{
    m_packets.setRecordings(moment.recordings);
    const Judgement judgement(m_topology, m_experiment, moment.evidence,
                              [this](const ConnectionId &id, const PacketWish &wish) {
                                  return m_packets.read(id, wish);
                              });
    std::vector<std::pair<std::size_t, Verdict>> verdicts;
    for (std::size_t i = 0; i < m_experiment.expect.size(); ++i) {
        if (m_judged.contains(i))
            continue;
        auto verdict = judgement.judgeSoFar(m_experiment.expect[i], moment.settled);
        if (!verdict)
            continue;
        m_judged.insert(i);
        verdicts.emplace_back(i, *std::move(verdict));
    }
    return verdicts;
}

} // namespace tomato::experiment
