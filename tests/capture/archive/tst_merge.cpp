// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/isotime.h"
#include "capture/archive/addressnames.h"
#include "capture/archive/emulationhistory.h"
#include "capture/archive/merge.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/ringstate.h"
#include "capture/ring/sidelog.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/testwire.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstring>
#include <fstream>
#include <thread>

using namespace tomato::capture;

namespace {

/// A packet of a pcapng file in this machine's byte order.
struct Packet
{
    std::uint32_t interface = 0;
    std::uint64_t ticks = 0;
    std::vector<char> bytes;
};

std::vector<Packet> packetsIn(const std::filesystem::path &pcapng)
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

std::string pcapFile(std::uint32_t magic, bool swapped, std::uint32_t linkType,
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

/// Writes blocks of a pcapng file as a machine of either byte order does.
class PcapngBlocks final
{
public:
    explicit PcapngBlocks(bool isSwapped) : m_isSwapped(isSwapped) {}

    static std::string padded(std::string bytes)
    {
        bytes.resize((bytes.size() + 3) / 4 * 4);
        return bytes;
    }
    std::string half(std::uint16_t value) const
    {
        value = m_isSwapped ? __builtin_bswap16(value) : value;
        return {reinterpret_cast<const char *>(&value), sizeof value};
    }
    std::string word(std::uint32_t value) const
    {
        value = m_isSwapped ? __builtin_bswap32(value) : value;
        return {reinterpret_cast<const char *>(&value), sizeof value};
    }
    std::string option(std::uint16_t code, const std::string &value) const
    {
        return half(code) + half(static_cast<std::uint16_t>(value.size())) + padded(value);
    }
    std::string block(std::uint32_t type, const std::string &content) const
    {
        const auto length = static_cast<std::uint32_t>(12 + content.size());
        return word(type) + word(length) + content + word(length);
    }
    std::string section() const
    {
        return block(0x0a0d0d0a,
                     word(0x1a2b3c4d) + half(1) + half(0) + word(UINT32_MAX) + word(UINT32_MAX));
    }
    std::string interface(const std::string &options) const
    {
        return block(1, half(1) + half(0) + word(65535) + options);
    }
    std::string packet(std::uint32_t interface, std::uint64_t ticks,
                       const std::string &options) const
    {
        return block(6, word(interface) + word(static_cast<std::uint32_t>(ticks >> 32)) +
                            word(static_cast<std::uint32_t>(ticks)) + word(60) + word(70) +
                            padded(std::string(60, 'y')) + options);
    }

private:
    bool m_isSwapped;
};

} // namespace

class TestMerge final : public QObject
{
    Q_OBJECT

private:
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

    void eachPortIsAnInterface()
    {
        RingFiller ring(run("h1"), smallLimits(4));
        ring.add(3000, 200);
        QCOMPARE(problem(mergeRings({captured("h1")}, path("a.pcapng"))), std::string());
        const auto packets = packetsIn(path("a.pcapng"));
        QCOMPARE(packets.size(), 3000u);
        for (std::uint64_t number = 0; number < packets.size(); ++number) {
            const Packet &packet = packets[number];
            QCOMPARE(packet.interface, number % 2);
            QCOMPARE(packet.bytes, numberedFrame(number, 200, int(number % 2)));
            QCOMPARE(std::chrono::nanoseconds(packet.ticks * 1000), fillerTime(number));
        }
        const auto summary = summarizeDownload(path("a.pcapng"));
        QVERIFY2(summary, summary ? "" : summary.error().text().c_str());
        QCOMPARE(summary->size(), 2u);
        QCOMPARE(summary->at(0).name, std::string("h1:eth0 -> r:eth1"));
        QCOMPARE(summary->at(1).name, std::string("r:eth1 -> h1:eth0"));
        QCOMPARE(summary->at(0).packets, 1500u);
        QCOMPARE(summary->at(0).first, fillerTime(0));
        QCOMPARE(summary->at(1).last, fillerTime(2999));
    }

    void severalCapturesAreInTheOrderOfTime()
    {
        // Times overlap: each begins at the same one, and one is longer.
        RingFiller one(run("h1"), smallLimits(4));
        one.add(2000, 200);
        RingFiller two(run("h2"));
        two.add(5000, 64);
        RingFiller none(run("h3"));
        QCOMPARE(
            problem(mergeRings({captured("h1"), captured("h2"), captured("h3")}, path("a.pcapng"))),
            std::string());
        const auto packets = packetsIn(path("a.pcapng"));
        QCOMPARE(packets.size(), 7000u);
        std::array<std::uint64_t, 6> seen{};
        for (std::size_t at = 0; at < packets.size(); ++at) {
            QVERIFY(at == 0 || packets[at - 1].ticks <= packets[at].ticks);
            ++seen.at(packets[at].interface);
        }
        QCOMPARE(seen, (std::array<std::uint64_t, 6>{1000, 1000, 2500, 2500, 0, 0}));
    }

    void wiresharksToolsAgree()
    {
        if (QStandardPaths::findExecutable("tshark").isEmpty() ||
            QStandardPaths::findExecutable("capinfos").isEmpty())
            QSKIP("tshark is not installed");
        RingFiller one(run("h1"), smallLimits(3));
        one.add(20'000, 200); // the ring has turned
        RingFiller two(run("h2"));
        two.add(100, 80);
        QVERIFY(mergeRings({captured("h1"), captured("h2")}, path("a.pcapng")));
        const std::uint64_t evicted = total(one.writer().counters().evicted);
        QVERIFY(evicted > 0);
        const QString file = QString::fromStdString(path("a.pcapng").string());

        const QString info = tool("capinfos", {"-M", file});
        QVERIFY2(info.contains("Number of interfaces in file: 4"), qPrintable(info));
        QVERIFY2(info.contains(QRegularExpression(
                     QStringLiteral("Number of packets: +%1\n").arg(20'100 - evicted))),
                 qPrintable(info));
        QVERIFY2(info.contains("Strict time order:   True"), qPrintable(info));
        QVERIFY2(info.contains("2 captures in the lab two routers"), qPrintable(info));
        for (const char *name :
             {"h1:eth0 -> r:eth1", "r:eth1 -> h1:eth0", "h2:eth0 -> r:eth1", "r:eth1 -> h2:eth0"})
            QVERIFY2(info.contains(QStringLiteral("Name = %1\n").arg(name)), qPrintable(info));
        QVERIFY2(info.contains("Filter string = icmp"), qPrintable(info));
        QVERIFY2(info.contains("Number of stat entries = 1"), qPrintable(info));
        QVERIFY2(info.contains("Number of packets = 50"), qPrintable(info));

        const QStringList lines =
            tool("tshark", {"-r", file, "-T", "fields", "-e", "frame.interface_name", "-e",
                            "frame.interface_description", "-e", "frame.comment"})
                .trimmed()
                .split('\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(20'100 - evicted));
        QCOMPARE(lines.filter("h1:eth0 -> r:eth1\tFrames that h1:eth0 sent").size(),
                 static_cast<qsizetype>((20'000 - evicted) / 2));
        // Said once, where the packets of that capture begin.
        QCOMPARE(lines.filter(QStringLiteral("%1 earlier packets").arg(evicted)).size(), 1);
    }

    void packetsSayThatTheyLeftTheirInterface()
    {
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            QSKIP("tshark is not installed");
        RingFiller ring(run("h1"));
        ring.add(10);
        QVERIFY(mergeRings({captured("h1")}, path("a.pcapng")));
        QCOMPARE(tool("tshark", {"-r", QString::fromStdString(path("a.pcapng").string()), "-T",
                                 "fields", "-e", "frame.packet_flags_direction"})
                     .split('\n', Qt::SkipEmptyParts),
                 QStringList(10, "0x00000002"));
    }

    void eachChangeOfTheEmulationIsToldWhereItCame()
    {
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            QSKIP("tshark is not installed");
        RingFiller ring(run("h1"));
        ring.add(100);
        const auto change = [&](tomato::Timestamp time, const char *first, const char *second) {
            QVERIFY(EmulationHistory::append(path("h1"), {time, {first, second}}));
        };
        change(fillerTime(0) - std::chrono::seconds(1), "none", "none");
        change(fillerTime(11), "delay 20 ms", "none");
        change(fillerTime(11), "delay 20 ms", "loss 1 %");
        change(fillerTime(500), "delay 40 ms", "loss 1 %");
        QCOMPARE(problem(mergeRings({captured("h1")}, path("a.pcapng"))), std::string());
        const QString file = QString::fromStdString(path("a.pcapng").string());
        const QStringList lines = tool("tshark", {"-r", file, "-T", "fields", "-e", "frame.number",
                                                  "-e", "frame.comment"})
                                      .trimmed()
                                      .split('\n');
        const QString when = QString::fromStdString(tomato::isoTime(fillerTime(11)));
        QCOMPARE(lines.filter("Emulation"),
                 QStringList({"12\tEmulation since " + when + ": loss 1 %",
                              "13\tEmulation since " + when + ": delay 20 ms"}));
        const std::string bytes = readFile(path("a.pcapng"));
        // Behind the last packet there are the statistics.
        QVERIFY(bytes.find("Emulation since " + tomato::isoTime(fillerTime(500)) +
                           ": delay 40 ms") > bytes.rfind("Emulation since " + when.toStdString()));
        QVERIFY(bytes.find("filter: icmp; emulation at first: none") != std::string::npos);
        QVERIFY(tool("capinfos", {file}).contains("emulation at first: none"));
        // It is kept when files are merged.
        QCOMPARE(problem(mergeFiles({path("a.pcapng")}, path("b.pcapng"))), std::string());
        const std::string merged = readFile(path("b.pcapng"));
        for (const char *text : {"loss 1 %", "delay 20 ms", "delay 40 ms", "at first: none"})
            QVERIFY2(merged.find(text) != std::string::npos, text);
    }

    void addressesHaveTheNamesOfElements()
    {
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            QSKIP("tshark is not installed");
        // A TCP segment from 10.0.0.1 to 10.0.0.2, and names of an earlier run's file.
        std::string frame(14 + 40, '\0');
        const auto put = [&](std::size_t at, std::initializer_list<int> bytes) {
            for (const int byte : bytes)
                frame[at++] = static_cast<char>(byte);
        };
        put(12, {8, 0, 0x45, 0, 0, 40, 0, 0, 0, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2});
        put(46, {0x50});
        std::string pcap = pcapFile(0xa1b2c3d4, false, 1, 1'700'000'000, 0).substr(0, 24);
        for (const std::uint32_t word : {1'700'000'000u, 0u, 54u, 54u})
            pcap.append(reinterpret_cast<const char *>(&word), sizeof word);
        std::ofstream(path("a.pcap"), std::ios::binary) << pcap << frame;
        RingFiller ring(run("h1"));
        ring.add(4);
        std::ofstream(hostsPath(path("h1")))
            << "127.0.0.1 localhost\n10.0.0.1 h1 h1-eth0\n10.0.0.2 r1\nfd00::1 h1\n";
        QCOMPARE(problem(mergeRings({captured("h1")}, path("h1.pcapng"))), std::string());
        QCOMPARE(problem(mergeFiles({path("h1.pcapng"), path("a.pcap")}, path("b.pcapng"))),
                 std::string());
        const QStringList options = {"-r", QString::fromStdString(path("b.pcapng").string()),
                                     "-N", "nN",
                                     "-Y", "tcp",
                                     "-T", "fields",
                                     "-e", "ip.src_host",
                                     "-e", "ip.dst_host"};
        QCOMPARE(tool("tshark", options), QStringLiteral("h1\tr1\n"));
        QVERIFY(readFile(path("b.pcapng")).find("localhost") == std::string::npos);
    }

    void secretsOfKeyLogsAreInTheFileWhenTheyAreAskedFor()
    {
        RingFiller ring(run("h1"));
        ring.add(4);
        const std::string line =
            "CLIENT_RANDOM " + std::string(64, 'a') + ' ' + std::string(96, 'b');
        std::ofstream(path("keys")) << "password=hidden\n" << line << '\n';
        QVERIFY(mergeRings({captured("h1")}, path("a.pcapng")));
        QVERIFY(readFile(path("a.pcapng")).find("CLIENT_RANDOM") == std::string::npos);
        CapturedRing asked = captured("h1");
        asked.keyLogs = {path("keys"), path("none")};
        QVERIFY(mergeRings({asked}, path("b.pcapng")));
        // Of merged files they stay, once.
        QVERIFY(
            mergeFiles({path("b.pcapng"), path("b.pcapng"), path("a.pcapng")}, path("c.pcapng")));
        for (const char *name : {"b.pcapng", "c.pcapng"}) {
            const std::string bytes = readFile(path(name));
            const std::size_t at = bytes.find(line);
            QVERIFY(at != std::string::npos);
            QCOMPARE(bytes.find(line, at + 1), std::string::npos);
            QVERIFY(bytes.find("hidden") == std::string::npos);
        }
    }

    void withoutADirectionAWireIsOneInterface()
    {
        RingFiller ring(run("h1"));
        ring.add(100);
        ring.finish();
        std::filesystem::remove(sidesPath(path("h1")));
        QCOMPARE(problem(mergeRings({captured("h1")}, path("a.pcapng"))), std::string());
        const auto summary = summarizeDownload(path("a.pcapng"));
        QVERIFY(summary);
        QCOMPARE(summary->size(), 1u);
        QCOMPARE(summary->front().name, std::string("h1:eth0 ⇄ r:eth1"));
        QCOMPARE(summary->front().packets, 100u);
    }

    void aRingThatLostItsStateHasNoDirectionsAnyMore()
    {
        RingFiller ring(run("h1"), smallLimits(3));
        ring.add(20'000, 200);
        ring.finish();
        std::filesystem::remove(statePath(path("h1")));
        QVERIFY(repairRing(path("h1")));
        QVERIFY(!std::filesystem::exists(sidesPath(path("h1"))));
        QVERIFY(mergeRings({captured("h1")}, path("a.pcapng")));
        QCOMPARE(summarizeDownload(path("a.pcapng"))->size(), 1u);
    }

    void directionsAreRightWhileRecordingGoesOn()
    {
        RingFiller ring(run("h1"), smallLimits(3));
        ring.add(3000, 200);
        std::atomic<bool> done = false;
        std::thread writer([&] {
            while (!done)
                ring.add(37, 200);
        });
        std::string wrong;
        for (int round = 0; round < 20 && wrong.empty(); ++round) {
            wrong = problem(mergeRings({captured("h1")}, path("a.pcapng")));
            if (!wrong.empty())
                break;
            for (const Packet &packet : packetsIn(path("a.pcapng"))) {
                if (frameNumber(packet.bytes) % 2 != packet.interface)
                    wrong = "a packet of the other direction";
            }
        }
        done = true;
        writer.join();
        QCOMPARE(QString::fromStdString(wrong), QString());
        QVERIFY(total(ring.writer().counters().evicted) > 0);
    }

    void progressRisesToTheWholeAndACancelLeavesNothing()
    {
        RingFiller ring(run("h1"));
        ring.add(20'000, 300);
        std::vector<std::uint64_t> seen;
        std::uint64_t all = 0;
        QVERIFY(mergeRings({captured("h1")}, path("a.pcapng"),
                           [&](std::uint64_t done, std::uint64_t total) {
                               seen.push_back(done);
                               all = total;
                               return true;
                           }));
        QVERIFY(seen.size() > 10);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.front(), 24u); // the file header has been looked at
        QCOMPARE(seen.back(), all);
        for (const int after : {0, 1, 5}) {
            int calls = 0;
            QCOMPARE(problem(mergeRings({captured("h1")}, path("b.pcapng"),
                                        [&](auto, auto) { return calls++ < after; })),
                     std::string("the download was cancelled"));
        }
        QCOMPARE(files(), (std::vector<std::string>{"a.pcapng", "h1"}));
    }

    void downloadedFilesOfAllKindsAreMerged()
    {
        std::ofstream(path("micro.pcap"), std::ios::binary)
            << pcapFile(PcapMagic, false, 1, 1'700'000'001, 5);
        std::ofstream(path("nano.pcap"), std::ios::binary)
            << pcapFile(PcapNanosecondMagic, false, 1, 1'700'000'000, 999'999'999);
        std::ofstream(path("swapped.pcap"), std::ios::binary)
            << pcapFile(PcapNanosecondMagic, true, 113, 1'700'000'001, 4'999);
        QCOMPARE(problem(mergeFiles({path("micro.pcap"), path("nano.pcap"), path("swapped.pcap")},
                                    path("a.pcapng"))),
                 std::string());
        const auto packets = packetsIn(path("a.pcapng"));
        QCOMPARE(packets.size(), 3u);
        QCOMPARE(packets[0].interface, 1u);
        QCOMPARE(packets[0].ticks, 1'700'000'000'999'999'999u);
        QCOMPARE(packets[1].interface, 2u);
        QCOMPARE(packets[1].ticks, 1'700'000'001'000'004'999u);
        QCOMPARE(packets[2].interface, 0u);
        QCOMPARE(packets[2].ticks, 1'700'000'001'000'005u);
        const auto summary = summarizeDownload(path("a.pcapng"));
        QVERIFY(summary);
        QCOMPARE(summary->at(2).name, std::string("swapped"));
        QCOMPARE(summary->at(0).first, std::chrono::nanoseconds(1'700'000'001'000'005'000));
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            return;
        const QString times =
            tool("tshark", {"-r", QString::fromStdString(path("a.pcapng").string()), "-T", "fields",
                            "-e", "frame.time_epoch", "-e", "frame.len", "-e", "frame.cap_len"});
        QCOMPARE(times, "1700000000.999999999\t70\t60\n1700000001.000004999\t70\t60\n"
                        "1700000001.000005000\t70\t60\n");
    }

    void ownDownloadsInPcapngAreMergedWithAllThatTheySay()
    {
        RingFiller one(run("h1"), smallLimits(3));
        one.add(20'000, 200); // the ring has turned
        RingFiller two(run("h2"));
        two.add(100, 80);
        QVERIFY(mergeRings({captured("h1")}, path("h1.pcapng")));
        QVERIFY(mergeRings({captured("h2")}, path("h2.pcapng")));
        QVERIFY(mergeRings({captured("h1"), captured("h2")}, path("both.pcapng")));
        QCOMPARE(problem(mergeFiles({path("h1.pcapng"), path("h2.pcapng")}, path("a.pcapng"))),
                 std::string());
        // But for the section's comment it is what one merge of the rings gives.
        const auto interfaces = [](const std::string &file) {
            std::uint32_t length = 0;
            std::memcpy(&length, file.data() + 4, sizeof length);
            return file.substr(length);
        };
        QVERIFY(interfaces(readFile(path("a.pcapng"))) ==
                interfaces(readFile(path("both.pcapng"))));
    }

    void pcapngOfOthersKeepsInterfacesTimesAndComments_data()
    {
        QTest::addColumn<bool>("isSwapped");
        QTest::newRow("this machine's byte order") << false;
        QTest::newRow("the other byte order") << true;
    }
    void pcapngOfOthersKeepsInterfacesTimesAndComments()
    {
        QFETCH(bool, isSwapped);
        const PcapngBlocks blocks(isSwapped);
        const std::uint64_t seconds = 1'700'000'000;
        const std::string offset =
            isSwapped ? blocks.word(0) + blocks.word(10) : blocks.word(10) + blocks.word(0);
        std::ofstream(path("other.pcapng"), std::ios::binary)
            << blocks.section() << blocks.interface(blocks.option(2, "first"))
            << blocks.packet(0, seconds * 1'000'000 + 7, blocks.option(1, "a comment"))
            // An interface may come late; its ticks are of 2^-10 seconds.
            << blocks.interface(blocks.option(9, "\x8a") + blocks.option(14, offset))
            << blocks.packet(1, seconds * 1024 + 512, blocks.option(2, blocks.word(2)))
            << blocks.block(0xbad, "any!") << blocks.section()
            << blocks.interface(blocks.option(9, "\x0c"))
            << blocks.packet(0, 1'700'000 * 1'000'000'000'000 + 5'000, {});
        QCOMPARE(problem(mergeFiles({path("other.pcapng")}, path("a.pcapng"))), std::string());
        const auto summary = summarizeDownload(path("a.pcapng"));
        QVERIFY2(summary, summary ? "" : summary.error().text().c_str());
        QCOMPARE(summary->size(), 3u);
        QCOMPARE(summary->at(0).name, std::string("first"));
        QCOMPARE(summary->at(1).name, std::string("other"));
        using std::chrono::nanoseconds;
        QCOMPARE(summary->at(0).first, nanoseconds(1'700'000'000'000'007'000));
        QCOMPARE(summary->at(1).first, nanoseconds(1'700'000'010'500'000'000));
        QCOMPARE(summary->at(2).first, nanoseconds(1'700'000'000'000'005));
        const std::string merged = readFile(path("a.pcapng"));
        QVERIFY(merged.find("a comment") != std::string::npos);
        const std::string inbound({'\x02', '\0', '\x04', '\0', '\x02', '\0', '\0', '\0'});
        QVERIFY(merged.find(inbound) != std::string::npos);
    }

    void theResolutionOfTimesStandsFirst()
    {
        RingFiller ring(run("h1"));
        ring.add(10);
        QVERIFY(mergeRings({captured("h1")}, path("a.pcapng")));
        const std::string file = readFile(path("a.pcapng"));
        std::uint32_t at = 0;
        std::memcpy(&at, file.data() + 4, sizeof at); // the first interface follows the section
        std::uint16_t option = 0;
        std::memcpy(&option, file.data() + at + 16, sizeof option);
        QCOMPARE(option, std::uint16_t{9}); // if_tsresol
    }

    void packetsWithoutATimeCannotBePutInOrder()
    {
        const PcapngBlocks blocks(false);
        const std::string good = blocks.section() + blocks.interface({});
        std::ofstream(path("simple.pcapng"), std::ios::binary)
            << good << blocks.block(3, blocks.word(60) + std::string(60, 'y'));
        QCOMPARE(problem(mergeFiles({path("simple.pcapng")}, path("a.pcapng"))),
                 path("simple.pcapng").string() + ": byte " + std::to_string(good.size()) +
                     ": a packet without a time (a Simple Packet Block)");
    }

    void whatIsNoPcapIsRefusedByNameAndByte()
    {
        std::ofstream(path("good.pcap"), std::ios::binary)
            << pcapFile(PcapMagic, false, 1, 1'700'000'001, 5);
        const std::string good = readFile(path("good.pcap"));
        const auto merged = [&](const std::string &bytes) {
            std::ofstream(path("bad.pcap"), std::ios::binary) << bytes;
            return problem(mergeFiles({path("good.pcap"), path("bad.pcap")}, path("a.pcapng")));
        };
        const std::string bad = path("bad.pcap").string();
        QCOMPARE(merged("nothing that anybody knows"), bad + ": byte 0: this is not a pcap file");
        QCOMPARE(merged(""), bad + ": byte 0: the file ends inside the pcap file header");
        QCOMPARE(merged(good.substr(0, 90)),
                 bad + ": byte 24: packet 1 is cut off by the end of the file");
        std::string absurd = good;
        absurd.replace(32, 4, "\xff\xff\xff\x7f");
        QCOMPARE(merged(absurd),
                 bad + ": byte 24: packet 1 claims 2147483647 bytes, more than 262144");
        QVERIFY(!std::filesystem::exists(path("a.pcapng")));
        QVERIFY(!mergeFiles({}, path("a.pcapng")));
    }

    void aMergeHoldsWhatItsPartsHold()
    {
        // Readers of the format other than ours take it too.
        RingFiller ring(run("h1"));
        ring.add(500, 1514);
        QVERIFY(mergeRings({captured("h1")}, path("a.pcapng")));
        const auto packets = readPcap(path("a.pcapng"));
        QCOMPARE(packets.size(), 500u);
        QCOMPARE(stepsBack(packets), 0u);
        QCOMPARE(packets.back().bytes, numberedFrame(499, 1514, 1));
    }
};

QTEST_APPLESS_MAIN(TestMerge)
#include "tst_merge.moc"
