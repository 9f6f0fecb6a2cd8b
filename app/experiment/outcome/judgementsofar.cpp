// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/judgement.h"
#include "app/topology/lookup.h"

namespace tomato::experiment {

using Quantity = Statement::Quantity;

std::optional<Verdict> Judgement::judgeSoFar(const Statement &statement, double settled) const
{
    if (statement.quantity == Quantity::Command) {
        const auto index = stepIndex(statement.step);
        if (!index || !m_evidence.outcomes[*index].ended)
            return std::nullopt;
        return verdictOn(statement);
    }
    for (const QString &on : {statement.packets.on, statement.to, statement.later.on}) {
        if (on.isEmpty())
            continue;
        const auto id = topology::findConnection(m_topology, on);
        if (!id || !m_evidence.recordings.contains(*id))
            return std::nullopt;
    }
    const auto time = window(statement);
    if (!time)
        return std::nullopt; // one of its steps has not begun
    bool isRead = true;
    const Judgement tried(m_topology, m_experiment, m_evidence,
                          [this, &isRead](const ConnectionId &id, const PacketWish &wish) {
                              auto packets = m_read(id, wish);
                              isRead = isRead && packets;
                              return packets;
                          });
    Verdict verdict = tried.verdictOn(statement);
    // Recordings that begin later are known then.
    if (!isRead || verdict.isUnproven || !tried.isFinal(statement, verdict, time->until <= settled))
        return std::nullopt;
    return verdict;
}

bool Judgement::isFinal(const Statement &statement, const Verdict &verdict, bool isOver) const
{
    switch (statement.quantity) {
    case Quantity::Never:
        return isOver || !verdict.held;
    case Quantity::Some:
        return isOver || verdict.held;
    case Quantity::Count:
        if (isOver || !verdict.measured)
            return isOver;
        return verdict.held ? statement.comparison.holdsFrom(*verdict.measured)
                            : !statement.comparison.mayHoldFrom(*verdict.measured);
    case Quantity::Rate:
    case Quantity::Throughput:
        return isOver;
    case Quantity::Before: {
        // The first packets of both stay the first ones.
        const auto time = window(statement);
        const auto first = packets(statement.packets, *time);
        const auto second = packets(statement.later, *time);
        return isOver || (first && second && !first->empty() && !second->empty());
    }
    case Quantity::Delay:
        // A packet that was too slow stays so; those on their way are not known yet.
        return !verdict.held && verdict.measured && statement.comparison.isAboutEach() &&
               !statement.sameAs;
    case Quantity::Loss:
    case Quantity::Command:
        break;
    }
    return false;
}

} // namespace tomato::experiment
