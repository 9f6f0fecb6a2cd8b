// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

#include <utility>
#include <vector>

namespace tomato::lab {

/// A frame with this head (destination, and from the type on) and random bytes up to the length.
inline QByteArray frame(const QByteArray &destination, const QByteArray &head, qsizetype length)
{
    QByteArray bytes = QByteArray::fromHex(destination) + QByteArray::fromHex("02aabbccddee") +
                       QByteArray::fromHex(head);
    while (bytes.size() < length)
        bytes.append(static_cast<char>(QRandomGenerator::global()->bounded(256)));
    return bytes;
}

/// Frames that bridges, tunnels and interfaces are apt to keep or to change, each with its name.
inline std::vector<std::pair<QByteArray, QByteArray>> oddFrames()
{
    std::vector<std::pair<QByteArray, QByteArray>> all = {
        {"LLDP", frame("0180c200000e", "88cc", 200)},
        {"LACP", frame("0180c2000002", "8809", 124)},
        {"STP", frame("0180c2000000", "0026424203", 60)},
        {"802.1X", frame("0180c2000003", "888e", 64)},
        {"802.1X to a station", frame("02aabbccdd01", "888e", 64)},
        {"MACsec", frame("02aabbccdd01", "88e5", 300)},
        {"pause", frame("0180c2000001", "88080001", 60)},
        {"PTP peer delay", frame("0180c200000e", "88f7", 68)},
        {"CDP", frame("01000ccccccc", "0064aaaa03", 114)},
        {"VLAN", frame("ffffffffffff", "810020640800", 100)},
        {"priority tag", frame("ffffffffffff", "8100e0000800", 100)},
        {"QinQ", frame("ffffffffffff", "88a8006481000065", 1000)},
        {"QinQ with 8100 twice", frame("ffffffffffff", "8100006481000065", 1000)},
        {"three tags", frame("ffffffffffff", "88a80064810000658100006686dd", 300)},
        {"9000 bytes of payload", frame("02aabbccdd01", "88b5", 9014)},
        {"unknown type", frame("02aabbccdd01", "ffff", 77)},
        {"broken IPv4", frame("02aabbccdd01", "0800", 60)},
        {"runt of 14 bytes", frame("02aabbccdd01", "88b5", 14)},
        {"runt of 15 bytes", frame("02aabbccdd01", "88b5", 15)},
        {"runt of 59 bytes", frame("02aabbccdd01", "0800", 59)}};
    for (int last = 0; last < 16; ++last) {
        const QByteArray digit = QByteArray::number(last, 16);
        all.emplace_back("reserved multicast " + digit, frame("0180c200000" + digit, "88b5", 80));
    }
    for (const auto &[name, source] : {std::pair("a source of zeros", "000000000000"),
                                       {"a source of many", "01005e000001"},
                                       {"a source of all", "ffffffffffff"}}) {
        QByteArray sent = frame("02aabbccdd01", "88b5", 90);
        sent.replace(6, 6, QByteArray::fromHex(source));
        all.emplace_back(name, sent);
    }
    return all;
}

} // namespace tomato::lab
