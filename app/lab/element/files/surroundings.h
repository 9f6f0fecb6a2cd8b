// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/files/elementimage.h"
#include "app/lab/element/files/settingsplace.h"
#include "app/lab/element/files/sharedfolder.h"
#include "app/lab/plan/deviceplan.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tomato::lab {

/// The lab's folder, and what elements find of it: a working folder each, files of its own each
/// (/etc/hosts with the lab's names, /etc/resolv.conf with the topology's `nameservers`,
/// /etc/hostname), and folders of the user that the topology's `shared_folders` names.
class Surroundings final
{
public:
    Surroundings() = default;
    /// `folder` is an absolute path; empty for a lab that stores nothing.
    explicit Surroundings(std::string folder) : m_folder(std::move(folder)) {}

    /// Running elements see the new names at once, but for files that they changed themselves; new
    /// elements the new folders.
    Result<> write(const topology::Topology &topology,
                   const std::map<ElementId, DevicePlan> &plans);
    /// Sets the user's agreements, by topology::OutsideReach::key(): no other folder is shared.
    void agreeTo(std::set<QString> agreed) { m_agreed = std::move(agreed); }
    /// Sets where elements' first files are: in a folder with the element's name in this one.
    void giveFiles(std::string folder) { m_files = std::move(folder); }
    const std::string &folder() const { return m_folder; }
    /// Returns the folders for ElementStarter::show().
    const std::vector<std::string> &seen() const { return m_seen; }
    const std::vector<SharedFolder> &shared() const { return m_shared; }
    /// Returns why elements should write no more; empty while there is enough space.
    std::string problem() const;
    /// Completes the plan by what the element's image says of itself.
    void complete(DevicePlan &plan, const topology::Element &element) const
    {
        completeByImage(plan, element, m_agreed);
    }
    /// Makes the working folder and the element's own files; refuses where elements could fill the
    /// disk with little.
    Result<> prepare(const DevicePlan &plan);
    /// Opens the element's image, if it has one, with the layer above it.
    Result<ElementImage> image(const DevicePlan &plan) const;
    /// Returns the folder of an element on this machine; empty where there is none.
    std::string workingFolder(const DevicePlan &plan) const;
    std::string outputFolder(const DevicePlan &plan) const;

private:
    struct Names
    {
        std::string hosts;
        std::string resolver;
        bool operator==(const Names &) const = default;
    };
    /// The content of the element's own files, unless the element changed them.
    struct Given
    {
        std::shared_ptr<const Names> names;
        std::string hostName;
        bool operator==(const Given &) const = default;
    };

    std::string settingsFolder(const DevicePlan &plan) const;
    Given namesFor(const DevicePlan &plan) const;
    Result<> makeWorkingFolder(const DevicePlan &plan) const;
    Result<> makeOwnFiles(const DevicePlan &plan);
    /// Updates the files of a running element.
    Result<> changeOwnFiles(const DevicePlan &plan, Given &given) const;

    std::string m_folder;
    std::unique_ptr<SettingsPlace> m_settings;
    std::shared_ptr<const Names> m_names;
    /// The key is DevicePlan::folder.
    std::map<std::string, Given> m_given;
    std::set<QString> m_agreed;
    std::string m_files;
    /// The names of the elements, by DevicePlan::folder.
    std::map<std::string, std::string> m_elements;
    std::vector<std::string> m_seen;
    std::vector<SharedFolder> m_shared;
};

} // namespace tomato::lab
