// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/limits/controlgroups.h"

#include <memory>
#include <string>
#include <vector>

namespace tomato::lab {

/// Enforces the limits of a running element.
class Confinement final
{
public:
    Confinement() = default;
    /// Limits this process and all that it starts. It gets a control group only for limits that
    /// need one; else it is already in the lab's common group.
    Confinement(ControlGroups &groups, const ResourceLimits &limits, pid_t process);

    /// Applies new limits at once, as far as the element was started with limits of the same kind.
    void change(const ResourceLimits &limits);
    /// Returns the files to which processes that enter the element from outside write their number.
    std::vector<std::string> files() const;
    /// Returns which of the limits are not enforced, and why, or which effects they had. It is
    /// mostly empty.
    std::string problem() const;

    /// Tells whether these limits need a control group.
    static bool needsGroup(const ResourceLimits &limits);

private:
    std::unique_ptr<ControlGroup> m_group;
    std::vector<std::string> m_common;
    ResourceLimits m_limits;
    std::string m_problem;
};

} // namespace tomato::lab
