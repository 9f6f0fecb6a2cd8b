// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/pcapformat.h"
#include "capture/ring/ringreader.h"
#include "capture/ring/segmentfiles.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/testwire.h"
#include "tests/ownprogram.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <random>

using namespace tomato;
using namespace tomato::capture;

class TestRingRepair final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() const { return m_folder->path().toStdString(); }

    RingSnapshot snapshot() const { return ringSnapshot(run()); }

    /// Leaves a ring of some segments in the folder whose writer was killed.
    void leaveKilledRing(std::uint64_t packets) const
    {
        QProcess writer;
        writer.start(ownProgram(), {"--write", m_folder->path(), QString::number(packets)});
        QVERIFY(writer.waitForStarted());
        QVERIFY(writer.waitForReadyRead(30'000));
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
    }

    void append(std::uint64_t segment, const std::string &bytes) const
    {
        std::ofstream(segmentPath(run(), segment), std::ios::binary | std::ios::app) << bytes;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void allThatAKilledWriterCommittedIsReadable()
    {
        leaveKilledRing(2000);
        const RingSnapshot killed = snapshot();
        QVERIFY(!killed.recording);
        QCOMPARE(killed.counters.written[0] + killed.counters.written[1], 2000u);
        QCOMPARE(readRing(killed).size(), 2000 - total(killed.counters.evicted));
        QVERIFY(repairRing(run()));
        const RingSnapshot mended = snapshot();
        QVERIFY(!mended.recording);
        QCOMPARE(mended.counters, killed.counters);
        QCOMPARE(mended.segments.size(), killed.segments.size());
        QCOMPARE(readRing(mended).size(), readRing(killed).size());
    }

    void whatWasNotCommittedIsCut()
    {
        leaveKilledRing(100);
        const RingSnapshot killed = snapshot();
        append(1, std::string(50, 'x'));
        QVERIFY(repairRing(run()));
        QCOMPARE(std::filesystem::file_size(segmentPath(run(), 1)), killed.segments[0].bytes);
        QCOMPARE(readPcap(segmentPath(run(), 1)).size(), 100u);
        QCOMPARE(snapshot().counters, killed.counters);
    }

    void aSegmentThatHadOnlyBegunIsRemoved()
    {
        leaveKilledRing(100);
        std::ofstream(segmentPath(run(), 2)) << "half a hea";
        QVERIFY(repairRing(run()));
        QVERIFY(!std::filesystem::exists(segmentPath(run(), 2)));
        QCOMPARE(snapshot().segments.size(), 1u);
    }

    void aSegmentThatWasWrittenOverAnotherIsCutToItsOwn()
    {
        leaveKilledRing(6000);
        const RingSnapshot killed = snapshot();
        const std::uint64_t newest = killed.segments.back().number;
        const auto hidden = overwritingPath(run(), newest);
        QVERIFY(std::filesystem::file_size(hidden) > killed.segments.back().bytes);
        const auto before = readRing(killed);
        QCOMPARE(before.size(), 6000 - total(killed.counters.evicted));
        QVERIFY(repairRing(run()));
        QVERIFY(!std::filesystem::exists(hidden));
        QCOMPARE(readPcap(segmentPath(run(), newest)).size(), killed.segments.back().packets);
        QCOMPARE(snapshot().counters, killed.counters);
        QCOMPARE(readRing(snapshot()).size(), before.size());
    }

    /// Which of its bytes are new only the state knew.
    void withoutItsStateAnOverwrittenSegmentIsNotTrusted()
    {
        leaveKilledRing(6000);
        const RingSnapshot killed = snapshot();
        std::filesystem::remove(run() / "ring.state");
        QVERIFY(repairRing(run()));
        QVERIFY(!std::filesystem::exists(overwritingPath(run(), killed.segments.back().number)));
        const RingSnapshot mended = snapshot();
        QCOMPARE(mended.segments.size(), killed.segments.size() - 1);
        const auto packets = readRing(mended);
        QCOMPARE(packets.size(),
                 6000 - total(killed.counters.evicted) - killed.segments.back().packets);
        QCOMPARE(stepsBack(packets), 0u);
    }

    void withoutItsStateARingIsRebuiltFromItsFiles()
    {
        leaveKilledRing(2000);
        const RingSnapshot killed = snapshot();
        std::filesystem::remove(run() / "ring.state");
        append(killed.segments.back().number, std::string(20, 'x'));
        QVERIFY(repairRing(run()));
        const RingSnapshot mended = snapshot();
        QCOMPARE(mended.segments.size(), killed.segments.size());
        for (std::size_t at = 0; at < mended.segments.size(); ++at) {
            QCOMPARE(mended.segments[at].number, killed.segments[at].number);
            QCOMPARE(mended.segments[at].bytes, killed.segments[at].bytes);
            QCOMPARE(mended.segments[at].packets, killed.segments[at].packets);
            QCOMPARE(mended.segments[at].first, killed.segments[at].first);
            QCOMPARE(mended.segments[at].last, killed.segments[at].last);
        }
    }

    void aRingThatIsBeingRecordedIsLeftAlone()
    {
        RingFiller ring(run());
        ring.add(10);
        append(1, "not committed yet");
        const auto size = std::filesystem::file_size(segmentPath(run(), 1));
        QVERIFY(repairRing(run()));
        QCOMPARE(std::filesystem::file_size(segmentPath(run(), 1)), size);
        QVERIFY(snapshot().recording);
    }

    void aWholeRingIsLeftAlone()
    {
        {
            RingFiller ring(run());
            ring.add(10);
            ring.finish();
        }
        const std::string state = readFile(run() / "ring.state");
        QVERIFY(repairRing(run()));
        QCOMPARE(readFile(run() / "ring.state"), state);
    }

    void aFolderWithoutARingIsRefused()
    {
        const auto repaired = repairRing(run());
        QVERIFY(!repaired);
        QCOMPARE(repaired.error().text(), run().string() + ": holds no ring");
        QVERIFY(std::filesystem::is_empty(run()));
    }

    /// Whatever is broken: afterwards the ring can be read, and each of its packets is one that was
    /// written.
    void whateverWasBrokenTheRingIsReadableAfterwards()
    {
        leaveKilledRing(600);
        std::map<std::filesystem::path, std::string> files;
        for (const auto &entry : std::filesystem::directory_iterator(run()))
            files[entry.path()] = readFile(entry.path());
        std::mt19937 random(1867);
        for (int round = 0; round < 150; ++round) {
            for (const auto &[path, bytes] : files) {
                std::string broken = bytes;
                if (random() % 2)
                    broken.resize(random() % (broken.size() + 1));
                for (auto hits = random() % 3; hits > 0 && !broken.empty(); --hits)
                    broken[random() % broken.size()] ^= static_cast<char>(1 + random() % 255);
                if (random() % 4 == 0)
                    broken += std::string(random() % 5000, '\0');
                std::ofstream(path, std::ios::binary) << broken;
            }
            if (!repairRing(run()))
                continue; // nothing left to repair; it said so
            const RingSnapshot mended = snapshot();
            QVERIFY(!mended.recording);
            std::uint64_t packets = 0;
            for (const Segment &segment : mended.segments) {
                QCOMPARE(readPcap(segment.path).size(), segment.packets);
                QCOMPARE(std::filesystem::file_size(segment.path), segment.bytes);
                packets += segment.packets;
            }
            QVERIFY(packets <= 600);
        }
    }
};

int main(int argc, char **argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "--write") {
        RingFiller ring(argv[2], smallLimits(4));
        ring.add(std::stoull(argv[3]), 400);
        std::printf("ready\n");
        std::fflush(stdout);
        for (;;)
            ::pause();
    }
    QCoreApplication application(argc, argv);
    TestRingRepair test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ringrepair.moc"
