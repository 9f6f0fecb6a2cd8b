// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/checks/filterjudge.h"
#include "app/daemon/server/labtopology.h"

namespace tomato::engine {

/// Judges whether all captures of a topology can be, before a lab takes it.
class TopologyIntake final
{
public:
    using Then = std::function<void(Result<LabTopology>)>;

    /// Hands on what is wanted, or why it cannot be; at once or later. One call at a time.
    void judge(Result<LabTopology> wanted, Then then);

private:
    FilterJudge m_filters;
};

} // namespace tomato::engine
