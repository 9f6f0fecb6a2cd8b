// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/cursor.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/segmentfiles.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/testwire.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <thread>

using namespace tomato;
using namespace tomato::capture;

class TestCursor final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() const { return m_folder->path().toStdString(); }

    std::shared_ptr<RingReader> reader() const
    {
        auto opened = RingReader::open(run());
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        return *opened;
    }

    static std::string bytesOf(const Cursor::Range &range)
    {
        std::string bytes(range.bytes, '\0');
        const auto count =
            ::pread(range.descriptor, bytes.data(), bytes.size(), static_cast<off_t>(range.offset));
        bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        return bytes;
    }

    /// Everything that the cursor has now.
    static std::string follow(Cursor &cursor)
    {
        std::string bytes;
        for (;;) {
            const auto range = cursor.next();
            if (!range)
                qFatal("%s", range.error().text().c_str());
            if (range->bytes == 0)
                return bytes;
            bytes += bytesOf(*range);
        }
    }

    /// Numbers of the packets in such bytes.
    std::vector<std::uint64_t> numbers(const Cursor &cursor, const std::string &bytes) const
    {
        const auto header = cursor.fileHeader();
        if (!header)
            qFatal("%s", header.error().text().c_str());
        const std::filesystem::path file = m_folder->filePath("followed").toStdString();
        std::ofstream(file, std::ios::binary)
            << std::string(header->begin(), header->end()) << bytes;
        std::vector<std::uint64_t> found;
        for (const ReadPacket &packet : readPcap(file))
            found.push_back(frameNumber(packet.bytes));
        return found;
    }

    static std::vector<std::uint64_t> range(std::uint64_t from, std::uint64_t to)
    {
        std::vector<std::uint64_t> numbers(to - from);
        std::iota(numbers.begin(), numbers.end(), from);
        return numbers;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void fromTheOldestItHandsOutEveryPacketOnce()
    {
        RingFiller ring(run(), smallLimits(4));
        ring.add(100);
        Cursor cursor(reader(), Cursor::Start::Oldest);
        std::string bytes = follow(cursor);
        for (int round = 0; round < 5; ++round) {
            ring.add(1000);
            bytes += follow(cursor);
        }
        QCOMPARE(numbers(cursor, bytes), range(0, 5100));
        QCOMPARE(cursor.skippedPackets(), 0u);
        QCOMPARE(cursor.lag(), 0u);
    }

    void whatItHandsOutIsWhatTheFilesHold()
    {
        RingFiller ring(run(), smallLimits(4));
        ring.add(2000, 300);
        Cursor cursor(reader(), Cursor::Start::Oldest);
        const std::string followed = follow(cursor);
        std::string files;
        for (const Segment &segment : reader()->snapshot().segments)
            files += readFile(segment.path).substr(PcapFileHeaderBytes);
        QVERIFY(followed == files);
    }

    void fromNowItHandsOutOnlyWhatComes()
    {
        RingFiller ring(run());
        ring.add(100);
        Cursor cursor(reader(), Cursor::Start::Now);
        QCOMPARE(follow(cursor), std::string());
        ring.add(50);
        QCOMPARE(cursor.lag(), 50u * 116u);
        QCOMPARE(numbers(cursor, follow(cursor)), range(100, 150));
    }

    void aRangeBelongsToOneSegment()
    {
        RingFiller ring(run(), smallLimits(4));
        ring.add(3000, 200);
        Cursor cursor(reader(), Cursor::Start::Oldest);
        std::vector<std::uint64_t> ranges;
        for (auto next = cursor.next(); next && next->bytes != 0; next = cursor.next()) {
            QCOMPARE(next->offset, PcapFileHeaderBytes);
            ranges.push_back(next->bytes + PcapFileHeaderBytes);
        }
        std::vector<std::uint64_t> segments;
        for (const Segment &segment : reader()->snapshot().segments)
            segments.push_back(segment.bytes);
        QCOMPARE(ranges, segments);
        QVERIFY(segments.size() >= 2);
    }

    void whenTheRingOvertakesItTheSkippedPacketsAreCounted_data()
    {
        QTest::addColumn<bool>("nanoseconds");
        QTest::newRow("microseconds") << false;
        QTest::newRow("nanoseconds") << true;
    }
    void whenTheRingOvertakesItTheSkippedPacketsAreCounted()
    {
        QFETCH(bool, nanoseconds);
        RingFiller ring(run(), smallLimits(3), nanoseconds ? Precision::Nano : Precision::Micro);
        ring.add(100, 1000);
        Cursor cursor(reader(), Cursor::Start::Oldest);
        QCOMPARE(numbers(cursor, follow(cursor)), range(0, 100));
        // Some more into the open segment, then so much that it and others go.
        ring.add(50, 1000);
        while (reader()->snapshot().segments.front().number < 5)
            ring.add(100, 1000);
        const RingSnapshot seen = reader()->snapshot();
        const std::uint64_t oldest = seen.segments.front().packetsBefore;

        // It has the first segment open and finishes it: 258 records fill one.
        auto expected = range(100, 258);
        for (const std::uint64_t each : range(oldest, ring.packets()))
            expected.push_back(each);
        QCOMPARE(numbers(cursor, follow(cursor)), expected);
        QCOMPARE(cursor.skippedPackets(), oldest - 258);
        QCOMPARE(cursor.lag(), 0u);
    }

    void itSkipsNothingWhenOnlyItsOwnSegmentIsDropped()
    {
        RingFiller ring(run(), smallLimits(2));
        ring.add(10, 1000);
        Cursor cursor(reader(), Cursor::Start::Oldest);
        while (reader()->snapshot().segments.front().number < 2)
            ring.add(10, 1000);
        QVERIFY(cursor.lag() > 0);
        QCOMPARE(numbers(cursor, follow(cursor)), range(0, ring.packets()));
        QCOMPARE(cursor.skippedPackets(), 0u);
    }

    void packetsReadAndSkippedAreAllThatThereWere()
    {
        RingFiller ring(run(), smallLimits(2));
        std::uint64_t readPackets = 0;
        std::uint64_t wrong = 0;
        std::uint64_t last = 0;
        bool begun = false;
        Cursor cursor(reader(), Cursor::Start::Oldest);
        const auto take = [&] {
            for (const std::uint64_t number : numbers(cursor, follow(cursor))) {
                wrong += begun && number <= last;
                begun = true;
                last = number;
                ++readPackets;
            }
        };
        std::atomic<bool> done = false;
        std::thread writer([&] {
            for (int round = 0; round < 4000; ++round)
                ring.add(10, 1400);
            done = true;
        });
        while (!done)
            take();
        writer.join();
        take();
        QCOMPARE(wrong, 0u);
        QCOMPARE(readPackets + cursor.skippedPackets(), ring.packets());
    }

    void aCommittedRangeThatIsNotInTheFileIsAnError()
    {
        RingFiller ring(run());
        ring.add(100);
        Cursor cursor(reader(), Cursor::Start::Oldest);
        std::filesystem::resize_file(segmentPath(run(), 1), 500);
        const auto range = cursor.next();
        QVERIFY(!range);
        QVERIFY(QString::fromStdString(range.error().text())
                    .endsWith("000001.pcap: is shorter than what was committed"));
    }

    void itCanBeMoved()
    {
        RingFiller ring(run());
        ring.add(5);
        Cursor first(reader(), Cursor::Start::Oldest);
        Cursor second = std::move(first);
        QCOMPARE(numbers(second, follow(second)), range(0, 5));
    }
};

QTEST_APPLESS_MAIN(TestCursor)
#include "tst_cursor.moc"
