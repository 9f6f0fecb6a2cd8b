// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <vector>

/// Files as runs of an experiment leave them, made by hand.
namespace experimentfiles {

inline void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
}

inline QByteArray word(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

inline QByteArray block(quint32 type, QByteArray body)
{
    body.append(QByteArray((4 - body.size() % 4) % 4, '\0'));
    const auto length = static_cast<quint32>(body.size() + 12);
    return word(type) + word(length) + body + word(length);
}

/// A pcapng file with these frames from h1 to h2, a millisecond after each other.
inline QByteArray captureFile(const QList<QByteArray> &frames, bool withSecrets = false)
{
    QByteArray name = "h1:eth0 -> h2:eth0";
    QByteArray option = QByteArray("\x02\x00", 2);
    option += static_cast<char>(name.size());
    option += '\0';
    name.append(QByteArray((4 - name.size() % 4) % 4, '\0'));
    QByteArray file = block(0x0a0d0d0a, word(0x1a2b3c4d) + word(1) + QByteArray(8, '\xff')) +
                      block(1, word(1) + word(0) + option + name + word(0));
    if (withSecrets)
        file += block(10, QByteArray("LKST") + word(8) + QByteArray("SECRET! "));
    quint32 time = 0;
    for (const QByteArray &frame : frames) {
        const auto length = static_cast<quint32>(frame.size());
        file +=
            block(6, word(0) + word(0) + word(time += 1000) + word(length) + word(length) + frame);
    }
    return file;
}

/// An Ethernet frame of IPv4 with this protocol.
inline QByteArray frame(char protocol)
{
    QByteArray bytes(60, '\0');
    bytes[12] = 0x08;
    bytes[14] = 0x45;
    bytes[23] = protocol;
    return bytes;
}

inline QByteArray topologyText()
{
    QFile file(QStringLiteral(TOMATO_SOURCE "/resources/examples/two_hosts.tomato4.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Returns a run.json that compares well.
inline QJsonObject record(int number)
{
    return {
        {"run", number},
        {"repetition", number},
        {"varied", QJsonObject()},
        {"seed", 1},
        {"started", "2026-01-31T12:00:00.000000000Z"},
        {"seconds", 2.5},
        {"expect", QJsonArray{QJsonObject{
                       {"name", "rtt"}, {"held", true}, {"measured", 20.0}, {"unit", "ms"}}}},
        {"sysctls",
         QJsonObject{{"all", QJsonObject{{"net.ipv4.tcp_ecn", "2"}}}, {"elements", QJsonObject()}}},
        {"programs",
         QJsonArray{QJsonObject{{"path", "/usr/bin/ping"}, {"sha256", "aa"}, {"version", "1.0"}}}},
        {"machine", QJsonObject{{"kernel", "6.1.0"}, {"load", QJsonArray{0.1, 0.1, 0.1}}}},
        {"recordings", QJsonArray{QJsonObject{{"connection", "h1:eth0 ⇄ h2:eth0"},
                                              {"files", QJsonArray{"captures/h1--h2.pcapng"}},
                                              {"missing_packets", 0}}}}};
}

inline void writeRun(const QString &experiment, const QJsonObject &record,
                     const QByteArray &capture)
{
    const QString folder = QStringLiteral("%1/runs/%2")
                               .arg(experiment)
                               .arg(record.value(QLatin1String("run")).toInt(), 3, 10, QChar(u'0'));
    write(folder + QStringLiteral("/captures/h1--h2.pcapng"), capture);
    write(folder + QStringLiteral("/run.json"), QJsonDocument(record).toJson());
    write(experiment + QStringLiteral("/experiment.tomato4.json"), topologyText());
}

} // namespace experimentfiles
