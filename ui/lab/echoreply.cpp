// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/echoreply.h"

#include <QByteArrayView>
#include <QDir>
#include <QFile>
#include <QtEndian>

namespace tomato::ui {

/// The sizes in classic pcap files (pcap-savefile(5)) of the file's header and of each packet's.
static constexpr qsizetype FileHeader = 24;
static constexpr qsizetype PacketHeader = 16;
static constexpr qint64 MaxReadBytes = 1'000'000;

static int byteAt(QByteArrayView frame, qsizetype at)
{
    return at < frame.size() ? static_cast<unsigned char>(frame[at]) : -1;
}

static bool isEchoReply(QByteArrayView frame)
{
    constexpr qsizetype EthernetHeader = 14;
    const int type = byteAt(frame, 12) << 8 | byteAt(frame, 13);
    if (type == 0x0800 && byteAt(frame, EthernetHeader + 9) == 1) { // ICMP
        const qsizetype header = (byteAt(frame, EthernetHeader) & 0xf) * 4;
        return byteAt(frame, EthernetHeader + header) == 0;
    }
    return type == 0x86dd && byteAt(frame, EthernetHeader + 6) == 58 && // ICMPv6
           byteAt(frame, EthernetHeader + 40) == 129;
}

static bool holdsEchoReply(QByteArrayView packets)
{
    for (qsizetype at = FileHeader; at + PacketHeader <= packets.size();) {
        const auto length = qFromLittleEndian<quint32>(packets.data() + at + 8);
        const QByteArrayView rest = packets.sliced(at + PacketHeader);
        if (length > static_cast<quint32>(rest.size()))
            break;
        if (isEchoReply(rest.first(length)))
            return true;
        at += PacketHeader + static_cast<qsizetype>(length);
    }
    return false;
}

bool holdsEchoReply(const QString &runFolder)
{
    if (runFolder.isEmpty())
        return false;
    const QDir folder(runFolder);
    for (const QString &name : folder.entryList({QStringLiteral("*.pcap")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly) &&
            holdsEchoReply(QByteArrayView(file.read(MaxReadBytes))))
            return true;
    }
    return false;
}

} // namespace tomato::ui
