// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/visitor.h"

#include "app/base/systemfailure.h"
#include "app/daemon/attach/rootrights.h"

#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <csignal>

namespace tomato::engine {

namespace {

constexpr std::size_t MaxText = 4096;

/// The text of an error, or one byte and perhaps a descriptor.
void answer(int channel, std::string text, int descriptor)
{
    const bool hasFailed = !text.empty();
    if (!hasFailed)
        text = '\0';
    iovec part{text.data(), std::min(text.size(), MaxText)};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (descriptor >= 0) {
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    }
    (void)sendmsg(channel, &message, MSG_NOSIGNAL);
}

Result<FileDescriptor> receiveAnswer(int channel)
{
    std::array<char, MaxText> text{};
    iovec part{text.data(), text.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    ssize_t got = 0;
    do {
        got = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got <= 0)
        return failure("the process that went there has ended");
    if (text[0] != '\0')
        return failure(std::string(text.data(), static_cast<std::size_t>(got)));
    const cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header == nullptr || header->cmsg_type != SCM_RIGHTS)
        return FileDescriptor();
    int descriptor = -1;
    std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    return FileDescriptor(descriptor);
}

[[noreturn]] void visit(const lab::OutsideNetwork &network, const Visitor::Work &work, int channel)
{
    if (const auto entered = network.enter(); !entered) {
        answer(channel, entered.error().text(), -1);
        _exit(1);
    }
    const auto done = work();
    // It only holds the network from here on.
    if (!giveUpRights(KeptRights::None))
        _exit(1);
    answer(channel, done ? std::string() : done.error().text(), done ? done->get() : -1);
    char end = 0;
    while (read(channel, &end, 1) < 0 && errno == EINTR) {
    }
    _exit(0);
}

} // namespace

Result<Visitor> Visitor::send(const lab::OutsideNetwork &network, const Work &work)
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return systemFailure("make a socket pair");
    FileDescriptor ours(ends[0]);
    FileDescriptor theirs(ends[1]);
    const pid_t process = fork();
    if (process < 0)
        return systemFailure("fork");
    if (process == 0) {
        ours = FileDescriptor();
        visit(network, work, theirs.get());
    }
    theirs = FileDescriptor();
    Visitor visitor(process, std::move(ours));
    auto opened = receiveAnswer(visitor.m_channel.get());
    if (!opened)
        return passOn(opened);
    visitor.m_opened = std::move(*opened);
    return visitor;
}

Visitor::Visitor(Visitor &&other) noexcept
    : m_process(std::exchange(other.m_process, 0)), m_channel(std::move(other.m_channel)),
      m_opened(std::move(other.m_opened))
{
}

Visitor::~Visitor()
{
    if (m_process == 0)
        return;
    // It ends with the channel too, should we have lost the right to kill it.
    m_channel = FileDescriptor();
    kill(m_process, SIGKILL);
    while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
}

} // namespace tomato::engine
