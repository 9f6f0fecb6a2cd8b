// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/download.h"
#include "capture/archive/live/livepcapng.h"
#include "capture/ring/arrivals.h"
#include "tests/capture/testing/ringfiller.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tomato::capture;

/// A recording that is read as pcapng while it goes on.
class TestLivePcapng final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path path(const char *name) const
    {
        return std::filesystem::path(m_folder->path().toStdString()) / name;
    }

    CapturedRing captured() const
    {
        auto ring = RingReader::open(path("run"));
        if (!ring)
            qFatal("%s", ring.error().text().c_str());
        return {*ring, "a lab", "h1:eth0 \u21c4 r1:eth1", {"h1:eth0", "r1:eth1"}, "icmp"};
    }

    static std::string all(LivePcapng &live)
    {
        std::string bytes;
        for (;;) {
            const auto next = live.next();
            if (!next)
                qFatal("%s", next.error().text().c_str());
            if (next->empty())
                return bytes;
            bytes += *next;
        }
    }

    std::vector<SegmentSummary> summary(const std::string &bytes) const
    {
        std::ofstream(path("a.pcapng"), std::ios::binary) << bytes;
        const auto read = summarizeDownload(path("a.pcapng"));
        if (!read)
            qFatal("%s", read.error().text().c_str());
        return *read;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        std::filesystem::create_directory(path("run"));
    }

    void whatIsRecordedAndWhatComesIsTold()
    {
        RingFiller ring(path("run"), smallLimits(4));
        ring.add(1000, 300);
        const auto live = LivePcapng::begin({captured()}, Cursor::Start::Oldest);
        QVERIFY(live);
        std::string bytes = all(**live);
        ring.add(501, 300);
        bytes += all(**live);
        QCOMPARE(all(**live), std::string());
        const auto last = (*live)->end();
        QVERIFY(last);
        bytes += *last;
        const auto interfaces = summary(bytes);
        QCOMPARE(interfaces.size(), 2u);
        QCOMPARE(interfaces[0].name, std::string("h1:eth0 -> r1:eth1"));
        QCOMPARE(interfaces[0].packets, 751u);
        QCOMPARE(interfaces[1].packets, 750u);
        QCOMPARE(interfaces[0].last, fillerTime(1500));
        QCOMPARE((*live)->skippedPackets(), 0u);
    }

    void arrivalsComeFromInterfacesOfTheirOwnInTheOrderOfTime()
    {
        RingFiller ring(path("run"));
        std::filesystem::create_directory(arrivalsPath(path("run")));
        RingFiller arrivals(arrivalsPath(path("run")));
        ring.add(100);
        arrivals.add(90);
        const auto live = LivePcapng::begin({captured()}, Cursor::Start::Oldest);
        QVERIFY(live);
        std::string bytes = all(**live);
        arrivals.add(10);
        bytes += all(**live);
        const auto last = (*live)->end();
        QVERIFY(last);
        const auto interfaces = summary(bytes + *last);
        const std::vector<std::string> names = {
            "h1:eth0 -> r1:eth1 sent", "r1:eth1 -> h1:eth0 sent", "h1:eth0 -> r1:eth1 delivered",
            "r1:eth1 -> h1:eth0 delivered"};
        QCOMPARE(interfaces.size(), names.size());
        for (std::size_t at = 0; at < names.size(); ++at) {
            QCOMPARE(interfaces[at].name, names[at]);
            QCOMPARE(interfaces[at].packets, 50u);
        }
    }

    void fromNowOnOnlyNewPacketsAreTold()
    {
        RingFiller ring(path("run"));
        ring.add(100);
        const auto live = LivePcapng::begin({captured()}, Cursor::Start::Now);
        QVERIFY(live);
        const std::string head = all(**live);
        QVERIFY(!head.empty());
        QCOMPARE(summary(head).at(0).packets, 0u);
        ring.add(4);
        QCOMPARE(summary(head + all(**live)).at(1).packets, 2u);
    }

    void changesNamesAndSecretsComeBeforeThePacketsThatNeedThem()
    {
        RingFiller ring(path("run"));
        ring.add(10);
        const auto change = [&](std::uint64_t at, const char *text) {
            QVERIFY(EmulationHistory::append(path("run"), {fillerTime(at), {text, text}}));
        };
        change(0, "none");
        CapturedRing asked = captured();
        asked.keyLogs = {path("keys")};
        const auto live = LivePcapng::begin({asked}, Cursor::Start::Oldest);
        QVERIFY(live);
        std::string first = all(**live);
        QVERIFY(first.find("emulation at first: none") != std::string::npos);
        QVERIFY(first.find("Emulation since") == std::string::npos);
        change(10, "delay 20 ms");
        std::ofstream(hostsPath(path("run"))) << "10.0.0.7 r7\n";
        const std::string secret =
            "CLIENT_RANDOM " + std::string(64, 'a') + ' ' + std::string(96, 'b');
        std::ofstream(path("keys")) << secret << '\n';
        ring.add(4);
        const std::string second = all(**live);
        const std::size_t told = second.find("Emulation since");
        QVERIFY(told != std::string::npos);
        QVERIFY(second.find(": delay 20 ms", told) != std::string::npos);
        QVERIFY(second.find(secret) < told);
        QVERIFY(second.find("r7") < told);
        // Each once, but the change for each direction.
        ring.add(10);
        const std::string third = all(**live);
        for (const char *word : {"Emulation since", "r7", "CLIENT_RANDOM"})
            QVERIFY2(third.find(word) == std::string::npos, word);
        QCOMPARE(summary(first + second + third).at(0).packets, 12u);
    }

    void aReaderThatWasOvertakenSaysSoAndTellsNoWrongEnd()
    {
        RingFiller ring(path("run"), smallLimits(3));
        ring.add(1000, 200);
        const auto live = LivePcapng::begin({captured()}, Cursor::Start::Oldest);
        QVERIFY(live);
        const auto begun = (*live)->next();
        QVERIFY(begun && !begun->empty());
        ring.add(40'000, 200);
        const std::string bytes = *begun + all(**live);
        QVERIFY((*live)->skippedPackets() > 0);
        std::uint64_t packets = (*live)->skippedPackets();
        for (const SegmentSummary &each : summary(bytes))
            packets += each.packets;
        QCOMPARE(packets, 41'000u);
    }
};

QTEST_GUILESS_MAIN(TestLivePcapng)
#include "tst_livepcapng.moc"
