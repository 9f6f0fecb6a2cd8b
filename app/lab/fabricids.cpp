// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fabricids.h"

#include "app/base/systemfailure.h"
#include "app/lab/zygote/elementids.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <fstream>
#include <sstream>
#include <vector>

namespace tomato::lab {

namespace {

constexpr const char *UserMapper = "/usr/bin/newuidmap";
constexpr const char *GroupMapper = "/usr/bin/newgidmap";
// https://systemd.io/UIDS-GIDS: of these nobody gives any away.
constexpr unsigned FarNumbers = 0x6a7d0000;
constexpr unsigned FarCount = 65536;
constexpr unsigned NearNumbers = 60706;
constexpr unsigned NearCount = 256;

struct Extent
{
    unsigned inside = 0;
    unsigned outside = 0;
    unsigned count = 0;
};

std::vector<Extent> extentsOf(const std::string &file)
{
    std::vector<Extent> extents;
    std::ifstream lines(file);
    for (Extent each; lines >> each.inside >> each.outside >> each.count;)
        extents.push_back(each);
    return extents;
}

Result<> writeSelf(const char *name, const std::string &text)
{
    const std::string path = std::string("/proc/self/") + name;
    const FileDescriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file || write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        return failure("write " + path);
    return {};
}

bool writeMap(pid_t process, const char *map, const std::string &text)
{
    const std::string path = "/proc/" + std::to_string(process) + '/' + map;
    const FileDescriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    return file && write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

/// newuidmap PID 0 1000 1 1 100000 65535.
bool runMapper(const char *program, pid_t process, const std::string &text)
{
    std::vector<std::string> words{program, std::to_string(process)};
    std::istringstream numbers(text);
    for (std::string each; numbers >> each;)
        words.push_back(each);
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        char *const nothing[] = {nullptr};
        const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
        dup2(null, STDERR_FILENO);
        execve(program, arguments.data(), nothing);
        _exit(127);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

static ElementIds readElementIds()
{
    const auto users = extentsOf("/proc/self/uid_map");
    const auto groups = extentsOf("/proc/self/gid_map");
    if (users.size() < 2 || groups.size() < 2)
        return {};
    const unsigned more = std::min(users[1].count, groups[1].count);
    // Elements have no ids of the machine's root.
    return geteuid() == 0 && users[0].outside == 0 ? ElementIds{1, more} : ElementIds{0, more + 1};
}

ElementIds elementIds()
{
    // It is asked several times for each element, and a process has one fabric at most.
    static const ElementIds ids = readElementIds();
    return ids;
}

FabricIds::FabricIds(FabricIds &&other) noexcept
    : m_user(other.m_user), m_group(other.m_group), m_users(other.m_users),
      m_groups(other.m_groups), m_helper(std::exchange(other.m_helper, 0)),
      m_channel(std::move(other.m_channel))
{
}

FabricIds::~FabricIds()
{
    if (m_helper == 0)
        return;
    kill(m_helper, SIGKILL);
    while (waitpid(m_helper, nullptr, 0) < 0 && errno == EINTR) {
    }
}

Result<FabricIds> FabricIds::choose()
{
    FabricIds ids;
    ids.m_user = geteuid();
    ids.m_group = getegid();
    if (ids.m_user == 0) {
        const auto users = unusedNumbers("/proc/self/uid_map", "/etc/subuid");
        if (!users)
            return passOn(users);
        const auto groups = unusedNumbers("/proc/self/gid_map", "/etc/subgid");
        if (!groups)
            return passOn(groups);
        ids.m_users = *users;
        ids.m_groups = *groups;
    } else if (access(UserMapper, X_OK) == 0 && access(GroupMapper, X_OK) == 0) {
        ids.m_users = subordinates("/etc/subuid");
        ids.m_groups = subordinates("/etc/subgid");
    }
    if (ids.m_users.count == 0 || ids.m_groups.count == 0)
        ids.m_users = ids.m_groups = {};
    else if (!ids.leaveHelper())
        return systemFailure("fork");
    return ids;
}

/// Returns no range for a root who is the only user, as in a container of an ordinary user.
Result<FabricIds::Range> FabricIds::unusedNumbers(const char *map, const char *file)
{
    const auto extents = extentsOf(map);
    if (extents.size() == 1 && extents[0].count == 1)
        return Range();
    std::vector<Range> taken;
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        Range range;
        if (std::sscanf(line.c_str(), "%*[^:]:%u:%u", &range.first, &range.count) == 2)
            taken.push_back(range);
    }
    const auto isFree = [&](const Range &wanted) {
        const bool isThere = std::ranges::any_of(extents, [&](const Extent &each) {
            return wanted.first >= each.inside && wanted.count <= each.count &&
                   wanted.first - each.inside <= each.count - wanted.count;
        });
        return isThere && std::ranges::none_of(taken, [&](const Range &each) {
                   return wanted.first < each.first + each.count &&
                          each.first < wanted.first + wanted.count;
               });
    };
    for (unsigned block = 0; block < 256; ++block) {
        const Range far{FarNumbers + block * FarCount, FarCount};
        if (isFree(far))
            return far;
    }
    if (const Range near{NearNumbers, NearCount}; isFree(near))
        return near;
    return failure("cannot start elements as root: this machine has no user numbers that are "
                   "free for them (start ToMaTo as an ordinary user)");
}

FabricIds::Range FabricIds::subordinates(const char *file)
{
    constexpr unsigned Max = 65535;
    const passwd *user = getpwuid(geteuid());
    const std::string name = user == nullptr ? std::string() : user->pw_name;
    const std::string number = std::to_string(geteuid());
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        const std::string who = line.substr(0, line.find(':'));
        Range range;
        if ((who == name || who == number) && !who.empty() &&
            std::sscanf(line.c_str() + who.size(), ":%u:%u", &range.first, &range.count) == 2)
            return {range.first, std::min(range.count, Max)};
    }
    return {};
}

std::string FabricIds::lines(unsigned own, Range more) const
{
    return "0 " + std::to_string(own) + " 1\n1 " + std::to_string(more.first) + ' ' +
           std::to_string(more.count) + '\n';
}

bool FabricIds::leaveHelper()
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return false;
    m_channel = FileDescriptor(ends[0]);
    const FileDescriptor theirs(ends[1]);
    const pid_t process = getpid();
    m_helper = fork();
    if (m_helper == 0) {
        close(m_channel.get());
        help(theirs.get(), process);
    }
    return m_helper > 0;
}

void FabricIds::help(int channel, pid_t process) const
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    char asked = 0;
    if (read(channel, &asked, 1) != 1)
        _exit(1);
    const std::string users = lines(m_user, m_users);
    const std::string groups = lines(m_group, m_groups);
    const bool done =
        m_user == 0
            ? writeMap(process, "uid_map", users) && writeMap(process, "gid_map", groups)
            : runMapper(UserMapper, process, users) && runMapper(GroupMapper, process, groups);
    const char answer = done ? 'y' : 'n';
    (void)!write(channel, &answer, 1);
    _exit(0);
}

bool FabricIds::askHelper()
{
    char answer = 0;
    return m_helper != 0 && write(m_channel.get(), "m", 1) == 1 &&
           read(m_channel.get(), &answer, 1) == 1 && answer == 'y';
}

Result<> FabricIds::map()
{
    if (askHelper()) {
        // The lab has no need to read files of the user's groups.
        return setgroups(0, nullptr) == 0 ? Result<>() : failure("give up groups");
    }
    if (m_user == 0 && m_helper != 0)
        return failure("map users of this machine to elements");
    // Without subordinate ids, or when the mapper refuses, only this user is mapped.
    if (const auto written = writeSelf("setgroups", "deny"); !written)
        return written;
    if (const auto written = writeSelf("uid_map", "0 " + std::to_string(m_user) + " 1"); !written)
        return written;
    return writeSelf("gid_map", "0 " + std::to_string(m_group) + " 1");
}

} // namespace tomato::lab
