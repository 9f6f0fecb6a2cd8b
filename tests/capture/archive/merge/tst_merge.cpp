// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/isotime.h"
#include "capture/archive/emulationhistory.h"
#include "capture/archive/formats/addressnames.h"
#include "capture/archive/merge/merge.h"
#include "capture/archive/merge/mergesource.h"
#include "capture/archive/runelements.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/ringstate.h"
#include "capture/ring/sidelog.h"
#include "tests/capture/archive/merge/mergetest.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/testwire.h"

#include <QStandardPaths>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <fstream>
#include <thread>

using namespace tomato::capture;

/// Merging of the rings of captures.
class TestMerge final : public MergeTest
{
    Q_OBJECT

private slots:
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

    void arrivalsHaveInterfacesOfTheirOwn()
    {
        RingFiller sent(run("h1"));
        sent.add(300);
        RingFiller delivered(run("h1/arrivals"));
        delivered.add(200);
        RingFiller without(run("h2"));
        without.add(100);
        QCOMPARE(problem(mergeRings({captured("h1"), captured("h2")}, path("a.pcapng"))),
                 std::string());
        std::array<std::uint64_t, 6> seen{};
        for (const Packet &packet : packetsIn(path("a.pcapng")))
            ++seen.at(packet.interface);
        QCOMPARE(seen, (std::array<std::uint64_t, 6>{150, 150, 100, 100, 50, 50}));
        std::vector<std::string> names;
        const auto summary = summarizeDownload(path("a.pcapng"));
        QVERIFY2(summary, summary ? "" : summary.error().text().c_str());
        for (const SegmentSummary &each : *summary)
            names.push_back(each.name);
        QCOMPARE(names, (std::vector<std::string>{
                            "h1:eth0 -> r:eth1 sent", "r:eth1 -> h1:eth0 sent",
                            "h1:eth0 -> r:eth1 delivered", "r:eth1 -> h1:eth0 delivered",
                            "h2:eth0 -> r:eth1", "r:eth1 -> h2:eth0"}));
    }

    void aPcapHasArrivalsWhenItIsAskedForThem()
    {
        RingFiller sent(run("h1"));
        sent.add(300);
        QCOMPARE(problem(mergeToPcap(captured("h1"), path("a.pcap"))),
                 captured("h1").name + ": has no arrivals: they were not recorded");
        RingFiller delivered(run("h1/arrivals"));
        delivered.add(200);
        QCOMPARE(problem(mergeToPcap(captured("h1"), path("a.pcap"))), std::string());
        const auto packets = readPcap(path("a.pcap"));
        QCOMPARE(packets.size(), 500u);
        QCOMPARE(stepsBack(packets), 0u);
        QCOMPARE(packets.front().time, fillerTime(0));
        QCOMPARE(packets.back().time, fillerTime(299));
        QCOMPARE(problem(writeDownload(*captured("h1").ring, "h1", path("b.pcap"))), std::string());
        QCOMPARE(readPcap(path("b.pcap")).size(), 300u);
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
        // Who reads such a file knows what the ring says.
        const auto source = MergeSource::open(path("b.pcapng"));
        QVERIFY(source);
        const auto told = [&](const InterfaceEmulation &wanted) {
            return std::ranges::count(source->emulation(), wanted);
        };
        QCOMPARE(source->emulation().size(), std::size_t{4});
        for (const std::uint32_t end : {0U, 1U})
            QCOMPARE(told({end, tomato::Timestamp::min(), "none"}), 1);
        QCOMPARE(
            told({0, fillerTime(11), "delay 20 ms"}) + told({1, fillerTime(11), "delay 20 ms"}), 1);
        QCOMPARE(told({0, fillerTime(11), "loss 1 %"}) + told({1, fillerTime(11), "loss 1 %"}), 1);
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
        // Merged files keep them, once.
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

    void whatStandsAtTheEndsIsInTheFile()
    {
        RingFiller ring(run("h1"));
        ring.add(10);
        const std::array<RunElement, 2> elements = {RunElement{"h1", "host", 1, 0x020000abcdef},
                                                    RunElement{"a: b with 7 c", "router", 3}};
        QVERIFY(keepElements(path("h1"), {RunElement{"old", "hub", 9}, RunElement{}}));
        QVERIFY(keepElements(path("h1"), elements));
        const std::vector<RunElement> kept(elements.begin(), elements.end());
        QVERIFY(elementsOfRun(path("h1")) == kept);
        QVERIFY(elementsOfRun(path("h2")).empty());
        QCOMPARE(problem(mergeRings({captured("h1")}, path("a.pcapng"))), std::string());
        QCOMPARE(problem(mergeFiles({path("a.pcapng")}, path("b.pcapng"))), std::string());
        const auto source = MergeSource::open(path("b.pcapng"));
        QVERIFY(source);
        // An interface has its address where each reader looks for it.
        QCOMPARE(source->interfaces()[0].mac, kept[0].mac);
        QCOMPARE(source->interfaces()[1].mac, std::uint64_t{0});
        QCOMPARE(source->elements().size(), kept.size());
        for (std::size_t at = 0; at < kept.size(); ++at) {
            RunElement expected = kept[at];
            expected.mac = 0;
            QVERIFY(source->elements()[at] == expected);
        }
        std::vector<RunElement> none;
        for (const char *other : {"Element", "Element : with", "Element a with 3 connections",
                                  "Element a: router with x connections", "An Element a: b with 1"})
            addElementsOf(other, none);
        QVERIFY(none.empty());
    }
};

QTEST_APPLESS_MAIN(TestMerge)
#include "tst_merge.moc"
