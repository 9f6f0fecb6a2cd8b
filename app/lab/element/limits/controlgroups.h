// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/plan/resourcelimits.h"

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tomato::lab {

/// A resource that control groups limit, by the name of its controller: cgroups(7).
enum class Resource
{
    Processes,
    Memory,
    Cpu
};

/// A folder of a control group, in one hierarchy.
struct GroupFolder
{
    std::string path;
    /// The hierarchy is one of version 2, where several resources share it.
    bool isUnified = false;
    std::set<Resource> resources;
};

/// The control group of one element: its processes, and the limits that hold for all of them. The
/// processes must have ended before it goes.
class ControlGroup final
{
public:
    explicit ControlGroup(std::vector<GroupFolder> folders) : m_folders(std::move(folders)) {}
    ~ControlGroup();
    ControlGroup(const ControlGroup &) = delete;
    ControlGroup &operator=(const ControlGroup &) = delete;

    Result<> limit(const ResourceLimits &limits);
    /// Adds the process, and with it all that it will start.
    Result<> add(pid_t process);
    /// Returns the files to which further processes write their numbers.
    std::vector<std::string> files() const;
    bool has(Resource resource) const;
    /// Counts the processes that were killed because they exceeded the group's memory.
    std::uint64_t endedForMemory() const;

private:
    std::vector<GroupFolder> m_folders;
};

/// The control groups of a lab, where this user may make some: below the worker's own, or one
/// above it, in the unified hierarchy or those of version 1.
class ControlGroups final
{
public:
    /// Finds the delegated groups. It waits for a scope that was requested and does not exist yet.
    static ControlGroups find();
    ControlGroups() = default;
    ControlGroups(ControlGroups &&) noexcept = default;
    ControlGroups &operator=(ControlGroups &&) noexcept = default;
    ~ControlGroups();

    bool can(Resource resource) const;
    /// Limits all elements together, including those with groups of their own. A resource that
    /// cannot be limited stays without a limit.
    Result<> limitAll(const LabLimits &limits);
    /// Returns the files for processes of elements which have no group of their own.
    std::vector<std::string> commonFiles() const;
    /// Counts the processes that were killed because the lab's memory, or an element's, was
    /// exhausted.
    std::uint64_t endedForMemory() const;
    /// Makes a group with the limits that can() supports; other limits are left out.
    Result<std::unique_ptr<ControlGroup>> make(const ResourceLimits &limits);

private:
    /// The lab's own groups, in which those of the elements are made.
    std::vector<GroupFolder> m_folders;
    /// The files for elements without a group; there are none where the lab's own group may not
    /// have processes.
    std::vector<std::string> m_common;
    int m_made = 0;
};

} // namespace tomato::lab
