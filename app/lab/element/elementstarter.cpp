// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/elementstarter.h"

#include "app/base/systemfailure.h"
#include "app/base/systemwords.h"
#include "app/lab/plan/program.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <climits>
#include <csignal>
#include <cstring>

namespace tomato::lab {

namespace {

/// Keeps the two files and lets go of all others, of signals and of the terminal. What follows a
/// fork may use system calls only: the other threads of the parent may have held locks.
void shed(int socket, int parent)
{
    constexpr int AboveAll = 64;
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    const int high[] = {fcntl(null, F_DUPFD, AboveAll), fcntl(socket, F_DUPFD, AboveAll),
                        fcntl(parent, F_DUPFD, AboveAll)};
    for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; ++standard)
        dup2(high[0], standard);
    dup2(high[1], ElementServer::Socket);
    dup2(high[2], ElementServer::Parent);
    close_range(ElementServer::Parent + 1, UINT_MAX, 0);
    for (int signal = 1; signal < NSIG; ++signal)
        std::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

std::string lackOf(const InitReport &report)
{
    std::string lack;
    for (const auto &[path, error] :
         {std::pair("/proc", report.procError), std::pair("/sys", report.sysError)}) {
        if (error != 0)
            lack +=
                (lack.empty() ? "its " : "; its ") + std::string(path) +
                " is empty: the kernel refuses a new one (" + systemWords(error) +
                "), as it does where parts of this machine's are hidden, such as in a container";
    }
    return lack;
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
    if (!parent)
        return false;
    const std::string program = findElementProgram();
    if (program.empty()) {
        errno = ENOENT;
        return false;
    }
    // Nothing of the user's environment, which may hold passwords.
    char *const nothing[] = {nullptr};
    char *const arguments[] = {const_cast<char *>("tomato-element"), nullptr};
    const pid_t process = fork();
    if (process == 0) {
        shed(theirs.get(), parent.get());
        execve(program.c_str(), arguments, nothing);
        _exit(1);
    }
    m_process = process > 0 ? process : 0;
    m_life = FileDescriptor(static_cast<int>(syscall(SYS_pidfd_open, process, 0)));
    m_built = false;
    m_asked = 0;
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
    ElementRequest request;
    request.builds = true;
    request.seen = m_seen;
    if (const auto sent = send(request); !sent)
        return sent;
    const auto reply = receive();
    if (!reply)
        return passOn(reply);
    if (reply->report.error != 0)
        return systemFailure(reply->report.step, reply->report.error);
    m_built = true;
    return {};
}

Result<> ElementStarter::send(const ElementRequest &request)
{
    const auto sent = [&] {
        return m_process != 0 && ::send(m_socket.get(), &request, request.size(), MSG_NOSIGNAL) ==
                                     static_cast<ssize_t>(request.size());
    };
    if (sent() || (m_asked == 0 && spawn() && sent()))
        return {};
    return systemFailure("run tomato-element, which starts elements");
}

Result<ElementReply> ElementStarter::receive()
{
    ElementReply reply;
    ssize_t bytes = 0;
    do {
        bytes = recv(m_socket.get(), &reply, sizeof reply, 0);
    } while (bytes < 0 && errno == EINTR);
    if (bytes != sizeof reply)
        return failure("tomato-element, which starts elements, has ended");
    return reply;
}

Result<> ElementStarter::ask(const InitOrder &order)
{
    // A process that replaces one that was killed knows no root yet.
    if (m_asked == 0 && (!m_built || hasEnded(m_life.get()))) {
        if (const auto built = build(); !built)
            return built;
    }
    ElementRequest request;
    request.order = order;
    const auto sent = send(request);
    if (sent)
        ++m_asked;
    return sent;
}

Result<ElementProcess> ElementStarter::take()
{
    --m_asked;
    const auto reply = receive();
    if (!reply)
        return passOn(reply);
    if (reply->process == 0)
        return systemFailure(reply->report.step, reply->report.error);
    ElementProcess process(reply->process, lackOf(reply->report));
    if (reply->report.error != 0)
        return systemFailure(reply->report.step, reply->report.error);
    return process;
}

} // namespace tomato::lab
