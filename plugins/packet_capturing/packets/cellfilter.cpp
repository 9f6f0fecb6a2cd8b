// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/cellfilter.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace tomato::plugins {

static QString addressFilter(const QString &text, const QString &side)
{
    const QHostAddress address(text);
    QString field;
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        field = QStringLiteral("ip.");
    else if (address.protocol() == QAbstractSocket::IPv6Protocol)
        field = QStringLiteral("ipv6.");
    else if (QRegularExpression(QStringLiteral("^([0-9a-f]{2}:){5}[0-9a-f]{2}$"))
                 .match(text)
                 .hasMatch())
        field = QStringLiteral("eth.");
    return field.isEmpty() ? QString() : QStringLiteral("%1%2 == %3").arg(field, side, text);
}

/// Returns the filter for a protocol whose name in Wireshark's column differs from that in its
/// filters.
static QString protocolFilter(const QString &text)
{
    if (text.startsWith(QLatin1String("TLS")) || text.startsWith(QLatin1String("SSL")))
        return QStringLiteral("tls");
    if (text == QLatin1String("IPv4"))
        return QStringLiteral("ip");
    const QString name = text.toLower();
    const bool isName =
        QRegularExpression(QStringLiteral("^[a-z][a-z0-9_.-]*$")).match(name).hasMatch();
    return isName ? name : QString();
}

QString cellFilter(PacketTableModel::Column column, const QString &text)
{
    switch (column) {
    case PacketTableModel::Number:
        return text.isEmpty() ? QString() : QStringLiteral("frame.number == ") + text;
    case PacketTableModel::Source:
        return addressFilter(text, QStringLiteral("src"));
    case PacketTableModel::Destination:
        return addressFilter(text, QStringLiteral("dst"));
    case PacketTableModel::Protocol:
        return protocolFilter(text);
    case PacketTableModel::Length:
        return QStringLiteral("frame.len == ") + text;
    case PacketTableModel::Time:
    case PacketTableModel::Delta:
    case PacketTableModel::Connection:
    case PacketTableModel::Direction:
    case PacketTableModel::Info:
    case PacketTableModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace tomato::plugins
