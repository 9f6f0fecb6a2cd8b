// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/limits/controlgroups.h"

#include "app/base/files/fileaccess.h"
#include "app/lab/element/limits/delegatedgroups.h"
#include "app/lab/element/limits/groupfiles.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace tomato::lab {

namespace {

// In the unified hierarchy a group with groups in it has no processes itself.
constexpr const char *CommonName = "/others";

/// The first number behind this word of a file like memory.events.
std::uint64_t count(const std::string &path, const std::string &word)
{
    const std::string text = textOf(path);
    const std::size_t at = text.find(word + ' ');
    return at == std::string::npos ? 0
                                   : std::strtoull(text.c_str() + at + word.size(), nullptr, 10);
}

std::string orNone(std::int64_t value, const char *none)
{
    return value > 0 ? std::to_string(value) : none;
}

Result<> limitMemory(const GroupFolder &folder, std::int64_t bytes)
{
    const std::string value = orNone(bytes, folder.isUnified ? "max" : "-1");
    const std::string file = folder.path + '/';
    // Swap is in the limit too: else memory would go to the disk instead.
    if (!folder.isUnified) {
        // This limits both together, and must never be less than the limit of memory alone; not
        // every kernel has it.
        const std::string both = file + "memory.memsw.limit_in_bytes";
        (void)writeGroupFile(both, value);
        auto set = writeGroupFile(file + "memory.limit_in_bytes", value);
        (void)writeGroupFile(both, value);
        return set;
    }
    (void)writeGroupFile(file + "memory.swap.max", bytes > 0 ? "0" : "max");
    return writeGroupFile(file + "memory.max", value);
}

Result<> limitCpu(const GroupFolder &folder, double cpus)
{
    constexpr int Period = 100'000; // microseconds
    constexpr std::int64_t Min = 1000;
    const std::int64_t quota =
        cpus > 0 ? std::max<std::int64_t>(Min, std::llround(cpus * Period)) : 0;
    const std::string file = folder.path + '/';
    if (folder.isUnified)
        return writeGroupFile(file + "cpu.max",
                              orNone(quota, "max") + ' ' + std::to_string(Period));
    return writeGroupFile(file + "cpu.cfs_quota_us", orNone(quota, "-1"));
}

std::uint64_t endedIn(const std::vector<GroupFolder> &folders)
{
    std::uint64_t ended = 0;
    for (const GroupFolder &folder : folders) {
        if (folder.resources.contains(Resource::Memory))
            ended +=
                count(folder.path + (folder.isUnified ? "/memory.events" : "/memory.oom_control"),
                      "oom_kill");
    }
    return ended;
}

bool asksFor(const ResourceLimits &limits, Resource resource)
{
    switch (resource) {
    case Resource::Memory:
        return limits.memoryMegabytes > 0;
    case Resource::Cpu:
        return limits.cpus > 0;
    case Resource::Processes:
        break;
    }
    return true;
}

} // namespace

ControlGroup::~ControlGroup()
{
    for (const GroupFolder &folder : m_folders)
        removeGroup(folder.path);
}

Result<> ControlGroup::limit(const ResourceLimits &limits)
{
    const auto memory = static_cast<std::int64_t>(limits.memoryMegabytes * 1e6);
    for (const GroupFolder &folder : m_folders) {
        Result<> set;
        if (folder.resources.contains(Resource::Processes))
            set = writeGroupFile(folder.path + "/pids.max", std::to_string(limits.processes));
        if (set && folder.resources.contains(Resource::Memory))
            set = limitMemory(folder, memory);
        if (set && folder.resources.contains(Resource::Cpu))
            set = limitCpu(folder, limits.cpus);
        if (!set)
            return set;
    }
    return {};
}

bool ControlGroup::has(Resource resource) const
{
    return std::ranges::any_of(m_folders, [resource](const GroupFolder &folder) {
        return folder.resources.contains(resource);
    });
}

Result<> ControlGroup::add(pid_t process)
{
    for (const std::string &file : files()) {
        if (auto added = writeGroupFile(file, std::to_string(process)); !added)
            return added;
    }
    return {};
}

std::vector<std::string> ControlGroup::files() const
{
    std::vector<std::string> all;
    for (const GroupFolder &folder : m_folders)
        all.push_back(folder.path + "/cgroup.procs");
    return all;
}

std::uint64_t ControlGroup::endedForMemory() const
{
    return endedIn(m_folders);
}

ControlGroups ControlGroups::find()
{
    awaitScope();
    ControlGroups groups;
    groups.m_folders = makeDelegatedGroups();
    for (const GroupFolder &folder : groups.m_folders) {
        if (!folder.isUnified) {
            groups.m_common.push_back(folder.path);
            // Older kernels need this; others reject it, and count the groups below in any case.
            if (folder.resources.contains(Resource::Memory))
                (void)writeGroupFile(folder.path + "/memory.use_hierarchy", "1");
        } else if (makeGroup(folder.path + CommonName)) {
            groups.m_common.push_back(folder.path + CommonName);
        }
    }
    return groups;
}

ControlGroups::~ControlGroups()
{
    for (const GroupFolder &folder : m_folders)
        removeGroup(folder.path);
}

bool ControlGroups::can(Resource resource) const
{
    return std::ranges::any_of(m_folders, [resource](const GroupFolder &folder) {
        return folder.resources.contains(resource);
    });
}

Result<> ControlGroups::limitAll(const LabLimits &limits)
{
    for (const GroupFolder &folder : m_folders) {
        Result<> set;
        if (folder.resources.contains(Resource::Processes))
            set = writeGroupFile(folder.path + "/pids.max", std::to_string(limits.processes));
        if (set && folder.resources.contains(Resource::Memory))
            set = limitMemory(folder, limits.memoryBytes);
        if (!set)
            return set;
    }
    return {};
}

std::vector<std::string> ControlGroups::commonFiles() const
{
    std::vector<std::string> all;
    for (const std::string &folder : m_common)
        all.push_back(folder + "/cgroup.procs");
    return all;
}

std::uint64_t ControlGroups::endedForMemory() const
{
    return endedIn(m_folders);
}

Result<std::unique_ptr<ControlGroup>> ControlGroups::make(const ResourceLimits &limits)
{
    std::vector<GroupFolder> made;
    const std::string name = "/element-" + std::to_string(++m_made);
    for (const GroupFolder &folder : m_folders) {
        GroupFolder next{folder.path + name, folder.isUnified, {}};
        for (const Resource resource : folder.resources) {
            // A controller that is not needed costs time and memory with each group.
            if (asksFor(limits, resource) && enableController(folder, resource))
                next.resources.insert(resource);
        }
        if (next.resources.empty())
            continue;
        if (const auto done = makeGroup(next.path); !done)
            return passOn(done);
        made.push_back(next);
    }
    auto group = std::make_unique<ControlGroup>(std::move(made));
    if (const auto limited = group->limit(limits); !limited)
        return passOn(limited);
    return group;
}

} // namespace tomato::lab
