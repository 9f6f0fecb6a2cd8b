// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/checks/filterjudge.h"
#include "app/daemon/server/labtopology.h"

#include <optional>
#include <set>

namespace tomato::engine {

/// What the user agreed to, by topology::OutsideReach::key().
using Agreements = std::set<QString>;

/// Judges whether a topology may run and all its captures can be, before a lab takes it.
class TopologyIntake final
{
public:
    using Then = std::function<void(Result<LabTopology>)>;

    /// Hands on what is wanted, or why it cannot be; at once or later. One call at a time.
    /// `agreed` is asked when the topology is to run.
    void judge(Result<LabTopology> wanted, const std::optional<Agreements> &agreed, Then then);

    /// Fails when the topology reaches further outside of its lab than the user agreed to.
    static Result<> checkAgreed(const topology::Topology &wanted, const Agreements &agreed);
    /// What is agreed to when these attributes of a connection are set: who asks for a live stream
    /// to other machines by name agrees to that one.
    static Agreements agreedWith(Agreements agreed, const topology::Topology &wanted,
                                 const QJsonObject &attributes);

private:
    FilterJudge m_filters;
};

} // namespace tomato::engine
