// SPDX-License-Identifier: GPL-3.0-or-later
#include "framesocket.h"

#include "app/lab/netlink/namespacevisit.h"

#include <QElapsedTimer>
#include <QtEndian>

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <array>

namespace tomato::lab {

FrameSocket::FrameSocket(pid_t process, const QString &device)
{
    const auto visit =
        NamespaceVisit::enter(process == 0 ? getpid() : process, NamespaceVisit::Kind::Network);
    if (!visit)
        qFatal("%s", visit.error().text().c_str());
    m_socket = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
    const int on = 1;
    const int bytes = 16 * 1024 * 1024;
    setsockopt(m_socket, SOL_PACKET, PACKET_AUXDATA, &on, sizeof on);
    setsockopt(m_socket, SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof on);
    setsockopt(m_socket, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof bytes);
    setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    address.sll_ifindex = static_cast<int>(if_nametoindex(qPrintable(device)));
    if (address.sll_ifindex == 0 ||
        bind(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        qFatal("cannot bind to %s", qPrintable(device));
}

FrameSocket::~FrameSocket()
{
    close(m_socket);
}

bool FrameSocket::send(const QByteArray &frame) const
{
    return ::send(m_socket, frame.constData(), static_cast<std::size_t>(frame.size()), 0) ==
           frame.size();
}

int FrameSocket::owned() const
{
    int bytes = -1;
    return ioctl(m_socket, SIOCOUTQ, &bytes) == 0 ? bytes : -1;
}

/// The kernel takes the outer VLAN tag out and hands it over beside the frame: packet(7).
static void putTagBack(QByteArray &frame, msghdr &message)
{
    for (cmsghdr *each = CMSG_FIRSTHDR(&message); each != nullptr;
         each = CMSG_NXTHDR(&message, each)) {
        tpacket_auxdata aux{};
        memcpy(&aux, CMSG_DATA(each), sizeof aux);
        if (each->cmsg_type != PACKET_AUXDATA || (aux.tp_status & TP_STATUS_VLAN_VALID) == 0)
            continue;
        std::array<quint16, 2> tag = {qToBigEndian(aux.tp_vlan_tpid),
                                      qToBigEndian(aux.tp_vlan_tci)};
        frame.insert(2 * ETH_ALEN, reinterpret_cast<const char *>(tag.data()), sizeof tag);
    }
}

QByteArray FrameSocket::receive(int milliseconds) const
{
    pollfd watched{m_socket, POLLIN, 0};
    if (poll(&watched, 1, milliseconds) <= 0)
        return {};
    QByteArray frame(70'000, Qt::Uninitialized);
    std::array<char, CMSG_SPACE(sizeof(tpacket_auxdata))> control{};
    iovec part{frame.data(), static_cast<std::size_t>(frame.size())};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t bytes = recvmsg(m_socket, &message, 0);
    frame.truncate(qMax(bytes, ssize_t{0}));
    putTagBack(frame, message);
    return frame;
}

bool FrameSocket::receives(const QByteArray &frame) const
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 2000) {
        if (receive(100) == frame)
            return true;
    }
    return false;
}

} // namespace tomato::lab
