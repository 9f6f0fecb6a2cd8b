// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandprocesses.h"

#include "app/base/files/fileaccess.h"

#include <QRandomGenerator>

#include <csignal>
#include <cstdlib>
#include <set>
#include <thread>

#include <dirent.h>
#include <unistd.h>

namespace tomato::cli {

using namespace std::chrono_literals;

namespace {

/// How long a command may take to end when it is asked to.
constexpr auto Grace = 2s;
constexpr auto KillTime = 2s;
constexpr auto LookInterval = 20ms;

struct Process
{
    pid_t id = 0;
    pid_t parent = 0;
};

/// Returns this machine's processes that are no zombies, mostly a parent before its children
/// (proc(5)).
std::vector<Process> allProcesses()
{
    std::vector<Process> all;
    DIR *folder = opendir("/proc");
    while (const dirent *entry = folder == nullptr ? nullptr : readdir(folder)) {
        const auto id = static_cast<pid_t>(std::strtol(entry->d_name, nullptr, 10));
        if (id <= 0)
            continue;
        // The format is "id (name) state parent ...", and the name may contain any character.
        const std::string stat = textOf("/proc/" + std::string(entry->d_name) + "/stat");
        const std::size_t name = stat.rfind(") ");
        if (name == std::string::npos || stat.size() < name + 4 || stat[name + 2] == 'Z')
            continue;
        all.push_back({id, static_cast<pid_t>(std::strtol(stat.c_str() + name + 4, nullptr, 10))});
    }
    if (folder != nullptr)
        closedir(folder);
    return all;
}

} // namespace

std::string CommandProcesses::newMark()
{
    return "TOMATO_COMMAND=" + std::to_string(QRandomGenerator::system()->generate64());
}

std::vector<pid_t> CommandProcesses::find(Which which) const
{
    std::set<pid_t> found;
    const std::vector<Process> all = allProcesses();
    const auto isMarked = [this](pid_t id) {
        const std::string environment = '\0' + textOf("/proc/" + std::to_string(id) + "/environ");
        return environment.find('\0' + m_mark + '\0') != std::string::npos;
    };
    for (const Process &process : all) {
        if (isMarked(process.id) || (which == Which::All && process.id == m_first))
            found.insert(process.id);
    }
    for (std::size_t before = 0; before != found.size();) {
        before = found.size();
        for (const Process &process : all) {
            if (found.contains(process.parent))
                found.insert(process.id);
        }
    }
    found.erase(getpid());
    return {found.begin(), found.end()};
}

void CommandProcesses::signal(int number) const
{
    for (const pid_t process : find(Which::Inside))
        (void)kill(process, number);
}

bool CommandProcesses::areGoneWithin(std::chrono::milliseconds time) const
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (!find(Which::All).empty()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(LookInterval);
    }
    return true;
}

void CommandProcesses::end() const
{
    signal(SIGTERM);
    signal(SIGCONT); // one that is stopped hears nothing else
    if (areGoneWithin(Grace))
        return;
    // New processes may start while the others end.
    const auto end = std::chrono::steady_clock::now() + KillTime;
    do {
        for (const pid_t process : find(Which::All))
            (void)kill(process, SIGKILL);
    } while (!areGoneWithin(LookInterval) && std::chrono::steady_clock::now() < end);
}

void CommandProcesses::awaitEnd() const
{
    if (!areGoneWithin(Grace))
        end();
}

} // namespace tomato::cli
