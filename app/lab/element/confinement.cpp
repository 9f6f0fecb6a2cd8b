// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/confinement.h"

#include "app/lab/element/limits/processlimit.h"

namespace tomato::lab {

namespace {

/// Returns the requested limits that the group does not enforce.
std::string missing(const ControlGroup &group, const ResourceLimits &limits)
{
    const bool memory = limits.memoryMegabytes > 0 && !group.has(Resource::Memory);
    const bool cpu = limits.cpus > 0 && !group.has(Resource::Cpu);
    if (!memory && !cpu)
        return {};
    return memory && cpu ? "memory and CPU" : memory ? "memory" : "CPU";
}

std::string number(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

} // namespace

Confinement::Confinement(ControlGroups &groups, const ResourceLimits &limits, pid_t process)
    : m_limits(limits)
{
    m_common = groups.commonFiles();
    if (!needsGroup(limits))
        return;
    auto group = groups.make(limits);
    if (!group) {
        m_problem = group.error().text();
        return;
    }
    if (const auto added = (*group)->add(process); !added)
        m_problem = added.error().text();
    else if (const std::string resources = missing(**group, limits); !resources.empty())
        m_problem =
            "its " + resources +
            " cannot be limited: there are no such control groups of this user's (stop the lab "
            "and start it again, or see tomato lab check)";
    m_group = std::move(*group);
}

void Confinement::change(const ResourceLimits &limits)
{
    m_limits = limits;
    m_problem.clear();
    if (m_group == nullptr) {
        if (needsGroup(limits))
            m_problem = "its limits count from its next start";
        return;
    }
    if (const auto limited = m_group->limit(limits); !limited)
        m_problem = limited.error().text();
    else if (const std::string resources = missing(*m_group, limits); !resources.empty())
        m_problem = "the limit of its " + resources + " counts from its next start";
}

std::vector<std::string> Confinement::files() const
{
    return m_group == nullptr ? m_common : m_group->files();
}

std::string Confinement::problem() const
{
    const auto ended = m_group == nullptr ? 0 : m_group->endedForMemory();
    if (ended == 0)
        return m_problem;
    return (m_problem.empty() ? "" : m_problem + "; ") + "it ran out of its " +
           number(m_limits.memoryMegabytes) + " MB of memory: " + std::to_string(ended) +
           (ended == 1 ? " process was ended" : " processes were ended");
}

bool Confinement::needsGroup(const ResourceLimits &limits)
{
    return limits.memoryMegabytes > 0 || limits.cpus > 0 || !canLimitProcesses();
}

} // namespace tomato::lab
