// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/ownaddresses.h"

#include <QHostAddress>
#include <QNetworkInterface>

#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace tomato::engine {

// rtnetlink(7).
OwnAddresses::OwnAddresses()
    : m_socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_ROUTE))
{
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_IPV4_IFADDR;
    if (!m_socket ||
        ::bind(m_socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &OwnAddresses::read);
}

QByteArrayList OwnAddresses::now()
{
    QByteArrayList all;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback())
            all << address.toString().toLatin1();
    }
    return all;
}

/// The changes are found by now(), also when some messages did not fit (ENOBUFS).
void OwnAddresses::read()
{
    std::array<char, 8192> message{};
    while (::recv(m_socket.get(), message.data(), message.size(), 0) >= 0 || errno == EINTR ||
           errno == ENOBUFS) {
    }
    emit changed();
}

} // namespace tomato::engine
