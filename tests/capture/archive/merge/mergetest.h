// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/capturedring.h"
#include "tests/capture/testing/pcapfiles.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tomato::capture {

/// A packet of a pcapng file in this machine's byte order.
struct Packet
{
    std::uint32_t interface = 0;
    std::uint64_t ticks = 0;
    std::vector<char> bytes;
};

inline std::vector<Packet> packetsIn(const std::filesystem::path &pcapng)
{
    const std::string file = readFile(pcapng);
    const auto word = [&](std::size_t at) {
        std::uint32_t value = 0;
        std::memcpy(&value, file.data() + at, sizeof value);
        return value;
    };
    std::vector<Packet> packets;
    for (std::size_t at = 0; at < file.size(); at += word(at + 4)) {
        if (word(at) != 6)
            continue;
        const char *data = file.data() + at + 28;
        packets.push_back({word(at + 8),
                           std::uint64_t{word(at + 12)} << 32 | word(at + 16),
                           {data, data + word(at + 20)}});
    }
    return packets;
}

/// A pcap file of one packet: 60 bytes of the 70 that it had.
inline std::string pcapFile(std::uint32_t magic, bool swapped, std::uint32_t linkType,
                            std::uint32_t seconds, std::uint32_t fraction)
{
    std::string bytes;
    const auto put = [&](std::uint32_t word) {
        word = swapped ? __builtin_bswap32(word) : word;
        bytes.append(reinterpret_cast<const char *>(&word), sizeof word);
    };
    put(magic);
    put(swapped ? 4u | 2u << 16 : 2u | 4u << 16);
    for (const std::uint32_t each : {0u, 0u, 65535u, linkType, seconds, fraction, 60u, 70u})
        put(each);
    return bytes + std::string(60, 'x');
}

/// A folder for each test, in which rings and files have names.
class MergeTest : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path path(const std::string &name) const
    {
        return std::filesystem::path(m_folder->path().toStdString()) / name;
    }

    std::filesystem::path run(const std::string &name) const
    {
        std::filesystem::create_directory(path(name));
        return path(name);
    }

    CapturedRing captured(const std::string &name) const
    {
        auto ring = RingReader::open(path(name));
        if (!ring)
            qFatal("%s", ring.error().text().c_str());
        return {*ring, "two routers", name + ":eth0 ⇄ r:eth1", {name + ":eth0", "r:eth1"}, "icmp"};
    }

    std::vector<std::string> files() const
    {
        std::vector<std::string> names;
        for (const auto &entry :
             std::filesystem::directory_iterator(m_folder->path().toStdString()))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    static QString tool(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            return "failed: " + QString::fromUtf8(process.readAllStandardError());
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    static std::string problem(const tomato::Result<> &result)
    {
        return result ? std::string() : result.error().text();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

} // namespace tomato::capture
