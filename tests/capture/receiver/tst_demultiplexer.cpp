// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/demultiplexer.h"
#include "capture/receiver/ringprogram.h"
#include "capture/receiver/sharedring.h"
#include "tests/capture/receiver/numberedsender.h"
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/testwire.h"

#include <net/if.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

/// Several wires received by one thread, either way: each gets its own frames, once, whatever
/// happens to others.
class TestDemultiplexer final : public QObject
{
    Q_OBJECT

private:
    static Demultiplexer::Filter compiled(const std::string &filter)
    {
        if (filter.empty())
            return {};
        auto program = compileFilter(filter);
        if (!program)
            qFatal("%s", program.error().text().c_str());
        return std::move(*program);
    }

    /// The recording of a wire: its staging, and the thread that reads it.
    struct Recorded
    {
        Recorded(Demultiplexer &demultiplexer, const TestWire &wire, const std::string &filter = {})
            : all(demultiplexer),
              staging(std::make_shared<Staging>(demultiplexer.pool(), MaxSnapLength,
                                                Precision::Micro, newEvent()))
        {
            for (const int side : {0, 1}) {
                if (!all.open(staging, side, wire.port(side), compiled(filter)))
                    qFatal("no port");
            }
        }
        ~Recorded()
        {
            if (!isClosed)
                close();
        }

        void close()
        {
            isClosed = true;
            std::array<std::future<void>, 2> closing = {all.close(staging, 0),
                                                        all.close(staging, 1)};
            for (const int side : {0, 1}) {
                closing[static_cast<std::size_t>(side)].wait();
                all.countLost(staging, side);
            }
            take();
        }

        /// Appends the numbers of the frames that were published.
        void take()
        {
            std::vector<StagedFrame> frames;
            counts = staging->take(frames);
            for (const StagedFrame &each : frames)
                numbers[static_cast<std::size_t>(each.side)].push_back(
                    frameNumber({each.record + PcapRecordHeaderBytes, 64}));
            staging->release(frames);
        }

        Demultiplexer &all;
        std::shared_ptr<Staging> staging;
        Staging::Counts counts;
        std::array<std::vector<std::uint64_t>, 2> numbers;
        bool isClosed = false;
    };

    static void bothWays()
    {
        QTest::addColumn<int>("receiving");
        QTest::newRow("together") << int(Demultiplexer::Receiving::Together);
        QTest::newRow("apart") << int(Demultiplexer::Receiving::Apart);
    }

    static Demultiplexer::Receiving chosen()
    {
        QFETCH(int, receiving);
        return static_cast<Demultiplexer::Receiving>(receiving);
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void eachWireGetsItsOwnFrames_data() { bothWays(); }
    void eachWireGetsItsOwnFrames()
    {
        Demultiplexer demultiplexer(chosen());
        const std::array<TestWire, 3> wires;
        std::vector<std::unique_ptr<Recorded>> recorded;
        for (const TestWire &wire : wires)
            recorded.push_back(std::make_unique<Recorded>(demultiplexer, wire));
        std::uint64_t count = 100;
        for (const TestWire &wire : wires) {
            flood(wire.frameSocket(0), count, 100, 0, 1000 * count);
            flood(wire.frameSocket(1), 2 * count, 100, 1, 2000 * count);
            count += 100;
        }
        count = 100;
        for (const auto &each : recorded) {
            each->close();
            QVERIFY(isWhole(each->numbers[0], 1000 * count, count));
            QVERIFY(isWhole(each->numbers[1], 2000 * count, 2 * count));
            count += 100;
        }
        QCOMPARE(demultiplexer.pool()->heldBytes(), 0u);
    }

    void afterFlushAllThatCameBeforeIsPublished_data() { bothWays(); }
    void afterFlushAllThatCameBeforeIsPublished()
    {
        Demultiplexer demultiplexer(chosen());
        const TestWire wire;
        Recorded recorded(demultiplexer, wire);
        const auto socket = wire.frameSocket(1);
        for (std::uint64_t sent = 1; sent <= 10; ++sent) {
            flood(socket, 1, 100, 1, sent);
            demultiplexer.flush(recorded.staging).wait();
            recorded.take();
            QCOMPARE(recorded.numbers[1].size(), sent);
        }
    }

    void whatAnInterfaceHadIsThereAfterItWasRemoved_data() { bothWays(); }
    void whatAnInterfaceHadIsThereAfterItWasRemoved()
    {
        Demultiplexer demultiplexer(chosen());
        const TestWire wire;
        Recorded recorded(demultiplexer, wire);
        flood(wire.frameSocket(0), 2000, 100);
        wire.remove(0);
        flood(wire.frameSocket(1), 1000, 100, 1);
        recorded.close();
        QVERIFY(isWhole(recorded.numbers[0], 0, 2000));
        QVERIFY(isWhole(recorded.numbers[1], 0, 1000));
    }

    /// The kernel's buffer is always drained, whoever does not write.
    void aStuckWireCostsNoOtherAFrame_data() { bothWays(); }
    void aStuckWireCostsNoOtherAFrame()
    {
        Demultiplexer demultiplexer(chosen());
        const std::array<TestWire, 2> wires;
        Recorded stuck(demultiplexer, wires[0]);
        Recorded other(demultiplexer, wires[1]);
        const auto flooding = wires[0].frameSocket(0);
        const auto calm = wires[1].frameSocket(0);
        std::uint64_t flooded = 0;
        std::uint64_t sent = 0;
        // Each portion fits into the kernel's buffer. Nobody takes what the first wire has.
        while (flooded < 60'000) {
            flood(flooding, 2000, 1500, 0, flooded);
            flooded += 2000;
            flood(calm, 10, 100, 0, sent);
            sent += 10;
            demultiplexer.flush(other.staging).wait();
            other.take();
        }
        other.close();
        QVERIFY(isWhole(other.numbers[0], 0, sent));
        QVERIFY(demultiplexer.pool()->heldBytes() <= StagingPool::Budget / 2 + (1 << 20));
        stuck.close();
        QVERIFY(stuck.counts.refused[0] > 0);
        QCOMPARE(stuck.counts.staged[0] + stuck.counts.refused[0], flooded);
        QCOMPARE(stuck.numbers[0].size(), stuck.counts.staged[0]);
    }

    /// A buffer that hands its few frames out late holds up no wire whose frames come from another.
    void aTrickleOfOneBufferHoldsUpNoOther()
    {
        const auto arrivals = [](Demultiplexer &all, const TestWire &wire) {
            const auto staging =
                std::make_shared<Staging>(all.pool(), MaxSnapLength, Precision::Micro, newEvent());
            for (const int side : {0, 1}) {
                if (!all.open(staging, side, wire.port(side), {}, Heard::Outgoing))
                    qFatal("no port");
            }
            return staging;
        };
        std::vector<std::uint64_t> heldUp;
        for (int attempt = 0; attempt < 5; ++attempt) {
            std::array<std::uint64_t, 2> refused = {};
            for (const bool hasTrickle : {false, true}) {
                Demultiplexer demultiplexer;
                const std::array<TestWire, 2> wires;
                Recorded fast(demultiplexer, wires[0]);
                const auto slow = hasTrickle ? arrivals(demultiplexer, wires[1]) : nullptr;
                const auto flooding = wires[0].frameSocket(0);
                const auto calm = wires[1].frameSocket(0);
                // More than a wire may hold, within the time after which a block is handed out.
                for (std::uint64_t sent = 0; sent < 12'000; sent += 20) {
                    if (sent % 1000 == 0)
                        flood(calm, 1, 100);
                    flood(flooding, 20, 9000, 0, sent);
                    fast.take();
                }
                fast.close();
                refused[hasTrickle ? 1 : 0] = fast.counts.refused[0];
                for (const int side : {0, 1}) {
                    if (!slow)
                        break;
                    demultiplexer.close(slow, side).wait();
                    demultiplexer.countLost(slow, side);
                }
            }
            // A machine that is that busy tells nothing; it may become so between the two.
            if (refused[0] != 0)
                continue;
            if (refused[1] == 0)
                return;
            heldUp.push_back(refused[1]);
        }
        if (heldUp.empty())
            QSKIP("this machine is too busy to take such a burst");
        QFAIL(qPrintable(
            QStringLiteral("a trickle cost %1 frames, and as many each time").arg(heldUp.front())));
    }

    /// The kernel has a buffer for outgoing frames as long as somebody records them.
    void theBufferOfAWayGoesWithItsLastPort()
    {
        const auto mapped = [] {
            QFile maps("/proc/self/smaps");
            if (!maps.open(QIODevice::ReadOnly))
                qFatal("no maps");
            qint64 buffers = 0;
            for (const QByteArray &line : maps.readAll().split('\n')) {
                if (line.contains("socket:["))
                    ++buffers;
            }
            return buffers;
        };
        Demultiplexer demultiplexer;
        const TestWire wire;
        const Recorded sent(demultiplexer, wire);
        const qint64 before = mapped();
        QVERIFY(before > 0);
        for (int round = 0; round < 2; ++round) {
            const auto staging = std::make_shared<Staging>(demultiplexer.pool(), MaxSnapLength,
                                                           Precision::Micro, newEvent());
            for (const int side : {0, 1})
                QVERIFY(demultiplexer.open(staging, side, wire.port(side), {}, Heard::Outgoing));
            QCOMPARE(mapped(), before + 1);
            flood(wire.frameSocket(0), 10, 100);
            for (const int side : {0, 1})
                demultiplexer.close(staging, side).wait();
            QCOMPARE(staging->received(1), 10u);
            for (const int side : {0, 1})
                demultiplexer.countLost(staging, side);
            QCOMPARE(mapped(), before);
        }
    }

    /// Tests recordings of other wires, and of the same one: the new recording begins before the
    /// old one ends.
    void whoComesAndGoesLosesNoFrameOfAnother_data() { bothWays(); }
    void whoComesAndGoesLosesNoFrameOfAnother()
    {
        Demultiplexer demultiplexer(chosen());
        const std::array<TestWire, 2> wires;
        Recorded constant(demultiplexer, wires[0], "ether proto 0x88b5");
        auto changing = std::make_unique<Recorded>(demultiplexer, wires[1]);
        NumberedSender left(wires[0], 0);
        NumberedSender right(wires[0], 1);
        NumberedSender between(wires[1], 0);
        std::string wrong;
        std::vector<std::uint64_t> numbers;
        const int rounds = chosen() == Demultiplexer::Receiving::Together ? 40 : 5;
        for (int round = 0; round < rounds && wrong.empty(); ++round) {
            auto next = std::make_unique<Recorded>(demultiplexer, wires[1],
                                                   round % 2 == 0 ? "ether proto 0x88b5" : "");
            changing->close();
            const auto &seen = changing->numbers[0];
            for (std::size_t at = 1; at < seen.size(); ++at) {
                if (seen[at] != seen[at - 1] + 1)
                    wrong = "a gap within a recording";
            }
            if (!numbers.empty() && !seen.empty() && seen.front() > numbers.back() + 1)
                wrong = "a gap between two recordings";
            if (!seen.empty())
                numbers = seen;
            changing = std::move(next);
            constant.take();
        }
        between.stop();
        const std::uint64_t fromLeft = left.stop();
        const std::uint64_t fromRight = right.stop();
        QCOMPARE(wrong, std::string());
        constant.close();
        QVERIFY(isWhole(constant.numbers[0], 0, fromLeft));
        QVERIFY(isWhole(constant.numbers[1], 0, fromRight));
    }

    void filtersThatTheKernelHasNoRoomForAreJudgedAllTheSame()
    {
        // Each takes more than a thousand instructions, all together more than the kernel takes.
        std::string hosts = "ether proto 0x88b6";
        for (int host = 0; host < 300; ++host)
            hosts += " or ether host 02:09:00:00:" + QString::number(host / 250, 16).toStdString() +
                     ":" + QString::number(host % 250, 16).toStdString();
        Demultiplexer demultiplexer;
        const std::array<TestWire, 5> wires;
        std::vector<std::unique_ptr<Recorded>> recorded;
        for (std::size_t at = 0; at < wires.size(); ++at)
            recorded.push_back(std::make_unique<Recorded>(demultiplexer, wires[at],
                                                          hosts + " or ether src 02:0a:00:00:00:0" +
                                                              std::to_string(at)));
        for (const TestWire &wire : wires) {
            const auto socket = wire.frameSocket(0);
            for (std::uint64_t number = 0; number < 100; ++number) {
                auto frame = numberedFrame(number, 100);
                frame[13] = number % 4 == 0 ? '\xb6' : '\xb5';
                sendFrame(socket, frame);
            }
        }
        for (const auto &each : recorded) {
            each->close();
            QCOMPARE(each->counts.staged[0], 25u);
            for (const std::uint64_t number : each->numbers[0])
                QCOMPARE(number % 4, 0u);
        }
    }
};

TOMATO_LAB_TEST_MAIN(TestDemultiplexer)
#include "tst_demultiplexer.moc"
