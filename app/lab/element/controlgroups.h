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

/// What control groups limit, by the name of its controller: cgroups(7).
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
    /// Version 2; there several resources share one hierarchy.
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
    /// With what it will start.
    Result<> add(pid_t process);
    /// The files that take the numbers of further processes.
    std::vector<std::string> files() const;
    bool has(Resource resource) const;
    /// How many processes were ended because there was no memory left for them.
    std::uint64_t endedForMemory() const;

private:
    std::vector<GroupFolder> m_folders;
};

/// The control groups of a lab, where this user may make some: below the worker's own, or one
/// above it, in the unified hierarchy or those of version 1.
class ControlGroups final
{
public:
    /// What is not delegated is not found. Waits for a scope that is on its way.
    static ControlGroups find();
    ControlGroups() = default;
    ControlGroups(ControlGroups &&) noexcept = default;
    ControlGroups &operator=(ControlGroups &&) noexcept = default;
    ~ControlGroups();

    bool can(Resource resource) const;
    /// Of all elements together, those with groups of their own too; what cannot be limited is not.
    Result<> limitAll(const LabLimits &limits);
    /// The files that take the processes of elements which have no group of their own.
    std::vector<std::string> commonFiles() const;
    /// How many processes were ended because the lab had no memory left, or an element.
    std::uint64_t endedForMemory() const;
    /// Limited by what can() names; other limits are not there.
    Result<std::unique_ptr<ControlGroup>> make(const ResourceLimits &limits);

private:
    /// The lab's own, in which those of the elements are made.
    std::vector<GroupFolder> m_folders;
    /// For the elements without; nothing where the lab's own may not have processes.
    std::vector<std::string> m_common;
    int m_made = 0;
};

} // namespace tomato::lab
