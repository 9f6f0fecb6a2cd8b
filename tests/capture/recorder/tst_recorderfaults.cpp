// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/recording.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/smalldisk.h"
#include "tests/ownprogram.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <thread>

using namespace tomato;
using namespace tomato::capture;

/// Tests what happens to a recording when the system around it fails.
class TestRecorderFaults final : public QObject
{
    Q_OBJECT

private:
    static std::string problem(const tomato::Result<> &result)
    {
        return result ? std::string() : result.error().text();
    }

    static RingSnapshot snapshotOf(const std::filesystem::path &directory)
    {
        auto reader = RingReader::open(directory);
        if (!reader)
            throw std::runtime_error(reader.error().text());
        return (*reader)->snapshot();
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void anInterfaceThatIsRemovedEndsItsSideOnly()
    {
        Recording recording;
        Recorder &recorder = recording.recorder();
        flood(recording.wire().frameSocket(0), 2000, 100);
        flood(recording.wire().frameSocket(1), 1000, 100, 1);
        recording.wire().remove(0);
        QTRY_COMPARE(recording.snapshot().counters.written,
                     (std::array<std::uint64_t, 2>{2000, 1000}));
        flood(recording.wire().frameSocket(1), 500, 100, 1);
        recorder.flush();
        QCOMPARE(recording.snapshot().counters.written[1], 1500u);
        QCOMPARE(recorder.failure(), std::string());
        QVERIFY(recording.snapshot().recording);

        recording.wire().make(0);
        QCOMPARE(problem(recorder.attach(0, recording.wire().port(0))), std::string());
        flood(recording.wire().frameSocket(0), 300, 100);
        recorder.stop();
        QCOMPARE(recording.snapshot().counters.written, (std::array<std::uint64_t, 2>{2300, 1500}));
    }

    void anInterfaceThatIsDownIsWaitedFor()
    {
        Recording recording;
        const auto left = recording.wire().frameSocket(0);
        for (int round = 0; round < 3; ++round) {
            flood(left, 100, 100);
            recording.wire().setPortUp(0, false);
            recording.recorder().flush();
            recording.wire().setPortUp(0, true);
        }
        recording.recorder().stop();
        QCOMPARE(recording.recorder().failure(), std::string());
        QCOMPARE(recording.snapshot().counters.written[0], 300u);
    }

    void anInterfaceThatIsRenamedIsRecordedAsBefore()
    {
        Recording recording;
        const auto left = recording.wire().frameSocket(0);
        const std::string port = recording.wire().port(0);
        flood(left, 100, 100);
        recording.wire().rename(port, "renamed");
        flood(left, 100, 100);
        recording.recorder().flush();
        QCOMPARE(recording.snapshot().counters.written[0], 200u);
        recording.wire().rename("renamed", port);
        flood(left, 100, 100);
        recording.recorder().stop();
        QCOMPARE(recording.recorder().failure(), std::string());
        QCOMPARE(recording.snapshot().counters.written[0], 300u);
    }

    void aPortThatIsDownIsDetachedWithAllThatItSaw()
    {
        Recording recording;
        flood(recording.wire().frameSocket(0), 3000, 100);
        recording.wire().setPortUp(0, false);
        recording.recorder().detach(0);
        recording.recorder().stop();
        QCOMPARE(recording.snapshot().counters.written[0], 3000u);
    }

    void aKilledRecorderLeavesAllThatWasCommitted()
    {
        const TestWire wire;
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.filePath("run").toStdString();
        QProcess process;
        process.start(ownProgram(),
                      {"--record", run.c_str(), wire.port(0).c_str(), wire.port(1).c_str()});
        QVERIFY(process.waitForStarted());
        QVERIFY(process.waitForReadyRead(30'000));
        const auto reader = RingReader::open(run);
        QVERIFY(reader);
        QVERIFY((*reader)->snapshot().recording);

        const auto left = wire.frameSocket(0);
        flood(left, 20'000, 500);
        QTRY_VERIFY((*reader)->snapshot().counters.written[0] > 10'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        const RingSnapshot killed = (*reader)->snapshot();
        QVERIFY(!killed.recording);
        const auto packets = readRing(killed);
        QCOMPARE(packets.size(), killed.counters.written[0] - total(killed.counters.evicted));
        for (std::size_t at = 0; at < packets.size(); ++at)
            QCOMPARE(frameNumber(packets[at].bytes), total(killed.counters.evicted) + at);

        QCOMPARE(problem(repairRing(run)), std::string());
        const RingSnapshot mended = (*reader)->snapshot();
        QCOMPARE(mended.counters.written, killed.counters.written);
        QCOMPARE(mended.counters.matched, mended.counters.written);
        for (const std::size_t side : {0u, 1u})
            QCOMPARE(mended.counters.matched[side] + mended.counters.droppedByKernel[side],
                     killed.counters.matched[side] + killed.counters.droppedByKernel[side]);
        for (const Segment &segment : mended.segments) {
            QCOMPARE(std::filesystem::file_size(segment.path), segment.bytes);
            QCOMPARE(readPcap(segment.path).size(), segment.packets);
        }
    }

    void aFullDiskEndsTheRecordingAndSaysWhere()
    {
        const SmallDisk disk("700k");
        const TestWire wire;
        RecorderSettings settings;
        settings.directory = disk.path() / "run";
        settings.limits = smallLimits(5);
        auto recorder = Recorder::start(settings);
        QVERIFY(recorder);
        QCOMPARE(problem((*recorder)->attach(0, wire.port(0))), std::string());
        const auto left = wire.frameSocket(0);
        std::uint64_t sent = 0;
        while ((*recorder)->failure().empty()) {
            for (int each = 0; each < 20; ++each)
                sendFrame(left, numberedFrame(sent++, 1000));
            (*recorder)->flush();
        }
        QCOMPARE((*recorder)->failure(), (settings.directory / "000003.pcap").string() +
                                             ": no space for a segment of 262184 bytes");
        const RingSnapshot ring = snapshotOf(settings.directory);
        QVERIFY(!ring.recording);
        QCOMPARE(ring.segments.size(), 2u);
        QCOMPARE(ring.counters.written[0], 2 * 258u);
        const auto packets = readRing(ring);
        QCOMPARE(packets.size(), 2 * 258u);
        for (const Segment &segment : ring.segments)
            QCOMPARE(readPcap(segment.path).size(), 258u);
        QVERIFY(problem((*recorder)->attach(1, wire.port(1))).find("no space for a segment") !=
                std::string::npos);
        (*recorder)->stop();
        QVERIFY(!(*recorder)->failure().empty());
    }

    void onAFullDiskARecordingDoesNotStart()
    {
        const SmallDisk disk("200k");
        RecorderSettings settings;
        settings.directory = disk.path() / "run";
        const auto recorder = Recorder::start(settings);
        QVERIFY(!recorder);
        QCOMPARE(recorder.error().text(), (settings.directory / "000001.pcap").string() +
                                              ": no space for a segment of 10000000 bytes");
        QVERIFY(std::filesystem::is_empty(settings.directory));
    }

    /// A limit on file sizes fails in the middle of a write, as a disk does that cannot reserve.
    void aWriteThatFailsHalfWayLeavesWholePackets()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        Recording recording;
        const rlimit small = {100'000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        flood(recording.wire().frameSocket(0), 1000, 1000);
        recording.recorder().flush();
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(recording.recorder().failure().ends_with(
            "000001.pcap: cannot be written: File too large"));
        const RingSnapshot ring = recording.snapshot();
        QVERIFY(!ring.recording);
        const auto file = ring.segments.front().path;
        QCOMPARE(readPcap(file).size(), ring.segments.front().packets);
        QCOMPARE(std::filesystem::file_size(file), ring.segments.front().bytes);
        QCOMPARE(ring.counters.written[0], ring.segments.front().packets);
    }

    void theRingKeepsItsLimitAndIsReadableWhileItIsWrittenAtFullRate()
    {
        RecorderSettings settings;
        settings.limits = {1'000'000, 4};
        Recording recording(settings);
        const auto left = recording.wire().frameSocket(0);
        const auto right = recording.wire().frameSocket(1);
        std::atomic<bool> done = false;
        std::vector<std::thread> senders;
        for (int side : {0, 1}) {
            senders.emplace_back([&, side] {
                while (!done)
                    flood(side == 0 ? left : right, 1000, 600, side);
            });
        }
        std::string wrong;
        const auto reader = RingReader::open(recording.directory());
        std::uint64_t looks = 0;
        while (wrong.empty() &&
               (looks < 10 || (*reader)->snapshot().segments.front().number < 60)) {
            ++looks;
            std::uint64_t sum = 0;
            for (const auto &entry : std::filesystem::directory_iterator(recording.directory())) {
                struct stat status = {};
                if (entry.path().extension() == ".pcap" &&
                    ::stat(entry.path().c_str(), &status) == 0)
                    sum += static_cast<std::uint64_t>(status.st_size);
            }
            if (sum > 4'000'000)
                wrong = "the segments hold " + std::to_string(sum) + " bytes";
            const RingSnapshot ring = (*reader)->snapshot();
            for (const Segment &segment : ring.segments) {
                try {
                    if (readSegment(segment).size() != segment.packets)
                        wrong = "wrong number of packets";
                } catch (const std::exception &error) {
                    if (std::filesystem::exists(segment.path))
                        wrong = error.what();
                }
            }
        }
        done = true;
        for (std::thread &each : senders)
            each.join();
        recording.recorder().stop();
        QCOMPARE(QString::fromStdString(wrong), QString());
        const RingSnapshot ring = recording.snapshot();
        QCOMPARE(stepsBack(readRing(ring)), 0u);
        QCOMPARE(total(ring.counters.evicted), ring.segments.front().packetsBefore);
    }

    void wiresharksToolsReadTheRingWhileItIsWritten()
    {
        if (QStandardPaths::findExecutable("capinfos").isEmpty())
            QSKIP("capinfos is not installed");
        RecorderSettings settings;
        settings.limits = {1'000'000, 4};
        Recording recording(settings);
        const auto left = recording.wire().frameSocket(0);
        std::atomic<bool> done = false;
        std::thread sender([&] {
            while (!done)
                flood(left, 100, 600);
        });
        QString wrong;
        for (int round = 0; round < 10 && wrong.isEmpty(); ++round) {
            const RingSnapshot ring = recording.snapshot();
            // All but the newest, and not the one that goes next: the tool takes its time.
            for (std::size_t at = 2; at + 1 < ring.segments.size(); ++at) {
                const Segment &segment = ring.segments[at];
                const auto copy = recording.directory() / "copy";
                std::error_code error;
                std::filesystem::create_hard_link(segment.path, copy, error);
                if (error)
                    continue;
                QProcess capinfos;
                capinfos.start("capinfos", {"-T", "-r", "-m", "-c", copy.c_str()});
                capinfos.waitForFinished();
                const QString report = capinfos.readAllStandardOutput().trimmed();
                if (!report.endsWith(QString(",%1").arg(segment.packets)))
                    wrong = report + capinfos.readAllStandardError();
                std::filesystem::remove(copy);
            }
        }
        done = true;
        sender.join();
        QCOMPARE(wrong, QString());
    }
};

/// Records both ports into the folder until it is killed.
static int record(const char *directory, const char *port0, const char *port1)
{
    RecorderSettings settings;
    settings.directory = directory;
    const auto recorder = Recorder::start(settings);
    if (!recorder || !(*recorder)->attach(0, port0) || !(*recorder)->attach(1, port1))
        return 1;
    std::printf("ready\n");
    std::fflush(stdout);
    for (;;)
        ::pause();
}

int main(int argc, char **argv)
{
    if (argc == 5 && std::string_view(argv[1]) == "--record")
        return record(argv[2], argv[3], argv[4]);
    labRefusal() = enterTestFabric();
    QCoreApplication application(argc, argv);
    TestRecorderFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recorderfaults.moc"
