// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/isotime.h"
#include "capture/receiver/clock.h"
#include "capture/receiver/demultiplexer.h"
#include "capture/recorder/recorder.h"
#include "capture/ring/ringholes.h"
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/testwire.h"
#include "tests/ownprogram.h"

#include <QProcess>
#include <QTemporaryDir>

#include <atomic>
#include <cstdio>
#include <map>
#include <thread>

using namespace tomato;
using namespace tomato::capture;

/// Tests that whatever came in at a port is either in a recording or in one of its holes.
class TestRecorderHoles final : public QObject
{
    Q_OBJECT

    /// Sends numbered frames from side 0 for as long as it lives.
    class Traffic final
    {
    public:
        explicit Traffic(const TestWire &wire)
            : m_thread([this, socket = wire.frameSocket(0)] {
                  for (std::uint64_t number = 0; !m_isOver; number += 10) {
                      flood(socket, 10, 60, 0, number);
                      std::this_thread::yield();
                  }
              })
        {
        }
        ~Traffic()
        {
            m_isOver = true;
            m_thread.join();
        }

    private:
        std::atomic<bool> m_isOver = false;
        std::thread m_thread;
    };

    static std::map<std::uint64_t, Timestamp> framesOf(const std::filesystem::path &run)
    {
        std::map<std::uint64_t, Timestamp> frames;
        for (const ReadPacket &packet : readRing(ringSnapshot(run)))
            frames.emplace(frameNumber(packet.bytes), packet.time);
        return frames;
    }

    /// Counts what only the one recording has, though the other one was whole at that time. Stamps
    /// are in microseconds.
    static int missing(const std::filesystem::path &one, const std::filesystem::path &other)
    {
        const auto there = framesOf(other);
        const auto holes = readHoles(other);
        int count = 0;
        for (const auto &[number, time] : framesOf(one)) {
            const bool isInHole = std::any_of(holes.begin(), holes.end(), [&](const auto &each) {
                return each.side == 0 && each.from <= time + std::chrono::microseconds(1) &&
                       (each.to == Timestamp::max() || time <= each.to);
            });
            count += there.contains(number) || isInHole ? 0 : 1;
        }
        return count;
    }

    static std::unique_ptr<Recorder> start(const std::filesystem::path &run, const TestWire &wire,
                                           const std::shared_ptr<Demultiplexer> &demultiplexer,
                                           const std::string &begun = {})
    {
        RecorderSettings settings;
        settings.directory = run;
        settings.begun = begun;
        auto recorder = Recorder::start(settings, demultiplexer);
        if (!recorder || !(*recorder)->attach(0, wire.port(0)))
            throw std::runtime_error("cannot record");
        return std::move(*recorder);
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void twoThatBeginAndEndUnderTrafficSayWhatTheyDoNotHave()
    {
        const TestWire wire;
        const QTemporaryDir folder;
        const auto demultiplexer = std::make_shared<Demultiplexer>();
        const Traffic traffic(wire);
        for (int round = 0; round < 10; ++round) {
            const auto name = [&](const char *which) {
                return std::filesystem::path(
                    folder.filePath(which + QString::number(round)).toStdString());
            };
            auto one = start(name("one"), wire, demultiplexer);
            auto other = start(name("other"), wire, demultiplexer);
            QTRY_VERIFY(ringSnapshot(name("other")).counters.written[0] > 10);
            one.reset();
            other.reset();
            QCOMPARE(missing(name("one"), name("other")), 0);
            QCOMPARE(missing(name("other"), name("one")), 0);
            // It is not all one hole.
            for (const RingHole &each : readHoles(name("one")))
                QVERIFY(each.side == 1 || each.from == Timestamp() || each.to == Timestamp::max());
        }
    }

    void aKilledOneThatGoesOnSaysWhatIsMissingBetween()
    {
        const TestWire wire;
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.filePath("killed").toStdString();
        const std::filesystem::path all = folder.filePath("all").toStdString();
        const auto demultiplexer = std::make_shared<Demultiplexer>();
        auto whole = start(all, wire, demultiplexer);
        const Traffic traffic(wire);
        QProcess process;
        process.start(ownProgram(), {"--record", run.c_str(), wire.port(0).c_str()});
        QVERIFY(process.waitForStarted());
        QVERIFY(process.waitForReadyRead(30'000));
        QTRY_VERIFY(ringSnapshot(run).counters.written[0] > 1000);
        process.kill();
        QVERIFY(process.waitForFinished());
        const std::uint64_t before = ringSnapshot(run).counters.written[0];
        auto resumed = start(run, wire, demultiplexer, isoTime(realtime()));
        QTRY_VERIFY(ringSnapshot(run).counters.written[0] > before + 1000);
        resumed.reset();
        whole.reset();
        QCOMPARE(missing(all, run), 0);
        const Counters counters = ringSnapshot(run).counters;
        QCOMPARE(counters.matched, counters.written);
    }

    /// Without any packet nothing but the look says that all that came until then is there.
    void aKilledOneWithoutPacketsLacksWhatCameSinceItsLastLook()
    {
        const TestWire wire;
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.filePath("killed").toStdString();
        QProcess process;
        process.start(ownProgram(), {"--look", run.c_str(), wire.port(0).c_str()});
        QVERIFY(process.waitForStarted());
        QVERIFY(process.waitForReadyRead(30'000));
        process.kill();
        QVERIFY(process.waitForFinished());
        const auto demultiplexer = std::make_shared<Demultiplexer>();
        start(run, wire, demultiplexer, isoTime(realtime())).reset();
        std::vector<RingHole> holes;
        for (const RingHole &each : readHoles(run)) {
            if (each.side == 0)
                holes.push_back(each);
        }
        // Before it began, between the look and the next recorder, and after that.
        QVERIFY(holes.size() >= 2);
        QCOMPARE(holes[0].from, Timestamp());
        QVERIFY(holes[0].to < holes[1].from);
        QCOMPARE(lookedUntil(run), holes[1].from);
        QCOMPARE(holes.back().to, Timestamp::max());
    }
};

/// Records the port into the folder until it is killed, and perhaps looks once whether packets
/// came.
static int record(const char *directory, const char *port, bool looks)
{
    RecorderSettings settings;
    settings.directory = directory;
    const auto recorder = Recorder::start(settings);
    if (!recorder || !(*recorder)->attach(0, port))
        return 1;
    if (looks) {
        // Holes with little time between them are one.
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        (*recorder)->flush();
    }
    std::printf("ready\n");
    std::fflush(stdout);
    for (;;)
        ::pause();
}

int main(int argc, char **argv)
{
    if (argc == 4)
        return record(argv[2], argv[3], std::string_view(argv[1]) == "--look");
    labRefusal() = enterTestFabric();
    QCoreApplication application(argc, argv);
    TestRecorderHoles test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recorderholes.moc"
