// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/sharedfolder.h"
#include "app/lab/plan/deviceplan.h"

#include <string>
#include <vector>

namespace tomato::lab {

/// The lab's folder, and what elements find of it: /etc/hosts with the lab's names,
/// /etc/resolv.conf with the topology's `nameservers`, a working folder each, and folders of the
/// user that the topology's `shared_folders` names.
class Surroundings final
{
public:
    Surroundings() = default;
    /// An absolute path; empty for a lab that keeps nothing.
    explicit Surroundings(std::string folder) : m_folder(std::move(folder)) {}

    /// Running elements see the new names at once, new elements the new folders.
    Result<> write(const topology::Topology &topology,
                   const std::map<ElementId, DevicePlan> &plans);
    /// What the user agreed to, by topology::OutsideReach::key(): no other folder is shared.
    void agreeTo(std::set<QString> agreed) { m_agreed = std::move(agreed); }
    /// For ElementStarter::show().
    const std::vector<std::string> &seen() const { return m_seen; }
    const std::vector<SharedFolder> &shared() const { return m_shared; }
    /// Why elements should write no more; empty while there is room.
    std::string problem() const;
    /// Makes the working folder; refuses where elements could fill the disk with little.
    Result<> prepare(const DevicePlan &plan) const;
    /// Of an element on this machine; empty where there is none.
    std::string workingFolder(const DevicePlan &plan) const;
    std::string outputFolder(const DevicePlan &plan) const;

private:
    std::string m_folder;
    std::set<QString> m_agreed;
    std::vector<std::string> m_seen;
    std::vector<SharedFolder> m_shared;
};

} // namespace tomato::lab
