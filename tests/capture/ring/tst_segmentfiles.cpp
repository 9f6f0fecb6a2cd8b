// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/fileaccess.h"
#include "capture/ring/segmentfiles.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/testwire.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <set>
#include <thread>

using namespace tomato;
using namespace tomato::capture;

/// A dropped segment's file that the next segment takes over, and who must not notice.
class TestSegmentFiles final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() const { return m_folder->path().toStdString(); }

    RingSnapshot snapshot() const { return (*RingReader::open(run()))->snapshot(); }

    static ino_t inode(const std::filesystem::path &path)
    {
        struct stat status = {};
        return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
    }

    /// Fills until this segment is the newest.
    void fillTo(RingFiller &ring, std::uint64_t number) const
    {
        while (snapshot().segments.back().number < number)
            ring.add(50, 1000);
    }

    void writeSegment(std::uint64_t number, const std::string &content) const
    {
        std::ofstream(segmentPath(run(), number), std::ios::binary) << content;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void namesAndNumbersBelongTogether()
    {
        QCOMPARE(segmentNumber(segmentPath("/a", 7)), 7u);
        QCOMPARE(overwritingNumber(overwritingPath("/a", 1'234'567)), 1'234'567u);
        for (const char *none : {"7.pcap", "000007.pcap.gz", "ring.state", ".000007.pcap", ""})
            QCOMPARE(segmentNumber(none), 0u);
        for (const char *none : {"000007.pcap", "..000007.pcap", ".7.pcap", "."})
            QCOMPARE(overwritingNumber(none), 0u);
    }

    void aFastRingUsesItsFilesAgain()
    {
        RingFiller ring(run(), smallLimits(3));
        fillTo(ring, 3);
        std::set<ino_t> first;
        for (std::uint64_t number : {1, 2, 3})
            first.insert(inode(segmentPath(run(), number)));
        fillTo(ring, 9);
        QVERIFY(first.contains(inode(segmentPath(run(), 7))));
        QVERIFY(first.contains(inode(segmentPath(run(), 8))));
        QVERIFY(first.contains(inode(overwritingPath(run(), 9))));
    }

    void whatHasItsNameIsAWholeFileAtAnyMoment()
    {
        RingFiller ring(run(), smallLimits(3));
        for (int round = 0; round < 300; ++round) {
            ring.add(25, 900);
            const RingSnapshot now = snapshot();
            for (const Segment &segment : now.segments) {
                if (std::filesystem::exists(segment.path))
                    QCOMPARE(readPcap(segment.path).size(), segment.packets);
            }
            QCOMPARE(readRing(now).size(), ring.packets() - total(now.counters.evicted));
        }
        QVERIFY(total(snapshot().counters.evicted) > 3000);
    }

    void anEndedRingHasOnlyWholeFilesWithTheirNames()
    {
        RingFiller ring(run(), smallLimits(3));
        fillTo(ring, 8);
        QVERIFY(std::filesystem::exists(overwritingPath(run(), 8)));
        ring.finish();
        QVERIFY(!std::filesystem::exists(overwritingPath(run(), 8)));
        const RingSnapshot ended = snapshot();
        for (const Segment &segment : ended.segments) {
            QCOMPARE(std::filesystem::file_size(segment.path), segment.bytes);
            QCOMPARE(readPcap(segment.path).size(), segment.packets);
        }
    }

    void aSegmentThatSomebodyReadsIsNotOverwritten()
    {
        RingFiller ring(run(), smallLimits(3));
        fillTo(ring, 3);
        const auto first = snapshot().segments.front();
        const auto open = openSegment(run(), 1);
        QVERIFY(open);
        std::string before(first.bytes, '\0');
        QCOMPARE(*readUpTo(*open, before, 0, "before"), before.size());
        fillTo(ring, 12);
        std::string after(first.bytes, '\0');
        QCOMPARE(*readUpTo(*open, after, 0, "after"), after.size());
        QVERIFY(before == after);
    }

    void aRingThatWasWatchedIsNotOverwritten()
    {
        RingFiller ring(run(), smallLimits(3));
        const auto reader = *RingReader::open(run());
        reader->watch(true);
        fillTo(ring, 5);
        reader->watch(false);
        fillTo(ring, 9);
        QVERIFY(std::filesystem::exists(segmentPath(run(), 9)));
        QVERIFY(!std::filesystem::exists(overwritingPath(run(), 9)));
    }

    /// The invariant: whoever has a segment open finds what it held then, or was told that it is
    /// gone. Many readers open the file at the moment when it is taken over.
    void aReaderNeverFindsAnotherSegmentsBytes()
    {
        constexpr std::uint64_t Rounds = 3000;
        constexpr std::uint64_t Enough = 200;
        const std::string old(1000, 'o');
        std::atomic<std::uint64_t> current = 1;
        std::atomic<std::uint64_t> wrong = 0;
        std::atomic<std::uint64_t> reads = 0;
        std::atomic<bool> done = false;
        writeSegment(1, old);
        std::vector<std::thread> readers;
        for (int each = 0; each < 3; ++each) {
            readers.emplace_back([&] {
                while (!done) {
                    const auto file = openSegment(run(), current);
                    if (!file)
                        continue;
                    std::string content(old.size(), '\0');
                    for (int look = 0; look < 3; ++look) {
                        const auto count = readUpTo(*file, content, 0, "read");
                        wrong += !count || *count != old.size() || content != old;
                    }
                    ++reads;
                }
            });
        }
        std::uint64_t taken = 0;
        // A busy machine lets the readers wait.
        while (current < Rounds || reads < Enough || taken < Enough) {
            const std::uint64_t next = current + 1;
            if (const FileDescriptor file = takeOver(run(), current, next)) {
                ++taken;
                wrong += !writeAll(file, std::string(old.size(), 'n'), 0, "write");
                std::filesystem::remove(overwritingPath(run(), next));
            } else {
                std::filesystem::remove(segmentPath(run(), current));
            }
            writeSegment(next + 1, old);
            std::filesystem::rename(segmentPath(run(), next + 1), segmentPath(run(), next));
            current = next;
        }
        done = true;
        for (std::thread &each : readers)
            each.join();
        QCOMPARE(wrong.load(), 0u);
    }
};

QTEST_GUILESS_MAIN(TestSegmentFiles)
#include "tst_segmentfiles.moc"
