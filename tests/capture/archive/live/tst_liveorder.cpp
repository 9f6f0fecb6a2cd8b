// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/formats/pcaprecords.h"
#include "capture/archive/live/livepcap.h"
#include "tests/capture/testing/ringfiller.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <fcntl.h>
#include <fstream>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

/// The two halves of a connection between two hosts, read while both are recorded.
class TestLiveOrder final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path path(const char *name) const
    {
        return std::filesystem::path(m_folder->path().toStdString()) / name;
    }

    CapturedRing captured(const char *name) const
    {
        auto ring = RingReader::open(path(name));
        if (!ring)
            qFatal("%s", ring.error().text().c_str());
        return {*ring, "a lab", "h1:eth0 \u21c4 h2:eth0", {"h1:eth0", "h2:eth0"}, ""};
    }

    static std::string all(LivePcap &live)
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

    /// The times of the packets in this file.
    std::vector<Timestamp> timesIn(const std::string &bytes) const
    {
        std::ofstream(path("all.pcap"), std::ios::binary) << bytes;
        const FileDescriptor file(::open(path("all.pcap").c_str(), O_RDONLY | O_CLOEXEC));
        auto records = PcapRecords::open(file, path("all.pcap"), bytes.size());
        if (!records)
            qFatal("%s", records.error().text().c_str());
        std::vector<Timestamp> times;
        for (auto record = records->next(); record && *record != nullptr; record = records->next())
            times.push_back((*record)->time);
        return times;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char *name : {"here", "there"})
            QVERIFY(std::filesystem::create_directory(path(name)));
    }

    void aPacketWaitsUntilNoEarlierOneCanComeFromTheOtherHost()
    {
        RingFiller here(path("here"), {}, Precision::Nano);
        RingFiller there(path("there"), {}, Precision::Nano);
        auto live = LivePcap::begin({captured("here"), captured("there")}, Cursor::Start::Oldest);
        QVERIFY(live);
        here.addAt(1000s + 1ns);
        here.addAt(1002s);
        live->order().setKnown(0, 1003s, {});
        std::string bytes = all(*live);
        QCOMPARE(timesIn(bytes), std::vector<Timestamp>());
        live->order().setKnown(1, 1001s, {});
        bytes += all(*live);
        QCOMPARE(timesIn(bytes), std::vector<Timestamp>({1000s + 1ns}));
        // The other's packet came while its recording was known up to here only.
        there.addAt(1001s + 1ns);
        there.addAt(1004s);
        live->order().setKnown(1, 1005s, {});
        bytes += all(*live);
        QCOMPARE(timesIn(bytes), std::vector<Timestamp>({1000s + 1ns, 1001s + 1ns, 1002s}));
        live->order().setKnown(0, 1005s, {});
        bytes += all(*live);
        QCOMPARE(timesIn(bytes).back(), Timestamp(1004s));
    }

    void timesAreThoseOfThisMachinesClock()
    {
        RingFiller here(path("here"), {}, Precision::Nano);
        RingFiller there(path("there"), {}, Precision::Nano);
        auto live = LivePcap::begin({captured("here"), captured("there")}, Cursor::Start::Oldest);
        QVERIFY(live);
        // The other's clock is half a minute ahead: its packet came first.
        here.addAt(1000s);
        there.addAt(1029s);
        live->order().setKnown(0, 2000s, {});
        live->order().setKnown(1, 2000s, 30s);
        QCOMPARE(timesIn(all(*live)), std::vector<Timestamp>({999s, 1000s}));
    }

    void nobodyWaitsForAHostThatIsAway()
    {
        RingFiller here(path("here"), {}, Precision::Nano);
        RingFiller there(path("there"), {}, Precision::Nano);
        auto live = LivePcap::begin({captured("here"), captured("there")}, Cursor::Start::Oldest);
        QVERIFY(live);
        here.addAt(1000s);
        std::string bytes = all(*live);
        QVERIFY(timesIn(bytes).empty());
        live->order().waitNoMore(1);
        bytes += all(*live);
        QCOMPARE(timesIn(bytes), std::vector<Timestamp>({1000s}));
    }

    void aThousandPacketsOfBothComeInOrderOnceEach()
    {
        RingFiller here(path("here"), {}, Precision::Nano);
        RingFiller there(path("there"), {}, Precision::Nano);
        auto live = LivePcap::begin({captured("here"), captured("there")}, Cursor::Start::Oldest);
        QVERIFY(live);
        std::string bytes;
        std::vector<Timestamp> expected;
        for (int at = 0; at < 1000; ++at) {
            const Timestamp time = 1000s + at * 1ms;
            expected.push_back(time);
            (at % 3 == 0 ? there : here).addAt(time);
            // Each host is known up to another moment.
            live->order().setKnown(0, time + 1ns, {});
            live->order().setKnown(1, time - (at % 7) * 1ms, {});
            bytes += all(*live);
        }
        for (const std::size_t ring : {0u, 1u})
            live->order().waitNoMore(ring);
        bytes += all(*live);
        QCOMPARE(timesIn(bytes), expected);
    }
};

QTEST_APPLESS_MAIN(TestLiveOrder)
#include "tst_liveorder.moc"
