// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/elementspaces.h"

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <initializer_list>

namespace tomato::lab {

namespace {

/// Limits the namespaces and watches of an element with all that it nests: user_namespaces(7),
/// inotify(7). It gets no cgroup namespaces, by which it could change its own limits, and no time
/// namespaces, which nobody needs.
constexpr struct
{
    const char *name;
    const char *value;
} Limits[] = {
    {"max_user_namespaces", "32"},   {"max_mnt_namespaces", "64"}, {"max_net_namespaces", "32"},
    {"max_pid_namespaces", "32"},    {"max_uts_namespaces", "32"}, {"max_ipc_namespaces", "32"},
    {"max_cgroup_namespaces", "0"},  {"max_time_namespaces", "0"}, {"max_inotify_instances", "16"},
    {"max_inotify_watches", "4096"}, {"max_fanotify_groups", "4"}, {"max_fanotify_marks", "1024"},
};

bool writeFile(int folder, const char *name, const char *text)
{
    const int file = openat(folder, name, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const auto length = static_cast<ssize_t>(std::strlen(text));
    const bool written = write(file, text, static_cast<std::size_t>(length)) == length;
    const int error = errno;
    close(file);
    errno = error;
    return written;
}

bool writeMaps(int proc, const char *process, unsigned first, unsigned count)
{
    // A line must lie in one of the lines of the namespace above: where the first number is the
    // user's own, the others, which are subordinate, are in another.
    char lines[80];
    if (first == 0 && count > 1)
        std::snprintf(lines, sizeof lines, "0 0 1\n1 1 %u\n", count - 1);
    else
        std::snprintf(lines, sizeof lines, "0 %u %u\n", first, count);
    for (const char *map : {"uid_map", "gid_map"}) {
        char name[48];
        std::snprintf(name, sizeof name, "%s/%s", process, map);
        if (!writeFile(proc, name, lines))
            return false;
    }
    return true;
}

bool limit(int proc)
{
    const int settings = openat(proc, "sys/user", O_PATH | O_DIRECTORY | O_CLOEXEC);
    for (const auto &[setting, value] : Limits) {
        // Older kernels have fewer of them.
        if (!writeFile(settings, setting, value) && errno != ENOENT)
            return false;
    }
    return close(settings) == 0;
}

bool isAloneInside(const ElementIds &ids)
{
    return ids.count == 1 && ids.first == 0;
}

/// Stays behind with the rights that the element has when it starts, and soon gives up, and does
/// what takes them: first in the fabric's user namespace, at last in the element's outer one. It
/// shares the element's memory, so that it is quickly made; the one waits while the other works.
class Assistant final
{
public:
    explicit Assistant(const SpacesOrder &order) : m_order(order) {}

    bool start()
    {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
            return false;
        m_socket = ends[0];
        m_theirs = ends[1];
        // This process by the number that this /proc has for it.
        const ssize_t length = readlinkat(m_order.proc, "self", m_process, sizeof m_process - 1);
        if (length <= 0)
            return false;
        m_assistant = clone(run, m_stack + sizeof m_stack, CLONE_VM | SIGCHLD, this);
        if (m_assistant < 0)
            return false;
        close(m_theirs);
        return true;
    }
    ~Assistant()
    {
        const int error = errno; // of what failed, which is told after this
        close(m_socket);
        // It runs on the stack in here until it has ended. Nobody gets its status, as the kernel
        // reaps it: this fails when there is nothing left to wait for.
        while (m_assistant > 0 && waitpid(m_assistant, nullptr, 0) < 0 && errno == EINTR) {
        }
        errno = error;
    }
    Assistant(const Assistant &) = delete;
    Assistant &operator=(const Assistant &) = delete;

    /// Maps the ids of the outer user namespace, which this process is in.
    bool mapOuterIds() { return ask('o'); }
    /// And maps the ids of the inner one, where there are any to map.
    bool finishMounts() { return ask('f'); }
    /// Names the step that failed.
    const char *failed() const { return m_failed; }

private:
    bool ask(char what)
    {
        int error = EPIPE;
        if (write(m_socket, &what, 1) != 1 || read(m_socket, &error, sizeof error) != sizeof error)
            return false;
        errno = error;
        return error == 0;
    }
    static int run(void *self)
    {
        static_cast<Assistant *>(self)->serve();
        return 0;
    }
    void serve()
    {
        close(m_socket);
        char what = 0;
        while (read(m_theirs, &what, 1) == 1) {
            const bool done = what == 'o' ? mapOuter() : finish() && mapInner();
            const int error = done ? 0 : errno;
            if (write(m_theirs, &error, sizeof error) != sizeof error)
                return;
        }
    }
    bool mapOuter()
    {
        char name[48];
        std::snprintf(name, sizeof name, "%s/ns/user", m_process);
        m_outer = openat(m_order.proc, name, O_RDONLY | O_CLOEXEC);
        return m_outer >= 0 &&
               writeMaps(m_order.proc, m_process, m_order.ids.first, m_order.ids.count);
    }
    /// Nothing takes the fabric's rights after that.
    bool mapInner()
    {
        if (m_outer < 0)
            return true;
        m_failed = "map the element's users";
        // The change has the kernel give the process's files in /proc to the machine's root.
        return setns(m_outer, CLONE_NEWUSER) == 0 && prctl(PR_SET_DUMPABLE, 1) == 0 &&
               writeMaps(m_order.proc, m_process, 0, m_order.ids.count);
    }
    bool finish()
    {
        char name[48];
        std::snprintf(name, sizeof name, "%s/ns/net", m_process);
        const int network = openat(m_order.proc, name, O_RDONLY | O_CLOEXEC);
        m_failed = "enter the element's network";
        if (network < 0 || setns(network, CLONE_NEWNET) != 0)
            return false;
        m_failed = m_order.finishMounts();
        return m_failed == nullptr;
    }

    alignas(16) char m_stack[16 * 1024];
    const SpacesOrder &m_order;
    pid_t m_assistant = 0;
    int m_socket = -1;
    int m_theirs = -1;
    char m_process[16] = {};
    int m_outer = -1;
    const char *m_failed = nullptr;
};

bool becomeElementsRoot()
{
    return setgroups(0, nullptr) == 0 && setresgid(0, 0, 0) == 0 && setresuid(0, 0, 0) == 0 &&
           prctl(PR_SET_DUMPABLE, 1) == 0;
}

} // namespace

const char *enterOwnSpaces(const SpacesOrder &order)
{
    Assistant assistant(order);
    // The kernel then reaps the assistant, and later whatever becomes a child of this process.
    std::signal(SIGCHLD, SIG_IGN);
    if (!assistant.start())
        return "start an assistant";
    // The kernel lets us say ourselves that we are the one user that there is.
    const bool isAlone = isAloneInside(order.ids);
    const auto mapSelf = [&order] { return writeMaps(order.proc, "self", 0, 1); };
    if (unshare(CLONE_NEWUSER) != 0 ||
        !(isAlone ? mapSelf() : assistant.mapOuterIds() && becomeElementsRoot()))
        return "make a user namespace";
    if (!limit(order.proc))
        return "limit namespaces";
    // It holds for the namespace that is made next: no process in there can change it.
    rlimit processes{};
    if (getrlimit(RLIMIT_NPROC, &processes) != 0)
        return "limit processes";
    const rlim_t most = std::min(static_cast<rlim_t>(order.mostProcesses), processes.rlim_max);
    processes = {most, most};
    if (setrlimit(RLIMIT_NPROC, &processes) != 0)
        return "limit processes";
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWIPC) != 0 ||
        (isAlone && !mapSelf()))
        return "make namespaces";
    if (!assistant.finishMounts())
        return assistant.failed() != nullptr ? assistant.failed() : "mount /sys";
    if (!isAlone && !becomeElementsRoot())
        return "become the element's root";
    return unshare(CLONE_NEWNS) == 0 ? nullptr : "make a mount namespace";
}

} // namespace tomato::lab
