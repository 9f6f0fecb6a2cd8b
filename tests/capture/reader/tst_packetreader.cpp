// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/reader/packetreader.h"

#include "app/base/files/fileaccess.h"
#include "capture/ring/ringstate.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>

using namespace tomato;
using capture::RingFiller;
using client::PacketPlaces;
using client::PacketReader;

class TestPacketReader final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_places.clear();
        m_oldest = 0;
    }

    void cleanup() { m_reader.reset(); }

    void whatTheRingHoldsComesFirstThenWhatIsAdded()
    {
        RingFiller ring(path("a"));
        ring.add(50'001, 64);
        read({"a"});
        QTRY_COMPARE(m_places.size(), 50'001U);
        ring.add(7, 500);
        QTRY_COMPARE(m_places.size(), 50'008U);
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            QCOMPARE(m_places[i].time, capture::fillerTime(i));
            QCOMPARE(m_places[i].side, i % 2);
            QCOMPARE(m_places[i].original, i < 50'001 ? 64U : 500U);
        }
    }

    void nanosecondsAreKept()
    {
        RingFiller ring(path("a"), {}, capture::Precision::Nano);
        ring.add(10);
        read({"a"});
        QTRY_COMPARE(m_places.size(), 10U);
        QCOMPARE(m_places[9].time, capture::fillerTime(9));
    }

    void segmentsThatGoAreTold()
    {
        RingFiller ring(path("a"), capture::smallLimits(3));
        ring.add(300, 1000);
        read({"a"});
        QTRY_COMPARE(m_places.size(), 300U);
        ring.add(1500, 1000);
        QTRY_VERIFY(m_oldest > 1);
        QTRY_COMPARE(m_places.back().time, capture::fillerTime(1799));
        // Its packets have no bytes any more, and say so by having none.
        const auto records = written({m_places.front(), m_places.back()});
        QCOMPARE(records.size(), 2U);
        QCOMPARE(records[0].bytes.size(), 0U);
        QCOMPARE(records[0].original, 1000U);
        QCOMPARE(records[1].bytes.size(), 1000U);
    }

    void severalRingsComeInTheOrderOfTime()
    {
        RingFiller first(path("a"));
        first.add(300);
        RingFiller second(path("b"));
        second.add(200);
        first.finish();
        second.finish();
        read({"a", "b"});
        QTRY_COMPARE(m_places.size(), 500U);
        QVERIFY(std::is_sorted(m_places.begin(), m_places.end(),
                               [](const auto &a, const auto &b) { return a.time < b.time; }));
        QCOMPARE(std::count_if(m_places.begin(), m_places.end(),
                               [](const auto &each) { return each.source == 1; }),
                 200);
    }

    void bytesAreWrittenAsTheyWereRecorded()
    {
        RingFiller ring(path("a"));
        ring.add(100, 90);
        read({"a"});
        QTRY_COMPARE(m_places.size(), 100U);
        const auto all = capture::readPcap(segment("a"));
        const auto some = written({m_places[3], m_places[97]});
        QCOMPARE(some.size(), 2U);
        QVERIFY(some[0].bytes == all[3].bytes);
        QVERIFY(some[1].bytes == all[97].bytes);
    }

    void aCopyHasAllPacketsAndGrowsWithTheRing()
    {
        RingFiller ring(path("a"), capture::smallLimits(3));
        ring.add(200, 1000);
        read({"a"});
        QTRY_COMPARE(m_places.size(), 200U);
        const client::CopiedPackets first = copied();
        QCOMPARE(first.first, 0U);
        QCOMPARE(first.count, 200U);
        ring.add(50, 1000);
        const client::CopiedPackets longer = copied();
        QCOMPARE(longer.path, first.path);
        QCOMPARE(longer.count, 250U);
        QVERIFY(capture::readPcap(longer.path).size() == 250);
        // Begun anew from what is left.
        ring.add(1500, 1000);
        const client::CopiedPackets turned = copied();
        QVERIFY(turned.path != first.path);
        QVERIFY(turned.first > 0);
        QCOMPARE(turned.first + turned.count, 1750U);
        const auto records = capture::readPcap(turned.path);
        QCOMPARE(records.size(), turned.count);
        QCOMPARE(records.front().time, capture::fillerTime(turned.first));
        QTRY_COMPARE(m_places.back().packet, 1749U);
    }

    /// The recorder goes by that: else packets are committed once in a while only.
    void theRecorderSeesThatItIsRead()
    {
        RingFiller ring(path("a"));
        ring.add(10);
        const auto state = openRingFile(capture::statePath(path("a")), O_RDWR);
        QVERIFY(state);
        const auto isWatched = [&state] {
            struct flock lock = {};
            lock.l_type = F_WRLCK;
            lock.l_whence = SEEK_SET;
            lock.l_start = capture::WatchedByte;
            lock.l_len = 1;
            return ::fcntl(state->get(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
        };
        QVERIFY(!isWatched());
        read({"a"});
        QTRY_VERIFY(isWatched());
        m_reader.reset();
        QVERIFY(!isWatched());
    }

    void aFolderWithoutARingIsAFailure()
    {
        read({"missing"});
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY(m_failures[0].contains("missing"));
    }

    void aReaderThatGoesEndsItsWork()
    {
        RingFiller ring(path("a"));
        ring.add(100'000, 64);
        for (int i = 0; i < 20; ++i)
            read({"a"});
    }

private:
    client::CopiedPackets copied()
    {
        client::CopiedPackets copied;
        m_reader->copy(0, m_home->filePath("copy-"), [&](const auto &result) {
            if (result)
                copied = *result;
        });
        [&] { QTRY_VERIFY(copied.count > 0); }();
        return copied;
    }

    std::filesystem::path path(const QString &name) const
    {
        const auto path = std::filesystem::path(m_home->filePath(name).toStdString());
        std::filesystem::create_directories(path);
        return path;
    }

    std::filesystem::path segment(const QString &ring) const { return path(ring) / "000001.pcap"; }

    void read(const QStringList &rings)
    {
        m_failures.clear();
        QStringList folders;
        for (const QString &ring : rings)
            folders << m_home->filePath(ring);
        m_reader = std::make_unique<PacketReader>(folders);
        connect(m_reader.get(), &PacketReader::came, this, [this](const PacketPlaces &places) {
            m_places.insert(m_places.end(), places.begin(), places.end());
        });
        connect(m_reader.get(), &PacketReader::went, this,
                [this](int, quint32 oldest) { m_oldest = oldest; });
        connect(m_reader.get(), &PacketReader::failed, this,
                [this](const QString &message) { m_failures << message; });
    }

    std::vector<capture::ReadPacket> written(const PacketPlaces &places)
    {
        std::optional<Result<>> done;
        const QString file = m_home->filePath("written.pcap");
        m_reader->write(places, file, [&done](Result<> result) { done = std::move(result); });
        const bool isDone = QTest::qWaitFor([&done] { return done.has_value(); }) && *done;
        return isDone ? capture::readPcap(file.toStdString()) : std::vector<capture::ReadPacket>();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<PacketReader> m_reader;
    PacketPlaces m_places;
    quint32 m_oldest = 0;
    QStringList m_failures;
};

QTEST_GUILESS_MAIN(TestPacketReader)
#include "tst_packetreader.moc"
