// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/clock.h"
#include "capture/receiver/kernelring.h"
#include "capture/receiver/portcounters.h"
#include "capture/ring/arrivals.h"
#include "capture/ring/ringholes.h"
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/recording.h"
#include "tests/ownprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>

using namespace tomato;
using namespace tomato::capture;

/// Tests that the counters of a recording add up, to the last frame.
class TestCounters final : public QObject
{
    Q_OBJECT

private:
    static BySide both(std::uint64_t first, std::uint64_t second) { return {first, second}; }

    /// Frames that the filter of these tests does not match: EtherType 0x88b6.
    static void sendOthers(const Recording &recording, int side, int count)
    {
        auto frame = numberedFrame(0, 60);
        frame[13] = '\xb6';
        const auto socket = recording.wire().frameSocket(side);
        for (int i = 0; i < count; ++i)
            sendFrame(socket, frame);
    }

    /// Sends until so many have come in: where machines are busy the kernel drops some before, and
    /// those never reach a buffer. Returns how many it sent.
    static std::uint64_t floodUntilArrived(const TestWire &wire, int side, std::uint64_t count,
                                           std::size_t bytes)
    {
        const auto port = PortCounters::open(wire.port(side));
        if (!port)
            qFatal("%s", port.error().message.c_str());
        const auto socket = wire.frameSocket(side);
        std::uint64_t sent = 0;
        for (std::uint64_t arrived = 0; arrived < count; arrived = (*port)->ask().arrived) {
            const std::uint64_t missing = count - arrived;
            flood(socket, missing, bytes, side, sent);
            sent += missing;
        }
        return sent;
    }

    /// A signal stops a thread as soon as it runs, which on a busy machine is later.
    static bool isStopped(pid_t pid)
    {
        const QDir threads(QStringLiteral("/proc/%1/task").arg(pid));
        const QStringList all = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return !all.isEmpty() && std::all_of(all.begin(), all.end(), [&](const QString &each) {
            const QString status = threads.filePath(each + QStringLiteral("/status"));
            return readFile(status.toStdString()).find("\nState:\tT") != std::string::npos;
        });
    }

    static QJsonObject described(const Recording &recording)
    {
        return QJsonDocument::fromJson(
                   QByteArray::fromStdString(readFile(recording.directory() / "capture.json")))
            .object()
            .value("counters")
            .toObject();
    }

    static BySide described(const Recording &recording, const char *name)
    {
        const QJsonArray counted = described(recording).value(QLatin1String(name)).toArray();
        return {static_cast<std::uint64_t>(counted.at(0).toInteger()),
                static_cast<std::uint64_t>(counted.at(1).toInteger())};
    }

    static void compareDescription(const Recording &recording, const Counters &counters)
    {
        QCOMPARE(described(recording).size(), 7);
        QCOMPARE(described(recording, "seen"), counters.seen);
        QCOMPARE(described(recording, "matched"), counters.matched);
        QCOMPARE(described(recording, "written"), counters.written);
        QCOMPARE(described(recording, "writtenBytes"), counters.writtenBytes);
        QCOMPARE(described(recording, "droppedByKernel"), counters.droppedByKernel);
        QCOMPARE(described(recording, "droppedByInterface"), counters.droppedByInterface);
        QCOMPARE(described(recording, "evicted"), counters.evicted);
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void everyFrameIsCountedInItsDirection()
    {
        RecorderSettings settings;
        settings.filter = "ether proto 0x88b5";
        settings.snapLength = 1000;
        // Room for a few hundred of them.
        settings.limits = {PcapFileHeaderBytes + 100 * (PcapRecordHeaderBytes + 60), 3};
        Recording recording(settings);
        sendOthers(recording, 0, 7);
        flood(recording.wire().frameSocket(0), 1000, 60, 0);
        sendOthers(recording, 1, 13);
        flood(recording.wire().frameSocket(1), 2000, 60, 1);
        recording.recorder().flush();
        const RingSnapshot ring = recording.snapshot();
        const Counters &counters = ring.counters;
        QCOMPARE(counters.seen, both(1007, 2013));
        QCOMPARE(counters.matched, both(1000, 2000));
        QCOMPARE(counters.written, both(1000, 2000));
        QCOMPARE(counters.writtenBytes, both(60'000, 120'000));
        QCOMPARE(counters.droppedByKernel, both(0, 0));
        QCOMPARE(counters.droppedByInterface, both(0, 0));
        // The packets of side 1 came last; the ring holds no others any more.
        QCOMPARE(counters.evicted[0], 1000u);
        QCOMPARE(readRing(ring).size(), 3000 - total(counters.evicted));

        recording.recorder().stop();
        QCOMPARE(recording.snapshot().counters, counters);
        compareDescription(recording, counters);
    }

    void framesThatDoNotMatchAreCountedWhileNothingIsRecorded()
    {
        RecorderSettings settings;
        settings.filter = "ether proto 0x88b5";
        Recording recording(settings);
        sendOthers(recording, 1, 5);
        recording.recorder().countPorts();
        QCOMPARE(recording.snapshot().counters.seen, both(0, 5));
        QCOMPARE(recording.snapshot().counters.matched, both(0, 0));
        sendOthers(recording, 0, 3);
        recording.recorder().detach(0);
        recording.recorder().detach(1);
        recording.recorder().flush();
        QCOMPARE(recording.snapshot().counters.seen, both(3, 5));
    }

    /// The engine looks at the counters when it is told, and nothing is written here.
    void framesThatDoNotMatchAreTold()
    {
        const FileDescriptor event(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
        const auto isTold = [&] {
            std::uint64_t count = 0;
            return ::read(event.get(), &count, sizeof count) > 0;
        };
        RecorderSettings settings;
        settings.filter = "ether proto 0x88b5";
        settings.commitEvent = event.get();
        Recording recording(settings);
        recording.recorder().countPorts();
        isTold();
        recording.recorder().countPorts();
        QVERIFY(!isTold());
        sendOthers(recording, 1, 5);
        recording.recorder().countPorts();
        QVERIFY(isTold());
        QCOMPARE(recording.snapshot().counters.seen, both(0, 5));
    }

    void whatIsLostOnTheWayIsCountedToo()
    {
        Recording recording;
        std::thread other([&] { flood(recording.wire().frameSocket(1), 100'000, 1500, 1); });
        flood(recording.wire().frameSocket(0), 100'000, 60, 0);
        other.join();
        recording.recorder().stop();
        const Counters counters = recording.snapshot().counters;
        for (const std::size_t side : {0u, 1u}) {
            QCOMPARE(counters.seen[side], counters.matched[side] + counters.droppedByKernel[side]);
            QCOMPARE(counters.seen[side] + counters.droppedByInterface[side], 100'000u);
            QCOMPARE(counters.written[side], counters.matched[side]);
        }
        compareDescription(recording, counters);
    }

    /// The kernel counts what its buffer had no room for over all ports together. The recorder is
    /// stopped, so that nobody reads; one side fills the buffer, and then both send more.
    void whatTheKernelDropsIsCountedInItsDirection_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("what is sent") << "--record";
        QTest::newRow("and delivered") << "--record-arrivals";
    }
    void whatTheKernelDropsIsCountedInItsDirection()
    {
        QFETCH(const QString, what);
        const TestWire wire;
        const QTemporaryDir folder;
        const QString run = folder.filePath("run");
        QProcess process;
        process.start(ownProgram(), {what, run, wire.port(0).c_str(), wire.port(1).c_str()});
        QVERIFY(process.waitForStarted());
        QVERIFY(process.waitForReadyRead(30'000));
        const auto pid = static_cast<pid_t>(process.processId());
        ::kill(pid, SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(isStopped(pid), 30'000);
        const Timestamp stopped = realtime();
        const std::uint64_t fill = KernelRing::Bytes / 1500;
        const std::uint64_t second = floodUntilArrived(wire, 1, fill, 1500);
        const std::uint64_t first = floodUntilArrived(wire, 0, 3000, 60);
        const std::uint64_t last = floodUntilArrived(wire, 1, 1000, 1500);
        const Timestamp flooded = realtime();
        // It ends before it has read anything of this.
        process.closeWriteChannel();
        ::kill(pid, SIGCONT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        const Counters counters = (*RingReader::open(run.toStdString()))->snapshot().counters;
        for (const std::size_t side : {0u, 1u})
            QVERIFY2(counters.droppedByKernel[side] > 0,
                     qPrintable(QStringLiteral("side %1: sent %2, matched %3")
                                    .arg(side)
                                    .arg(side == 0 ? first : second + last)
                                    .arg(counters.matched[side])));
        QCOMPARE(counters.matched[0] + counters.droppedByKernel[0] + counters.droppedByInterface[0],
                 first);
        QCOMPARE(counters.matched[1] + counters.droppedByKernel[1] + counters.droppedByInterface[1],
                 second + last);
        // It is known when that was.
        const std::vector<RingHole> holes = readHoles(run.toStdString());
        for (const int side : {0, 1})
            QVERIFY(std::any_of(holes.begin(), holes.end(), [&](const RingHole &each) {
                return each.side == side && each.from <= stopped && each.to >= flooded;
            }));
        const auto ring = openArrivals(run.toStdString());
        QCOMPARE(ring != nullptr, what == "--record-arrivals");
        if (!ring)
            return;
        // The buffer of the arrivals is another one: all that came in left the wire there.
        const Counters delivered = ring->snapshot().counters;
        QVERIFY(delivered.droppedByKernel[1] > 0);
        for (const std::size_t side : {0u, 1u}) {
            QCOMPARE(delivered.matched[side] + delivered.droppedByKernel[side],
                     counters.matched[side] + counters.droppedByKernel[side]);
            QCOMPARE(delivered.droppedByInterface[side], 0u);
        }
    }

    /// That is the link's doing, and nothing was missed.
    void whatAPortRefusesThatIsDownIsNotLostByTheRecording()
    {
        Recording recording;
        const auto queueDrops = [] {
            QFile file("/proc/net/softnet_stat");
            std::uint64_t all = 0;
            if (file.open(QFile::ReadOnly)) {
                for (const QByteArray &line : file.readAll().split('\n'))
                    all += line.split(' ').value(1).toULongLong(nullptr, 16);
            }
            return all;
        };
        const std::uint64_t before = queueDrops();
        std::atomic<bool> isOver = false;
        std::thread sender([&, socket = recording.wire().frameSocket(0)] {
            while (!isOver)
                flood(socket, 10, 60);
        });
        for (int round = 0; round < 200; ++round) {
            recording.wire().setPortUp(0, false);
            recording.wire().setPortUp(0, true);
            recording.recorder().countPorts();
        }
        isOver = true;
        sender.join();
        recording.recorder().stop();
        const std::uint64_t dropped = recording.snapshot().counters.droppedByInterface[0];
        QVERIFY2(dropped <= queueDrops() - before, qPrintable(QString::number(dropped)));
    }

    void whatAnInterfaceDropsIsCountedApart()
    {
        Recording recording;
        recording.wire().setPortMtu(0, 1500);
        const auto socket = recording.wire().frameSocket(0);
        const auto tooLong = numberedFrame(0, 3000);
        for (int i = 0; i < 10; ++i)
            static_cast<void>(::send(socket.get(), tooLong.data(), tooLong.size(), 0));
        flood(socket, 20, 60);
        flood(recording.wire().frameSocket(1), 5, 60, 1);
        recording.recorder().stop();
        const Counters counters = recording.snapshot().counters;
        QCOMPARE(counters.droppedByInterface, both(10, 0));
        QCOMPARE(counters.seen, both(20, 5));
        QCOMPARE(counters.written, both(20, 5));
        QCOMPARE(counters.droppedByKernel, both(0, 0));
        compareDescription(recording, counters);
    }

    void oneDirectionCountsNothingOfTheOther()
    {
        RecorderSettings settings;
        settings.direction = Direction::FromSecond;
        settings.filter = "ether proto 0x88b5";
        Recording recording(settings);
        flood(recording.wire().frameSocket(0), 10, 60, 0);
        flood(recording.wire().frameSocket(1), 20, 60, 1);
        recording.recorder().stop();
        QCOMPARE(recording.snapshot().counters.seen, both(0, 20));
        QCOMPARE(recording.snapshot().counters.written, both(0, 20));
    }

    void aPortCountsFromWhenItIsOpened()
    {
        const TestWire wire;
        QVERIFY(!PortCounters::open("nothing"));
        flood(wire.frameSocket(0), 10, 60);
        const auto opened = PortCounters::open(wire.port(0));
        QVERIFY(opened.has_value());
        flood(wire.frameSocket(0), 20, 60);
        QCOMPARE((*opened)->values().arrived, 0u);
        QCOMPARE((*opened)->ask().arrived, 20u);
        wire.remove(0);
        QCOMPARE((*opened)->ask().arrived, 20u);
        QCOMPARE((*opened)->values().dropped, 0u);
    }
};

/// Records both ports into the folder until its input ends.
static int record(char **arguments)
{
    RecorderSettings settings;
    settings.directory = arguments[2];
    settings.arrivals = std::string_view(arguments[1]) == "--record-arrivals";
    const auto recorder = Recorder::start(settings);
    if (!recorder || !(*recorder)->attach(0, arguments[3], arguments[4]) ||
        !(*recorder)->attach(1, arguments[4], arguments[3]))
        return 1;
    std::printf("ready\n");
    std::fflush(stdout);
    std::getchar();
    (*recorder)->stop();
    return (*recorder)->failure().empty() ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 5 && std::string_view(argv[1]).starts_with("--record"))
        return record(argv);
    labRefusal() = enterTestFabric();
    QCoreApplication application(argc, argv);
    TestCounters test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_counters.moc"
