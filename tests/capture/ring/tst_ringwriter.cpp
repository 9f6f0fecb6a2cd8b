// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/pcapformat.h"
#include "capture/ring/segmentfiles.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/testwire.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <atomic>
#include <thread>

using namespace tomato;
using namespace tomato::capture;

class TestRingWriter final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() const { return m_folder->path().toStdString(); }

    RingSnapshot snapshot() const { return ringSnapshot(run()); }

    /// Together, as `du --apparent-size` counts; files that go meanwhile do not count.
    static std::uint64_t segmentBytes(const std::filesystem::path &directory)
    {
        std::uint64_t sum = 0;
        for (const auto &entry : std::filesystem::directory_iterator(directory)) {
            struct stat status = {};
            if (segmentNumber(entry.path()) + overwritingNumber(entry.path()) != 0 &&
                ::stat(entry.path().c_str(), &status) == 0)
                sum += static_cast<std::uint64_t>(status.st_size);
        }
        return sum;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anEmptyRingIsOneValidPcapFile()
    {
        const RingFiller ring(run());
        const RingSnapshot seen = snapshot();
        QVERIFY(seen.recording);
        QCOMPARE(seen.segments.size(), 1u);
        QCOMPARE(seen.segments[0].bytes, PcapFileHeaderBytes);
        QCOMPARE(seen.limits, RingLimits());
        QCOMPARE(readPcap(seen.segments[0].path).size(), 0u);
    }

    void whatWasAddedIsReadBack()
    {
        RingFiller ring(run());
        ring.add(1000, 77);
        const RingSnapshot seen = snapshot();
        QCOMPARE(seen.counters.written, (std::array<std::uint64_t, 2>{500, 500}));
        QCOMPARE(seen.counters.writtenBytes, (std::array<std::uint64_t, 2>{38'500, 38'500}));
        QCOMPARE(seen.segments.size(), 1u);
        QCOMPARE(seen.segments[0].packets, 1000u);
        QCOMPARE(seen.segments[0].bytes, 24u + 1000u * 93u);
        QCOMPARE(seen.segments[0].first, fillerTime(0));
        QCOMPARE(seen.segments[0].last, fillerTime(999));
        const auto packets = readRing(seen);
        QCOMPARE(packets.size(), 1000u);
        for (std::uint64_t number = 0; number < packets.size(); ++number) {
            QCOMPARE(packets[number].time, fillerTime(number));
            QCOMPARE(packets[number].bytes, numberedFrame(number, 77, int(number % 2)));
        }
    }

    void aRingThatWasRepairedGoesOnInTheNextSegment()
    {
        const RingLimits limits = smallLimits(3);
        std::uint64_t before = 0;
        {
            RingFiller ring(run(), limits);
            ring.add(1500, 500);
            ring.finish();
            before = ring.packets();
        }
        const RingSnapshot old = snapshot();
        auto writer = RingWriter::resume(run(), limits, MaxSnapLength);
        QVERIFY2(writer, writer ? "" : writer.error().text().c_str());
        const RingSnapshot seen = snapshot();
        QVERIFY(seen.recording);
        QCOMPARE(seen.segments.back().number, old.segments.back().number + 1);
        QCOMPARE(seen.segments.back().packetsBefore, before);
        QCOMPARE(seen.counters.written, old.counters.written);
        QVERIFY(seen.segments.size() <= limits.segments);
        QVERIFY(segmentBytes(run()) <= limits.segmentBytes * limits.segments);
    }

    void onlyARepairedRingOfTheSameLimitsGoesOn()
    {
        RingFiller ring(run(), smallLimits(3));
        ring.add(10);
        QVERIFY(!RingWriter::resume(run(), smallLimits(3), MaxSnapLength));
        ring.finish();
        QVERIFY(!RingWriter::resume(run(), smallLimits(4), MaxSnapLength));
        QVERIFY(!RingWriter::resume(run(), smallLimits(3), MaxSnapLength, Precision::Nano));
        QVERIFY(!RingWriter::resume(run() / "none", smallLimits(3), MaxSnapLength));
        QVERIFY(!snapshot().recording);
        QVERIFY(RingWriter::resume(run(), smallLimits(3), MaxSnapLength));
    }

    void aTriggerIsRememberedWhenTheRingGoesOn()
    {
        const TriggerState trigger = {fillerTime(5).count(), 5, 500};
        {
            RingFiller ring(run(), smallLimits(3));
            ring.writer().setTrigger(trigger);
            ring.add(10);
            ring.finish();
        }
        const auto writer = RingWriter::resume(run(), smallLimits(3), MaxSnapLength);
        QVERIFY(writer);
        QCOMPARE((*writer)->trigger(), trigger);
    }

    void theOldestSegmentGoesFirst()
    {
        RingFiller ring(run(), smallLimits(3));
        while (snapshot().segments.back().number < 6)
            ring.add(100, 1000);
        const RingSnapshot seen = snapshot();
        QCOMPARE(seen.segments.size(), 3u);
        QCOMPARE(seen.segments.front().number, 4u);
        QVERIFY(!std::filesystem::exists(segmentPath(run(), 3)));
        QCOMPARE(total(seen.counters.evicted), seen.segments.front().packetsBefore);
        const auto packets = readRing(seen);
        QCOMPARE(total(seen.counters.evicted) + packets.size(), ring.packets());
        for (std::size_t at = 0; at < packets.size(); ++at)
            QCOMPARE(frameNumber(packets[at].bytes), total(seen.counters.evicted) + at);
    }

    void aSegmentIsFilledUpToItsLastByte()
    {
        // Records of 1016 and one of 296 bytes: 24 + 257 * 1016 + 1048 = 262184.
        RingFiller ring(run(), smallLimits(2));
        ring.add(257, 1000);
        ring.add(1, 1048 - 16);
        QCOMPARE(snapshot().segments.size(), 1u);
        QCOMPARE(snapshot().segments[0].bytes, smallLimits(2).segmentBytes);
        ring.add(1, 14);
        QCOMPARE(snapshot().segments.size(), 2u);
    }

    void theLargestFrameFitsTheSmallestSegment()
    {
        RingFiller ring(run(), smallLimits(2));
        ring.add(5, MaxSnapLength);
        const RingSnapshot seen = snapshot();
        QCOMPARE(seen.counters.written, (std::array<std::uint64_t, 2>{3, 2}));
        QCOMPARE(total(seen.counters.evicted), 3u);
        QCOMPARE(readRing(seen).size(), 2u);
    }

    void theFilesNeverHoldMoreThanTheLimitAtAnyMoment()
    {
        const RingLimits limits = smallLimits(4);
        RingFiller ring(run(), limits);
        std::atomic<bool> done = false;
        std::uint64_t most = 0;
        std::atomic<std::uint64_t> looks = 0;
        std::thread watcher([&] {
            for (; !done; ++looks)
                most = std::max(most, segmentBytes(run()));
        });
        // A busy machine lets the watcher wait.
        for (int round = 0; round < 3000 || looks < 200; ++round)
            ring.add(20, 1400);
        done = true;
        watcher.join();
        QVERIFY2(most <= limits.segmentBytes * limits.segments, std::to_string(most).c_str());
        QVERIFY(most > limits.segmentBytes * (limits.segments - 1));
        QVERIFY(total(ring.writer().counters().evicted) > 0);
    }

    void everySegmentIsValidUpToItsCommittedBytesAtAnyMoment()
    {
        RingFiller ring(run(), smallLimits(3));
        std::atomic<bool> done = false;
        std::atomic<int> read = 0;
        std::thread writer([&] {
            for (int round = 0; !done && (round < 2000 || read < 20); ++round)
                ring.add(20, 1400);
            done = true;
        });
        auto reader = RingReader::open(run());
        QVERIFY(reader);
        std::string problem;
        while (!done) {
            for (const Segment &segment : (*reader)->snapshot().segments) {
                try {
                    const auto packets = readSegment(segment);
                    if (packets.size() != segment.packets)
                        problem = "wrong number of packets";
                    ++read;
                } catch (const std::exception &error) {
                    if (std::filesystem::exists(segment.path))
                        problem = error.what();
                }
            }
            if (!problem.empty())
                done = true;
        }
        writer.join();
        QCOMPARE(QString::fromStdString(problem), QString());
    }

    void limitsThatMakeNoSenseAreRefused_data()
    {
        QTest::addColumn<quint64>("segmentBytes");
        QTest::addColumn<quint32>("segments");
        QTest::addColumn<int>("snapLength");
        QTest::newRow("one segment") << quint64{10'000'000} << quint32{1} << 262'144;
        QTest::newRow("too many") << quint64{10'000'000} << quint32{1001} << 262'144;
        QTest::newRow("no room for a frame") << quint64{262'183} << quint32{5} << 262'144;
        QTest::newRow("nothing of a frame") << quint64{10'000'000} << quint32{5} << 0;
        QTest::newRow("too much of a frame") << quint64{10'000'000} << quint32{5} << 262'145;
        QTest::newRow("endless") << ~quint64{0} << quint32{5} << 262'144;
    }
    void limitsThatMakeNoSenseAreRefused()
    {
        QFETCH(quint64, segmentBytes);
        QFETCH(quint32, segments);
        QFETCH(int, snapLength);
        QVERIFY(!RingWriter::create(run(), {segmentBytes, segments}, snapLength));
        QVERIFY(std::filesystem::is_empty(run()));
    }

    void aFolderThatHoldsARingIsLeftAlone()
    {
        RingFiller ring(run());
        ring.add(10);
        const std::string before = readFile(segmentPath(run(), 1));
        const auto second = RingWriter::create(run(), {}, MaxSnapLength);
        QVERIFY(!second);
        QVERIFY(QString::fromStdString(second.error().place).endsWith("/ring.state"));
        QCOMPARE(readFile(segmentPath(run(), 1)), before);
    }
};

QTEST_APPLESS_MAIN(TestRingWriter)
#include "tst_ringwriter.moc"
