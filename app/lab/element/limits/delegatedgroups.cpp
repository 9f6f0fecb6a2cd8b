// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/limits/delegatedgroups.h"

#include "app/base/files/fileaccess.h"
#include "app/lab/element/limits/groupfiles.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <thread>

namespace tomato::lab {

namespace {

constexpr const char *GroupName = "tomato-lab-";
// The worker's own: the kernel lets no group with groups in it that are limited have processes.
constexpr const char *WorkerName = "tomato-worker";

/// Names of controllers, as the kernel has them.
const std::map<Resource, std::string> &controllers()
{
    static const std::map<Resource, std::string> names = {
        {Resource::Processes, "pids"}, {Resource::Memory, "memory"}, {Resource::Cpu, "cpu"}};
    return names;
}

bool contains(const std::vector<std::string> &words, const std::string &word)
{
    return std::ranges::find(words, word) != words.end();
}

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

/// The hierarchy of this process's group: `controller` is empty for the unified one.
struct Mount
{
    std::string point;
    std::string root;
};

/// proc_pid_mountinfo(5).
std::optional<Mount> mountOf(const std::string &controller)
{
    std::ifstream file("/proc/self/mountinfo");
    for (std::string line; std::getline(file, line);) {
        const std::size_t dash = line.find(" - ");
        if (dash == std::string::npos)
            continue;
        const auto first = split(line.substr(0, dash), ' ');
        const auto last = split(line.substr(dash + 3), ' ');
        if (first.size() < 5 || last.size() < 3)
            continue;
        const bool fits = controller.empty()
                              ? last[0] == "cgroup2"
                              : last[0] == "cgroup" && contains(split(last[2], ','), controller);
        if (fits)
            return Mount{first[4], first[3]};
    }
    return std::nullopt;
}

/// Returns the folder of this process's group, below the mount point.
std::string folderOf(const Mount &mount, std::string group)
{
    if (mount.root != "/" && group.starts_with(mount.root))
        group.erase(0, mount.root.size());
    return group == "/" || group.empty() ? mount.point : mount.point + group;
}

/// Removes the groups of labs whose process has ended.
void removeRests(const std::string &folder)
{
    std::error_code none;
    for (const auto &entry : std::filesystem::directory_iterator(folder, none)) {
        const std::string name = entry.path().filename();
        const std::size_t length = std::string(GroupName).size();
        // systemd's scopes are called so too, and end otherwise.
        if (!name.starts_with(GroupName) ||
            name.find_first_not_of("0123456789", length) != std::string::npos)
            continue;
        const int process = std::atoi(name.c_str() + length);
        if (process > 0 && kill(process, 0) != 0 && errno == ESRCH)
            removeGroup(entry.path());
    }
}

Result<std::string> makeOwnGroup(const std::string &folder)
{
    removeRests(folder);
    const std::string path = folder + '/' + GroupName + std::to_string(getpid());
    const auto made = makeGroup(path);
    return made ? Result<std::string>(path) : passOn(made);
}

bool isMineToKeep(const std::string &process)
{
    const std::string stat = textOf("/proc/" + process + "/stat");
    const std::size_t name = stat.rfind(')');
    if (process == std::to_string(getpid()))
        return true;
    // The state, then the parent.
    return name != std::string::npos && name + 4 < stat.size() &&
           std::atoi(stat.c_str() + name + 4) == getpid();
}

/// Moves the processes of a group one group down, when no others are in it.
void stepAside(const std::string &folder)
{
    const auto processes = groupWords(folder + "/cgroup.procs");
    if (processes.empty() || !std::ranges::all_of(processes, isMineToKeep))
        return;
    const std::string aside = folder + '/' + WorkerName;
    if (!makeGroup(aside))
        return;
    for (const std::string &process : processes)
        (void)writeGroupFile(aside + "/cgroup.procs", process);
}

std::set<Resource> enableAll(const std::string &folder)
{
    std::set<Resource> enabled;
    for (const auto &[resource, name] : controllers()) {
        if (enableController({folder, true, {}}, resource))
            enabled.insert(resource);
    }
    return enabled;
}

/// The nearest of its ancestors that passes on all controllers, or most of them.
std::optional<GroupFolder> makeUnifiedGroup(const Mount &mount, const std::string &own)
{
    std::optional<GroupFolder> best;
    for (std::string folder = own; folder.size() >= mount.point.size();
         folder.erase(folder.rfind('/'))) {
        // Whoever may write there may bring processes below.
        if (access(folder.c_str(), W_OK) != 0 ||
            access((folder + "/cgroup.procs").c_str(), W_OK) != 0)
            break;
        stepAside(folder);
        const auto enabled = enableAll(folder);
        if (!best || enabled.size() > best->resources.size())
            best = GroupFolder{folder, true, enabled};
        if (enabled.size() == controllers().size())
            break;
    }
    if (!best || best->resources.empty())
        return std::nullopt;
    const auto made = makeOwnGroup(best->path);
    if (!made)
        return std::nullopt;
    best->path = *made;
    return best;
}

} // namespace

bool enableController(const GroupFolder &folder, Resource resource)
{
    if (!folder.isUnified)
        return true;
    const std::string file = folder.path + "/cgroup.subtree_control";
    const std::string &name = controllers().at(resource);
    return contains(groupWords(file), name) || writeGroupFile(file, '+' + name);
}

std::string scopeName(pid_t process)
{
    return GroupName + std::to_string(process) + ".scope";
}

void awaitScope()
{
    constexpr auto Step = std::chrono::milliseconds(5);
    constexpr int MaxSteps = 100;
    const std::string scope = '/' + scopeName(getpid());
    if (getenv(ScopeVariable) == nullptr)
        return;
    for (int step = 0; step < MaxSteps; ++step) {
        if (textOf("/proc/self/cgroup").find(scope) != std::string::npos)
            return;
        std::this_thread::sleep_for(Step);
    }
}

std::vector<GroupFolder> makeDelegatedGroups()
{
    std::vector<GroupFolder> folders;
    std::ifstream file("/proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {
        const std::size_t first = line.find(':');
        const std::size_t second = line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const auto names = split(line.substr(first + 1, second - first - 1), ',');
        const std::string group = line.substr(second + 1);
        const bool isUnified = names.empty();
        const auto mount = mountOf(isUnified ? std::string() : names.front());
        if (!mount)
            continue;
        const std::string own = folderOf(*mount, group);
        if (isUnified) {
            if (const auto unified = makeUnifiedGroup(*mount, own))
                folders.push_back(*unified);
            continue;
        }
        std::set<Resource> resources;
        for (const auto &[resource, name] : controllers()) {
            if (contains(names, name))
                resources.insert(resource);
        }
        const auto made = resources.empty() ? Result<std::string>(failure("")) : makeOwnGroup(own);
        if (made)
            folders.push_back({*made, false, resources});
    }
    return folders;
}

} // namespace tomato::lab
