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

namespace {

struct Request
{
    char hostname[HOST_NAME_MAX + 1] = {};
};

struct Reply
{
    pid_t process = 0;
    InitReport report;
};

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

[[noreturn]] void serve(int socket, int parent)
{
    shed(socket, parent);
    prctl(PR_SET_NAME, "tomato-starter");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (;;) {
        Request request;
        if (hasEnded(parent) || recv(socket, &request, sizeof request, 0) != sizeof request)
            _exit(0);
        Reply reply;
        reply.process = cloneElement(request.hostname, parent, reply.report);
        if (send(socket, &reply, sizeof reply, MSG_NOSIGNAL) != sizeof reply)
            _exit(0);
    }
}

} // namespace

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

Result<ElementProcess> ElementStarter::start(const std::string &hostname)
{
    Request request;
    hostname.copy(request.hostname, HOST_NAME_MAX);
    const auto ask = [&] {
        return m_process != 0 &&
               send(m_socket.get(), &request, sizeof request, MSG_NOSIGNAL) == sizeof request;
    };
    if (!ask() && (!spawn() || !ask()))
        return systemFailure("run the process that starts elements");
    Reply reply;
    ssize_t bytes = 0;
    do {
        bytes = recv(m_socket.get(), &reply, sizeof reply, 0);
    } while (bytes < 0 && errno == EINTR);
    if (bytes != sizeof reply)
        return failure("the process that starts elements has ended");
    if (reply.process == 0)
        return systemFailure(reply.report.step, reply.report.error);
    ElementProcess process(reply.process);
    if (reply.report.error != 0)
        return systemFailure(reply.report.step, reply.report.error);
    return process;
}

} // namespace tomato::lab
