// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/elementserver.h"

#include "app/lab/zygote/elementrights.h"
#include "app/lab/zygote/elementview.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace tomato::lab {

namespace {

ElementReply refusal(int error, const char *step)
{
    ElementReply reply;
    reply.report.error = error;
    std::strncpy(reply.report.step, step, sizeof reply.report.step - 1);
    return reply;
}

void answer(const ElementReply &reply)
{
    if (send(ElementServer::Socket, &reply, sizeof reply, MSG_NOSIGNAL) != sizeof reply)
        _exit(0);
}

} // namespace

ElementServer::ElementServer() : m_mounts(open("/proc/self/ns/mnt", O_RDONLY | O_CLOEXEC))
{
    prctl(PR_SET_NAME, "tomato-starter");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    offerToEndFirst();
    // Elements inherit both. A keyring each would be more than a user may have.
    if (!leaveKeyring() || !refuseCalls())
        _exit(1);
}

[[noreturn]] void ElementServer::run()
{
    while (!hasEnded(Parent)) {
        // Only the oldest of those under way is watched; the others follow later.
        pollfd watched[] = {{m_count < MaxAhead ? Socket : -1, POLLIN, 0},
                            {m_count > 0 ? oldest().report : -1, POLLIN, 0}};
        if (poll(watched, 2, -1) < 0 && errno != EINTR)
            break;
        if (watched[1].revents != 0)
            finishOldest();
        else if (watched[0].revents != 0)
            readRequests();
    }
    _exit(0);
}

void ElementServer::readRequests()
{
    ElementRequest request;
    iovec part{&request, sizeof request};
    alignas(cmsghdr) char control[CMSG_SPACE(SeenFolders::Max * sizeof(int))];
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    const ssize_t bytes = recvmsg(Socket, &message, MSG_CMSG_CLOEXEC);
    if (bytes < 0 && errno == EINTR)
        return;
    if (bytes < 0 || static_cast<std::size_t>(bytes) != request.size())
        _exit(0);
    int given[SeenFolders::Max];
    std::memset(given, -1, sizeof given);
    if (const cmsghdr *files = CMSG_FIRSTHDR(&message);
        files != nullptr && files->cmsg_type == SCM_RIGHTS)
        std::memcpy(given, CMSG_DATA(files), files->cmsg_len - CMSG_LEN(0));
    if (request.builds)
        build(request, given);
    else
        begin(request.order, {given[0], given[1]});
    for (const int file : given)
        close(file);
}

/// Nobody asks for that while elements are under way.
void ElementServer::build(const ElementRequest &request, const int *shared)
{
    m_seen = request.seen;
    const char *failed = buildElementRoot(m_mounts, m_seen, request.hidden, shared);
    m_built = failed == nullptr;
    if (m_built)
        findMasks();
    answer(m_built ? ElementReply() : refusal(errno, failed));
}

void ElementServer::begin(const InitOrder &order, const ImageFiles &files)
{
    Starting &next = m_starting[(m_first + m_count) % MaxAhead];
    if (m_built)
        next.process = cloneElement(order, m_seen, files, Parent, next.report);
    const int error = m_built ? errno : EAGAIN;
    if (m_built && next.process != 0) {
        ++m_count;
        return;
    }
    // The reply comes in the order of the requests: the earlier ones are waited for.
    while (m_count > 0)
        finishOldest();
    answer(refusal(error, m_built ? "make namespaces" : "change the root"));
}

void ElementServer::finishOldest()
{
    ElementReply reply;
    reply.process = oldest().process;
    ssize_t bytes = 0;
    do {
        bytes = read(oldest().report, &reply.report, sizeof reply.report);
    } while (bytes < 0 && errno == EINTR);
    if (bytes != sizeof reply.report)
        reply.report = refusal(ECHILD, "wait for the first process").report;
    close(oldest().report);
    m_first = (m_first + 1) % MaxAhead;
    --m_count;
    answer(reply);
}

} // namespace tomato::lab
