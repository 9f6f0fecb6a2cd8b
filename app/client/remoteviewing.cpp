// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/remoteviewing.h"

#include <QHostAddress>
#include <QSysInfo>

namespace tomato::client {

/// The address by which a person who works here over ssh came, else this machine's name.
static QString thisMachine()
{
    // "CLIENT PORT SERVER PORT"
    const QString server = qEnvironmentVariable("SSH_CONNECTION").section(QLatin1Char(' '), 2, 2);
    return server.isEmpty() ? QSysInfo::machineHostName() : server;
}

QString remoteViewerCommand(const QString &host, const QString &port, const QString &wireshark)
{
    const QString user = qEnvironmentVariable("USER");
    const QHostAddress served(host);
    const bool isAny = served == QHostAddress::AnyIPv4 || served == QHostAddress::Any ||
                       served == QHostAddress::AnyIPv6 || served.isNull();
    return QStringLiteral("ssh %1%2 nc %3 %4 | %5 -k -i -")
        .arg(user.isEmpty() ? QString() : user + QLatin1Char('@'), thisMachine(),
             isAny ? QStringLiteral("127.0.0.1") : host, port, wireshark);
}

} // namespace tomato::client
