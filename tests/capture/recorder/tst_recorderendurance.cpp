// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/recording.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/ownprogram.h"

#include <QProcess>
#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <fstream>
#include <random>
#include <thread>

using namespace tomato;
using namespace tomato::capture;

/// Tests what only fails once in a while. The environment asks for more rounds than a test run has
/// time for: TOMATO_KILLS, TOMATO_CYCLES.
class TestRecorderEndurance final : public QObject
{
    Q_OBJECT

private:
    static int rounds(const char *variable, int usual)
    {
        const int asked = qEnvironmentVariableIntValue(variable);
        return asked > 0 ? asked : usual;
    }

    static std::size_t entries(const char *folder)
    {
        const std::filesystem::directory_iterator all(folder);
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }

    static std::size_t residentPages()
    {
        std::size_t size = 0;
        std::size_t resident = 0;
        std::ifstream("/proc/self/statm") >> size >> resident;
        return resident;
    }

    static void check(const RingSnapshot &ring, std::string &wrong)
    {
        std::uint64_t held = 0;
        for (const Segment &segment : ring.segments)
            held += segment.packets;
        if (readRing(ring).size() != held)
            wrong = "wrong number of packets";
        if (held !=
            ring.counters.written[0] + ring.counters.written[1] - total(ring.counters.evicted))
            wrong = "the counters do not add up";
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    /// Every second time the recording goes on in the ring that the killed one left.
    void killedAtAnyMomentUnderLoadWhatWasCommittedIsReadable()
    {
        // No more than what one commit holds: a batch of a megabyte, and its last frame.
        constexpr std::uint64_t Block = (1 << 20) + 70'000;
        const TestWire wire;
        const auto left = wire.frameSocket(0);
        std::atomic<bool> done = false;
        std::thread sender([&] {
            while (!done)
                flood(left, 256, 700);
        });
        const QTemporaryDir folder;
        std::mt19937 random(1618);
        std::string wrong;
        std::uint64_t before = 0;
        const int kills = rounds("TOMATO_KILLS", 200);
        for (int round = 0; round < kills && wrong.empty(); ++round) {
            const bool resumed = round % 2 == 1;
            const QString name = QStringLiteral("run%1").arg(round / 2);
            const std::filesystem::path run = folder.filePath(name).toStdString();
            QProcess process;
            process.start(ownProgram(),
                          {"--record", run.c_str(), wire.port(0).c_str(), wire.port(1).c_str(),
                           resumed ? "2026-01-31T12:00:00Z" : ""});
            if (!process.waitForStarted() || !process.waitForReadyRead(30'000)) {
                wrong = "did not start: " + process.readAllStandardError().toStdString();
                break;
            }
            process.waitForFinished(static_cast<int>(random() % 40)); // at any moment
            process.kill();
            process.waitForFinished();
            const auto reader = RingReader::open(run);
            if (!reader) {
                wrong = reader.error().text();
                break;
            }
            const RingSnapshot killed = (*reader)->snapshot();
            if (killed.recording)
                wrong = "a killed recorder counts as recording";
            check(killed, wrong);
            const auto last = killed.segments.back();
            if (std::filesystem::exists(last.path) &&
                std::filesystem::file_size(last.path) > last.bytes + Block)
                wrong = "more than a block was not committed";
            if (const auto repaired = repairRing(run); !repaired)
                wrong = repaired.error().text();
            const RingSnapshot mended = (*reader)->snapshot();
            check(mended, wrong);
            // Frames that were taken and not written were lost.
            Counters expected = killed.counters;
            for (const std::size_t side : {0U, 1U}) {
                expected.droppedByKernel[side] += expected.matched[side] - expected.written[side];
                expected.matched[side] = expected.written[side];
            }
            if (!(mended.counters == expected))
                wrong = "repairing changed the counters";
            if (resumed && killed.counters.written[0] < before)
                wrong = "going on lost packets";
            before = killed.counters.written[0];
            if (resumed)
                std::filesystem::remove_all(run);
        }
        done = true;
        sender.join();
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void startingAndStoppingAThousandTimesLeavesNothing()
    {
        const TestWire wire;
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.filePath("run").toStdString();
        const int cycles = rounds("TOMATO_CYCLES", 1000);
        // A tap takes tens of milliseconds to open: every fiftieth recording has them.
        const auto cycle = [&](int number) {
            RecorderSettings settings;
            settings.directory = run;
            settings.limits = smallLimits(2);
            auto recorder = Recorder::start(settings);
            if (!recorder)
                qFatal("%s", recorder.error().text().c_str());
            for (int side : {0, 1}) {
                if (number % 50 == 0 && !(*recorder)->attach(side, wire.port(side)))
                    qFatal("no tap");
            }
            recorder->reset();
            std::filesystem::remove_all(run);
        };
        for (int each = 0; each < 51; ++each)
            cycle(each);
        const std::size_t descriptors = entries("/proc/self/fd");
        const std::size_t threads = entries("/proc/self/task");
        const std::size_t pages = residentPages();
        for (int each = 0; each < cycles; ++each)
            cycle(each);
        QCOMPARE(entries("/proc/self/fd"), descriptors);
        QCOMPARE(entries("/proc/self/task"), threads);
        QVERIFY(std::filesystem::is_empty(folder.path().toStdString()));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        // A leak of one kilobyte a cycle would show.
        QVERIFY2(residentPages() < pages + 250, qPrintable(QString::number(residentPages())));
#else
        (void)pages; // sanitizers keep what was freed
#endif
    }
};

/// Records both ports into the folder until it is killed.
static int record(char **arguments)
{
    RecorderSettings settings;
    settings.directory = arguments[2];
    settings.begun = arguments[5];
    settings.limits = {1'000'000, 3};
    const auto recorder = Recorder::start(settings);
    if (!recorder) {
        std::fprintf(stderr, "%s\n", recorder.error().text().c_str());
        return 1;
    }
    if (!(*recorder)->attach(0, arguments[3]) || !(*recorder)->attach(1, arguments[4]))
        return 1;
    std::printf("ready\n");
    std::fflush(stdout);
    for (;;)
        ::pause();
}

int main(int argc, char **argv)
{
    if (argc == 6 && std::string_view(argv[1]) == "--record")
        return record(argv);
    labRefusal() = enterTestFabric();
    QCoreApplication application(argc, argv);
    TestRecorderEndurance test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recorderendurance.moc"
