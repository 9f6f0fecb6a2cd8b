// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/checks/filterjudge.h"
#include "app/daemon/server/labtopology.h"

#include <optional>
#include <set>

namespace tomato::engine {

/// The keys of what the user agreed to: topology::OutsideReach::key().
using Agreements = std::set<QString>;

/// Checks whether a topology may run and all its captures are possible, before a lab accepts it.
class TopologyIntake final
{
public:
    using Then = std::function<void(Result<LabTopology>)>;

    /// Calls `then` with the topology, or with the reason why it cannot run, at once or later.
    /// There is one call at a time. `agreed` is checked when the topology is to run.
    void judge(Result<LabTopology> wanted, const std::optional<Agreements> &agreed, Then then);

    /// Fails when the topology reaches further outside of its lab than the user agreed to.
    static Result<> checkAgreed(const topology::Topology &wanted, const Agreements &agreed);
    /// Adds the agreement that setting these attributes of a connection implies: a user who
    /// requests a live stream to other machines by name agrees to that one.
    static Agreements agreedWith(Agreements agreed, const topology::Topology &wanted,
                                 const QJsonObject &attributes);

private:
    FilterJudge m_filters;
};

} // namespace tomato::engine
