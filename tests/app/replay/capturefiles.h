// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QtEndian>

/// Capture files, made by hand.
namespace capturefiles {

struct Timed
{
    qint64 microseconds = 0;
    QByteArray bytes;
    /// As on the wire; 0 for all of them.
    quint32 original = 0;
};

inline QByteArray word(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

inline QByteArray pcap(const QList<Timed> &frames, quint32 linkType = 1)
{
    QByteArray file = word(0xa1b2c3d4) + QByteArray("\x02\x00\x04\x00", 4) + word(0) + word(0) +
                      word(262'144) + word(linkType);
    for (const Timed &each : frames) {
        const auto length = static_cast<quint32>(each.bytes.size());
        file += word(static_cast<quint32>(each.microseconds / 1'000'000)) +
                word(static_cast<quint32>(each.microseconds % 1'000'000)) + word(length) +
                word(each.original == 0 ? length : each.original) + each.bytes;
    }
    return file;
}

inline QByteArray block(quint32 type, QByteArray body)
{
    body.append(QByteArray((4 - body.size() % 4) % 4, '\0'));
    const auto length = static_cast<quint32>(body.size() + 12);
    return word(type) + word(length) + body + word(length);
}

/// Both directions of a connection, as our recordings have them, by turns.
inline QByteArray pcapng(const QList<Timed> &frames)
{
    QByteArray file = block(0x0a0d0d0a, word(0x1a2b3c4d) + word(1) + QByteArray(8, '\xff'));
    for (QByteArray name : {QByteArray("h1:eth0 -> h2:eth0"), QByteArray("h2:eth0 -> h1:eth0")}) {
        QByteArray option = QByteArray("\x02\x00", 2);
        option += static_cast<char>(name.size());
        option += '\0';
        name.append(QByteArray((4 - name.size() % 4) % 4, '\0'));
        file += block(1, word(1) + word(0) + option + name + word(0));
    }
    quint32 number = 0;
    for (const Timed &each : frames) {
        const auto length = static_cast<quint32>(each.bytes.size());
        file +=
            block(6, word(number++ % 2) + word(0) + word(static_cast<quint32>(each.microseconds)) +
                         word(length) + word(length) + each.bytes);
    }
    return file;
}

inline QByteArray frame(int number, int bytes = 60)
{
    QByteArray made(bytes, '\0');
    made[12] = 0x08;
    made[14] = 0x45;
    qToBigEndian(number, made.data() + 40);
    return made;
}

inline void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace capturefiles
