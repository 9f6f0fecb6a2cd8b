// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/elementstarter.h"

#include "app/base/systemfailure.h"
#include "app/base/systemwords.h"
#include "app/lab/element/files/personalfolders.h"
#include "app/lab/element/limits/groupfiles.h"
#include "app/lab/plan/program.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>

namespace tomato::lab {

namespace {

/// A copy in memory that cannot be changed any more.
FileDescriptor sealedCopy(int file, std::size_t size)
{
    constexpr unsigned MayRun = 0x10; // MFD_EXEC, which older kernels do without
    constexpr unsigned Usual = MFD_CLOEXEC | MFD_ALLOW_SEALING;
    FileDescriptor copy(memfd_create("tomato-element", Usual | MayRun));
    if (!copy && errno == EINVAL)
        copy = FileDescriptor(memfd_create("tomato-element", Usual));
    off_t done = 0;
    while (copy && static_cast<std::size_t>(done) < size) {
        if (sendfile(copy.get(), file, &done, size - static_cast<std::size_t>(done)) <= 0)
            return {};
    }
    if (fcntl(copy.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) !=
        0)
        return {};
    return copy;
}

/// Elements can open the program that they run, as /proc/1/exe. The owner of a file can change its
/// modes, or write it once it runs no more: so elements get a copy of a program that belongs to the
/// user.
FileDescriptor elementProgram()
{
    const std::string path = findElementProgram();
    FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat now
    {
    };
    if (!file || fstat(file.get(), &now) != 0)
        return {};
    return now.st_uid == geteuid() ? sealedCopy(file.get(), static_cast<std::size_t>(now.st_size))
                                   : std::move(file);
}

/// Keeps the given files and closes all others, resets signals and leaves the terminal. Code after
/// a fork may use system calls only: the other threads of the parent may have held locks.
void shed(int socket, int parent, int program)
{
    constexpr int AboveAll = 64;
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    const int high[] = {fcntl(null, F_DUPFD, AboveAll), fcntl(socket, F_DUPFD, AboveAll),
                        fcntl(parent, F_DUPFD, AboveAll), fcntl(program, F_DUPFD, AboveAll)};
    for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; ++standard)
        dup2(high[0], standard);
    dup2(high[1], ElementServer::Socket);
    dup2(high[2], ElementServer::Parent);
    dup3(high[3], ElementServer::Program, O_CLOEXEC);
    close_range(ElementServer::Program + 1, UINT_MAX, 0);
    for (int signal = 1; signal < NSIG; ++signal)
        std::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// Tells whether both are the same folder of the machine.
bool isSame(const SharedFolder &one, const FileDescriptor &other)
{
    struct stat first
    {
    };
    struct stat second
    {
    };
    return fstat(one.file(), &first) == 0 && fstat(other.get(), &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

bool sendWith(int socket, const ElementRequest &request, const std::vector<int> &files)
{
    iovec part{const_cast<ElementRequest *>(&request), request.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(SeenFolders::Max * sizeof(int))] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (!files.empty()) {
        const std::size_t bytes = files.size() * sizeof(int);
        message.msg_control = control;
        message.msg_controllen = CMSG_SPACE(bytes);
        cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(bytes);
        std::memcpy(CMSG_DATA(header), files.data(), bytes);
    }
    ssize_t bytes = 0;
    do {
        bytes = sendmsg(socket, &message, MSG_NOSIGNAL);
    } while (bytes < 0 && errno == EINTR);
    return bytes == static_cast<ssize_t>(request.size());
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
    const FileDescriptor program = elementProgram();
    if (!program)
        return false;
    // The environment is empty, as the user's may hold passwords.
    char *const nothing[] = {nullptr};
    char *const arguments[] = {const_cast<char *>("tomato-element"), nullptr};
    const pid_t process = fork();
    if (process == 0) {
        joinGroups(m_groups);
        shed(theirs.get(), parent.get(), program.get());
        fexecve(ElementServer::Program, arguments, nothing);
        _exit(1);
    }
    m_process = process > 0 ? process : 0;
    m_life = FileDescriptor(static_cast<int>(syscall(SYS_pidfd_open, process, 0)));
    m_built = false;
    m_asked = 0;
    return process > 0;
}

void ElementStarter::startIn(std::vector<std::string> groups)
{
    m_groups = std::move(groups);
    spawn();
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

Result<> ElementStarter::show(const std::vector<std::string> &folders,
                              const std::vector<SharedFolder> &shared)
{
    if (folders.size() > SeenFolders::Max)
        return failure("at most " + std::to_string(SeenFolders::Max - 1) +
                       " folders can be shared");
    SeenFolders seen;
    std::string lines;
    for (const std::string &folder : folders)
        lines += folder + '\n';
    if (lines.size() >= sizeof seen.lines)
        return failure("too many folders are shared");
    lines.copy(seen.lines, lines.size());
    if (m_built && std::strcmp(seen.lines, m_seen.lines) == 0 &&
        std::ranges::equal(shared, m_shared, isSame))
        return {};
    m_seen = seen;
    m_shared.clear();
    for (const SharedFolder &folder : shared)
        m_shared.emplace_back(fcntl(folder.file(), F_DUPFD_CLOEXEC, 0));
    m_built = false;
    return build();
}

Result<> ElementStarter::build()
{
    ElementRequest request;
    request.builds = true;
    request.seen = m_seen;
    std::string hidden;
    for (const std::string &folder : hiddenFolders())
        hidden += folder + '\n';
    if (hidden.size() >= sizeof request.hidden.lines)
        return failure("there are too many homes below /usr, /opt and /etc to hide them");
    hidden.copy(request.hidden.lines, hidden.size());
    std::vector<int> shared;
    for (const FileDescriptor &folder : m_shared)
        shared.push_back(folder.get());
    if (const auto sent = send(request, shared); !sent)
        return sent;
    const auto reply = receive();
    if (!reply)
        return passOn(reply);
    if (reply->report.error != 0)
        return systemFailure(reply->report.step, reply->report.error);
    m_built = true;
    return {};
}

Result<> ElementStarter::send(const ElementRequest &request, const std::vector<int> &files)
{
    const auto sent = [&] { return m_process != 0 && sendWith(m_socket.get(), request, files); };
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

Result<> ElementStarter::request(const InitOrder &order, const std::vector<int> &image)
{
    // A process that replaces one that was killed knows no root yet.
    if (m_asked == 0 && (!m_built || hasEnded(m_life.get()))) {
        if (const auto built = build(); !built)
            return built;
    }
    ElementRequest request;
    request.order = order;
    const auto sent = send(request, image);
    if (sent)
        ++m_asked;
    return sent;
}

Result<ElementProcess> ElementStarter::awaitOldest()
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
