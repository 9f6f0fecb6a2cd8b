// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/controlgroups.h"

#include <memory>
#include <string>
#include <vector>

namespace tomato::lab {

/// How a running element is kept to its limits.
class Confinement final
{
public:
    Confinement() = default;
    /// Of this process and all that it starts. It gets a group only for limits that need one; else
    /// it is one of the lab's common group already.
    Confinement(ControlGroups &groups, const ResourceLimits &limits, pid_t process);

    /// At once, as far as the element started with limits of the kind.
    void change(const ResourceLimits &limits);
    /// Takes the numbers of processes that come into the element from outside.
    std::vector<std::string> files() const;
    /// Which of the limits are not kept, and why; or what they led to. Mostly empty.
    std::string problem() const;

    /// Whether these limits need a control group.
    static bool needsGroup(const ResourceLimits &limits);

private:
    std::unique_ptr<ControlGroup> m_group;
    std::vector<std::string> m_common;
    ResourceLimits m_limits;
    std::string m_problem;
};

} // namespace tomato::lab
