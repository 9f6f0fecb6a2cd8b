// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/recording.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/smalldisk.h"

#include <sys/stat.h>

#include <random>

using namespace tomato;
using namespace tomato::capture;

/// Tests what happens to a recording when its disk is full, and when another process changes its
/// files.
class TestRecorderDisk final : public QObject
{
    Q_OBJECT

private:
    static std::string problem(const tomato::Result<> &result)
    {
        return result ? std::string() : result.error().text();
    }

    static std::unique_ptr<Recorder> record(const std::filesystem::path &directory,
                                            const TestWire &wire)
    {
        RecorderSettings settings;
        settings.directory = directory;
        settings.limits = smallLimits(3);
        auto recorder = Recorder::start(settings);
        if (!recorder)
            throw std::runtime_error(recorder.error().text());
        if (const auto attached = (*recorder)->attach(0, wire.port(0)); !attached)
            throw std::runtime_error(attached.error().text());
        return std::move(*recorder);
    }

    static RingSnapshot snapshotOf(const std::filesystem::path &directory)
    {
        auto reader = RingReader::open(directory);
        if (!reader)
            throw std::runtime_error(reader.error().text());
        return (*reader)->snapshot();
    }

    /// Sends until the recording says why it ended.
    static std::string failureOf(Recorder &recorder, const FileDescriptor &socket)
    {
        for (std::uint64_t number = 0; recorder.failure().empty(); ++number) {
            sendFrame(socket, numberedFrame(number, 1000));
            if (number % 20 == 0)
                recorder.flush();
        }
        return recorder.failure();
    }

    /// The files hold what the ring says: whole records, and as many.
    static void compareWithFiles(const RingSnapshot &ring)
    {
        QVERIFY(!ring.recording);
        std::uint64_t packets = 0;
        for (const Segment &segment : ring.segments) {
            QCOMPARE(std::filesystem::file_size(segment.path), segment.bytes);
            QCOMPARE(readPcap(segment.path).size(), segment.packets);
            packets += segment.packets;
        }
        QCOMPARE(ring.counters.written[0] - total(ring.counters.evicted), packets);
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    /// Somebody else fills the disk while a segment is being written, each time at another place.
    void theDiskMayFillUpAtEveryPointOfASegment()
    {
        const SmallDisk disk("1536k");
        const TestWire wire;
        const auto socket = wire.frameSocket(0);
        std::mt19937 random(11);
        for (std::uint64_t packets = 0; packets < 250; packets += 9) {
            const auto directory = disk.path() / "run";
            {
                const auto recorder = record(directory, wire);
                flood(socket, packets, 1000);
                recorder->flush();
                disk.fill();
                // The frames have different lengths, so that the last page ends anywhere in a
                // record.
                for (int each = 0; recorder->failure().empty(); ++each) {
                    sendFrame(socket, numberedFrame(packets, 22 + random() % 1500));
                    if (each % 8 == 7)
                        recorder->flush();
                }
                const std::string failure = recorder->failure();
                QVERIFY2(failure.find("No space left on device") != std::string::npos ||
                             failure.find("no space for a segment") != std::string::npos,
                         failure.c_str());
                QVERIFY(snapshotOf(directory).counters.written[0] >= packets);
                compareWithFiles(snapshotOf(directory));
                disk.empty();
            }
            compareWithFiles(snapshotOf(directory));
            std::filesystem::remove_all(directory);
        }
        // With room again, recording begins again.
        const auto recorder = record(disk.path() / "run", wire);
        flood(socket, 10, 100);
        recorder->stop();
        QCOMPARE(snapshotOf(disk.path() / "run").counters.written[0], 10u);
    }

    void aRemovedSegmentEndsTheRecordingAtOnce()
    {
        Recording recording;
        flood(recording.wire().frameSocket(0), 10, 100);
        recording.recorder().flush();
        std::filesystem::remove(recording.snapshot().segments.back().path);
        flood(recording.wire().frameSocket(0), 10, 100);
        recording.recorder().flush();
        QVERIFY(
            recording.recorder().failure().ends_with("000001.pcap: was removed by somebody else"));
        QVERIFY(!recording.snapshot().recording);
    }

    void aCutSegmentEndsTheRecordingAtOnceAndItsRestCanBeRead()
    {
        Recording recording;
        flood(recording.wire().frameSocket(0), 10, 100);
        recording.recorder().flush();
        const auto file = recording.snapshot().segments.back().path;
        std::filesystem::resize_file(file, 24 + 5 * (16 + 100) + 7);
        flood(recording.wire().frameSocket(0), 10, 100);
        recording.recorder().flush();
        QVERIFY(recording.recorder().failure().ends_with("000001.pcap: was cut by somebody else"));
        QCOMPARE(problem(repairRing(recording.directory())), std::string());
        QCOMPARE(recording.snapshot().segments.back().packets, 5u);
        QCOMPARE(readPcap(file).size(), 5u);
    }

    void aSegmentOfEarlierThatIsRemovedIsSkipped()
    {
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.filePath("run").toStdString();
        const TestWire wire;
        const auto recorder = record(run, wire);
        flood(wire.frameSocket(0), 600, 1000);
        recorder->flush();
        const RingSnapshot before = snapshotOf(run);
        QCOMPARE(before.segments.size(), 3u);
        std::filesystem::remove(before.segments[1].path);
        flood(wire.frameSocket(0), 10, 1000);
        recorder->stop();
        QCOMPARE(recorder->failure(), std::string());
        QCOMPARE(problem(repairRing(run)), std::string());
        const RingSnapshot after = snapshotOf(run);
        QCOMPARE(after.segments.size(), 1u);
        QCOMPARE(readPcap(after.segments[0].path).size(), after.segments[0].packets);
    }

    void aRemovedFolderEndsTheRecordingAtOnce()
    {
        Recording recording;
        flood(recording.wire().frameSocket(0), 10, 100);
        recording.recorder().flush();
        std::filesystem::remove_all(recording.directory());
        flood(recording.wire().frameSocket(0), 10, 100);
        recording.recorder().flush();
        QVERIFY(!recording.recorder().failure().empty());
        QVERIFY(!std::filesystem::exists(recording.directory()));
    }

    void aMovedFolderEndsTheRecordingWhereItNeedsItsName()
    {
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.filePath("run").toStdString();
        const std::filesystem::path moved = folder.filePath("moved").toStdString();
        const TestWire wire;
        const auto recorder = record(run, wire);
        std::filesystem::rename(run, moved);
        const std::string failure = failureOf(*recorder, wire.frameSocket(0));
        QCOMPARE(failure,
                 (run / "000002.pcap").string() + ": cannot be made: No such file or directory");
        compareWithFiles(snapshotOf(moved));
        QVERIFY(!std::filesystem::exists(run));
    }

    void aFolderThatBecomesReadOnlyEndsTheRecordingWhereItNeedsANewFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.filePath("run").toStdString();
        const TestWire wire;
        const auto recorder = record(run, wire);
        // Root passes by a folder's mode, so its file system becomes one to read only.
        QCOMPARE(::mount(run.c_str(), run.c_str(), nullptr, MS_BIND, nullptr), 0);
        const int made = ::mount(nullptr, run.c_str(), nullptr,
                                 MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, nullptr);
        if (made != 0) {
            ::umount2(run.c_str(), MNT_DETACH);
            QSKIP("this kernel lets nobody make a folder read-only here");
        }
        const std::string failure = failureOf(*recorder, wire.frameSocket(0));
        QCOMPARE(failure,
                 (run / "000002.pcap").string() + ": cannot be made: Read-only file system");
        compareWithFiles(snapshotOf(run));
        ::umount2(run.c_str(), MNT_DETACH);
    }

    void filesAreForTheirOwnerOnly()
    {
        Recording recording;
        flood(recording.wire().frameSocket(0), 10, 100);
        recording.recorder().stop();
        int files = 0;
        for (const auto &entry : std::filesystem::directory_iterator(recording.directory())) {
            struct stat status = {};
            QCOMPARE(::stat(entry.path().c_str(), &status), 0);
            QCOMPARE(status.st_mode & 0777u, 0600u);
            ++files;
        }
        QCOMPARE(files, 5); // capture.json, holes, ring.state, ring.sides, one segment
        struct stat status = {};
        QCOMPARE(::stat(recording.directory().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777u, 0700u);
    }
};

TOMATO_LAB_TEST_MAIN(TestRecorderDisk)
#include "tst_recorderdisk.moc"
