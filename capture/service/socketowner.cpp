// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/socketowner.h"

#include <QFile>

#include <array>
#include <cstring>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <unistd.h>

namespace tomato::service {

namespace {

/// An address and a port as the kernel keeps them.
struct Endpoint
{
    std::array<__be32, 4> address{};
    __be16 port = 0;
    bool isSix = false;
};

Endpoint endpoint(const sockaddr_storage &storage)
{
    Endpoint end;
    if (storage.ss_family == AF_INET6) {
        const auto &six = reinterpret_cast<const sockaddr_in6 &>(storage);
        std::memcpy(end.address.data(), &six.sin6_addr, sizeof six.sin6_addr);
        end.port = six.sin6_port;
        end.isSix = true;
        // A server for both sees an IPv4 client as ::ffff:127.0.0.1; the client's socket is none
        // of IPv6.
        if (IN6_IS_ADDR_V4MAPPED(&six.sin6_addr)) {
            end.address = {end.address[3]};
            end.isSix = false;
        }
        return end;
    }
    const auto &four = reinterpret_cast<const sockaddr_in &>(storage);
    end.address[0] = four.sin_addr.s_addr;
    end.port = four.sin_port;
    return end;
}

/// A socket that is closed again.
class Diagnosis final
{
public:
    Diagnosis() : m_socket(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG))
    {
        // The kernel answers within the call; this is for one that does not.
        const timeval patience{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    ~Diagnosis()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }
    Diagnosis(const Diagnosis &) = delete;
    Diagnosis &operator=(const Diagnosis &) = delete;

    std::optional<uid_t> ask(const Endpoint &otherEnd, const Endpoint &here) const
    {
        struct
        {
            nlmsghdr header{};
            inet_diag_req_v2 body{};
        } request;
        request.header.nlmsg_len = sizeof request;
        request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
        request.header.nlmsg_flags = NLM_F_REQUEST;
        request.body.sdiag_family = otherEnd.isSix ? AF_INET6 : AF_INET;
        request.body.sdiag_protocol = IPPROTO_TCP;
        request.body.idiag_states = ~0U;
        inet_diag_sockid &id = request.body.id;
        std::memcpy(id.idiag_src, otherEnd.address.data(), sizeof id.idiag_src);
        std::memcpy(id.idiag_dst, here.address.data(), sizeof id.idiag_dst);
        id.idiag_sport = otherEnd.port;
        id.idiag_dport = here.port;
        id.idiag_cookie[0] = id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
        if (::send(m_socket, &request, sizeof request, 0) != sizeof request)
            return {};
        alignas(nlmsghdr) std::array<char, 4096> answer;
        const ssize_t size = ::recv(m_socket, answer.data(), answer.size(), 0);
        const auto *header = reinterpret_cast<const nlmsghdr *>(answer.data());
        if (size < static_cast<ssize_t>(NLMSG_LENGTH(sizeof(inet_diag_msg))) ||
            header->nlmsg_type != SOCK_DIAG_BY_FAMILY)
            return {};
        inet_diag_msg message;
        std::memcpy(&message, NLMSG_DATA(header), sizeof message);
        return message.idiag_uid;
    }

private:
    int m_socket;
};

/// Writes the address as /proc/net/tcp does: each word is in the machine's own byte order.
QByteArray tableText(const Endpoint &end)
{
    QByteArray text;
    for (std::size_t i = 0; i < (end.isSix ? 4U : 1U); ++i)
        text += QByteArray::number(end.address[i], 16).rightJustified(8, '0').toUpper();
    return text + ':' + QByteArray::number(ntohs(end.port), 16).rightJustified(4, '0').toUpper();
}

std::optional<uid_t> findInTable(const QString &path, const QByteArray &wanted)
{
    QFile table(path);
    if (!table.open(QIODevice::ReadOnly))
        return {};
    for (QByteArray line = table.readLine(); !line.isEmpty(); line = table.readLine()) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() > 7 && words[1] + ' ' + words[2] == wanted)
            return words[7].toUInt();
    }
    return {};
}

} // namespace

std::optional<uid_t> ownerFromTable(const sockaddr_storage &otherEnd, const sockaddr_storage &here)
{
    const QByteArray there = tableText(endpoint(otherEnd));
    const QByteArray near = tableText(endpoint(here));
    const QString six = QStringLiteral("/proc/net/tcp6");
    if (endpoint(otherEnd).isSix)
        return findInTable(six, there + ' ' + near);
    if (const auto owner = findInTable(QStringLiteral("/proc/net/tcp"), there + ' ' + near))
        return owner;
    // A program that speaks IPv4 by a socket of IPv6. The words are in this machine's order.
    const QByteArray mapped = QByteArray(16, '0') + tableText(endpoint([] {
                                                        sockaddr_storage marks{};
                                                        auto &four =
                                                            reinterpret_cast<sockaddr_in &>(marks);
                                                        four.sin_addr.s_addr = htonl(0xffff);
                                                        return marks;
                                                    }()))
                                                        .left(8);
    return findInTable(six, mapped + there + ' ' + mapped + near);
}

std::optional<uid_t> ownerOfOtherEnd(int socket)
{
    sockaddr_storage otherEnd{};
    sockaddr_storage here{};
    socklen_t size = sizeof otherEnd;
    if (::getpeername(socket, reinterpret_cast<sockaddr *>(&otherEnd), &size) != 0)
        return {};
    size = sizeof here;
    if (::getsockname(socket, reinterpret_cast<sockaddr *>(&here), &size) != 0)
        return {};
    const auto owner = Diagnosis().ask(endpoint(otherEnd), endpoint(here));
    return owner ? owner : ownerFromTable(otherEnd, here);
}

bool isOwnUser(uid_t user)
{
    if (user == ::geteuid() || user == 0)
        return true;
    bool isNumber = false;
    const uid_t caller = qgetenv("SUDO_UID").toUInt(&isNumber);
    return ::geteuid() == 0 && isNumber && user == caller;
}

} // namespace tomato::service
