// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/elementstarter.h"

#include "app/lab/elementinit.h"
#include "app/lab/systemfailure.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <climits>
#include <csignal>

namespace tomato::lab {

struct ElementStarter::Request
{
    /// Else an element is to start.
    bool builds = false;
    char hostname[HOST_NAME_MAX + 1] = {};
    char home[NAME_MAX + 1] = {};
    SeenFolders seen;
};

struct ElementStarter::Reply
{
    pid_t process = 0;
    InitReport report;
};

namespace {

/// Keeps the two files and lets go of all others, of signals and of the terminal. What follows a
/// fork may use system calls only: the other threads of the parent may have held locks.
void shed(int &socket, int &parent)
{
    constexpr int AboveAll = 64;
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    const int high[] = {fcntl(null, F_DUPFD, AboveAll), fcntl(socket, F_DUPFD, AboveAll),
                        fcntl(parent, F_DUPFD, AboveAll)};
    for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; ++standard)
        dup2(high[0], standard);
    socket = dup2(high[1], STDERR_FILENO + 1);
    parent = dup2(high[2], STDERR_FILENO + 2);
    close_range(STDERR_FILENO + 3, UINT_MAX, 0);
    for (int signal = 1; signal < NSIG; ++signal)
        std::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

} // namespace

[[noreturn]] void ElementStarter::serve(int socket, int parent)
{
    shed(socket, parent);
    const int mounts = open("/proc/self/ns/mnt", O_RDONLY | O_CLOEXEC);
    SeenFolders seen;
    bool built = false;
    prctl(PR_SET_NAME, "tomato-starter");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (;;) {
        Request request;
        if (hasEnded(parent) || recv(socket, &request, sizeof request, 0) != sizeof request)
            _exit(0);
        Reply reply;
        if (request.builds) {
            seen = request.seen;
            const char *failed = buildElementRoot(mounts, seen);
            built = failed == nullptr;
            if (!built) {
                reply.report.error = errno;
                std::strncpy(reply.report.step, failed, sizeof reply.report.step - 1);
            }
        } else if (!built) {
            reply.report = {EAGAIN, "change the root"};
        } else {
            reply.process =
                cloneElement(request.hostname, request.home, seen, parent, reply.report);
        }
        if (send(socket, &reply, sizeof reply, MSG_NOSIGNAL) != sizeof reply)
            _exit(0);
    }
}

bool ElementStarter::spawn()
{
    dismiss();
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    m_socket = FileDescriptor(ends[0]);
    const FileDescriptor theirs(ends[1]);
    // <sys/pidfd.h> of glibc 2.36 lacks its extern "C".
    const FileDescriptor parent(static_cast<int>(syscall(SYS_pidfd_open, getpid(), 0)));
    if (!parent.isOpen())
        return false;
    const pid_t process = fork();
    if (process == 0)
        serve(theirs.get(), parent.get());
    m_process = process > 0 ? process : 0;
    m_life = FileDescriptor(static_cast<int>(syscall(SYS_pidfd_open, process, 0)));
    m_built = false;
    return process > 0;
}

void ElementStarter::dismiss()
{
    m_socket = FileDescriptor();
    if (m_process == 0)
        return;
    kill(m_process, SIGKILL);
    while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
    m_process = 0;
}

Result<> ElementStarter::show(const std::vector<std::string> &folders)
{
    SeenFolders seen;
    std::string lines;
    for (const std::string &folder : folders)
        lines += folder + '\n';
    if (lines.size() >= sizeof seen.lines)
        return failure("too many folders are shared");
    lines.copy(seen.lines, lines.size());
    if (m_built && std::strcmp(seen.lines, m_seen.lines) == 0)
        return {};
    m_seen = seen;
    m_built = false;
    return build();
}

Result<> ElementStarter::build()
{
    Request request;
    request.builds = true;
    request.seen = m_seen;
    const auto reply = ask(request);
    if (!reply)
        return passOn(reply);
    if (reply->report.error != 0)
        return systemFailure(reply->report.step, reply->report.error);
    m_built = true;
    return {};
}

Result<ElementStarter::Reply> ElementStarter::ask(const Request &request)
{
    const auto send = [&] {
        return m_process != 0 &&
               ::send(m_socket.get(), &request, sizeof request, MSG_NOSIGNAL) == sizeof request;
    };
    if (!send() && (!spawn() || !send()))
        return systemFailure("run the process that starts elements");
    Reply reply;
    ssize_t bytes = 0;
    do {
        bytes = recv(m_socket.get(), &reply, sizeof reply, 0);
    } while (bytes < 0 && errno == EINTR);
    if (bytes != sizeof reply)
        return failure("the process that starts elements has ended");
    return reply;
}

Result<ElementProcess> ElementStarter::start(const std::string &hostname, const std::string &home)
{
    Request request;
    hostname.copy(request.hostname, HOST_NAME_MAX);
    home.copy(request.home, NAME_MAX);
    // A process that replaces one that was killed knows no root yet.
    if (!m_built || hasEnded(m_life.get())) {
        if (const auto built = build(); !built)
            return passOn(built);
    }
    const auto reply = ask(request);
    if (!reply)
        return passOn(reply);
    if (reply->process == 0)
        return systemFailure(reply->report.step, reply->report.error);
    ElementProcess process(reply->process);
    if (reply->report.error != 0)
        return systemFailure(reply->report.step, reply->report.error);
    return process;
}

} // namespace tomato::lab
