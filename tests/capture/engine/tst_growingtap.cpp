// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/clock.h"
#include "capture/engine/growingtap.h"
#include "tests/capture/engine/labtest.h"
#include "tests/capture/engine/testwire.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <thread>

using namespace tomato::capture;
using namespace std::chrono_literals;

/// A tap at a real port whose buffer changes while frames come in. The invariant: every frame is
/// delivered once, in the order in which it came, or counted as dropped, whatever changes when.
class TestGrowingTap final : public QObject
{
    Q_OBJECT

private:
    static constexpr std::size_t FrameBytes = 1000;

    /// A tap with what is read from it.
    struct Reader
    {
        explicit Reader(std::chrono::milliseconds calmTime = 10s, std::size_t room = 24 << 20)
            : merge(room)
        {
            filter = std::move(*compileFilter(""));
            tap = std::move(*GrowingTap::open(wire.port(0), "", filter,
                                              {{262'144, 10ms}, 1ms, calmTime}, wake.get()));
            merge.setPresent(0, true);
            merge.setSlack(1ms);
        }

        /// Reads once; waits for something to read, but not long.
        void turn()
        {
            pollfd ready[2] = {{tap->descriptor(), POLLIN, 0}, {wake.get(), POLLIN, 0}};
            ::poll(ready, 2, 10);
            std::uint64_t count = 0;
            if (ready[1].revents != 0) [[maybe_unused]]
                const auto taken = ::read(wake.get(), &count, sizeof count);
            const Timestamp before = realtime();
            const bool readAll = (tap->isChanging() || !merge.isFull(0)) && tap->read(merge, 0);
            merge.setSafe(0, tap->safe(merge.latest(0), before, realtime(), readAll));
            takeReady();
        }

        /// Reads until this is so; not for ever.
        bool turnUntil(const std::function<bool()> &isSo)
        {
            const auto deadline = std::chrono::steady_clock::now() + 30s;
            do
                turn();
            while (!isSo() && std::chrono::steady_clock::now() < deadline);
            return isSo();
        }

        void takeReady()
        {
            for (auto frames = merge.next(); !frames.empty(); frames = merge.next()) {
                for (const StagedFrame &each : frames)
                    numbers.push_back(frameNumber({each.record + PcapRecordHeaderBytes, 64}));
                merge.pop(frames.size());
            }
            merge.release();
        }

        void readTo(std::uint64_t sent)
        {
            QVERIFY(turnUntil(
                [&] { return tap->pending() == 0 && !tap->isChanging() && merge.isEmpty(); }));
            QCOMPARE(tap->delivered() + tap->dropped(), sent);
            QCOMPARE(numbers.size(), tap->delivered());
            for (std::size_t at = 1; at < numbers.size(); ++at)
                QVERIFY2(numbers[at] > numbers[at - 1], qPrintable(QString::number(numbers[at])));
        }

        TestWire wire;
        FileDescriptor wake{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
        FilterProgram filter;
        std::unique_ptr<GrowingTap> tap;
        FrameMerge merge;
        std::vector<std::uint64_t> numbers;
    };

    /// Numbered frames one after the other from a thread of its own, until it is told to stop.
    class Sender
    {
    public:
        explicit Sender(const TestWire &wire)
            : m_socket(wire.frameSocket(0)), m_thread([this] {
                  for (; !m_stop; ++m_sent)
                      sendFrame(m_socket, numberedFrame(m_sent, FrameBytes));
              })
        {
        }
        std::uint64_t sent() const { return m_sent; }
        std::uint64_t stop()
        {
            m_stop = true;
            m_thread.join();
            return m_sent;
        }

    private:
        FileDescriptor m_socket;
        std::atomic<bool> m_stop = false;
        std::atomic<std::uint64_t> m_sent = 0;
        std::thread m_thread;
    };

    static std::unique_ptr<Tap> openTap(const TestWire &wire)
    {
        Tap::Settings settings;
        settings.bufferBytes = 32 << 20;
        auto tap = Tap::open(wire.port(0), "", *compileFilter(""), settings);
        if (!tap || !(*tap)->letIn())
            qFatal("no tap");
        return std::move(*tap);
    }

    /// Nobody reads until there is no room left.
    static void letRunOver(Reader &reader)
    {
        QTRY_VERIFY_WITH_TIMEOUT((reader.tap->pending(), reader.tap->dropped() > 0), 30'000);
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void oneReadEndsThoughMoreIsThere()
    {
        const TestWire wire;
        const auto tap = openTap(wire);
        FrameMerge merge(64 << 20);
        flood(wire.frameSocket(0), 50'000, 100);
        QTRY_COMPARE(tap->pending(), 50'000u);
        QVERIFY(!tap->read(merge, 0));
        QVERIFY(tap->delivered() < 50'000);
        QTRY_VERIFY((tap->read(merge, 0), tap->delivered() == 50'000));
    }

    void whatIsReadWithoutRoomIsBoundedAndCounted()
    {
        const TestWire wire;
        const auto tap = openTap(wire);
        FrameMerge merge(1);
        flood(wire.frameSocket(0), 5000, FrameBytes);
        QTRY_VERIFY((tap->read(merge, 0, {}, false), tap->delivered() == 5000));
        QVERIFY(tap->refused() > 0);
        QVERIFY(merge.heldBytes() < 2 << 20);
        std::uint64_t staged = 0;
        for (auto frames = merge.next(); !frames.empty(); frames = merge.next()) {
            staged += frames.size();
            merge.pop(frames.size());
        }
        QCOMPARE(staged + tap->refused(), 5000u);
    }

    void aBufferThatRunsOverGrowsWhileFramesComeIn()
    {
        for (int round = 0; round < 5; ++round) {
            Reader reader;
            const std::size_t before = reader.tap->bufferBytes();
            Sender sender(reader.wire);
            letRunOver(reader);
            QVERIFY(reader.turnUntil([&] { return reader.tap->bufferBytes() > before; }));
            const auto seen = reader.tap->delivered();
            QVERIFY(reader.turnUntil([&] { return reader.tap->delivered() > seen + 1000; }));
            reader.readTo(sender.stop());
        }
    }

    void aCalmTapShrinks()
    {
        Reader reader(1ms);
        const std::size_t before = reader.tap->bufferBytes();
        const auto socket = reader.wire.frameSocket(0);
        flood(socket, 6000, FrameBytes);
        QVERIFY(reader.turnUntil([&] { return reader.tap->bufferBytes() > before; }));
        // A trickle, while it changes.
        std::uint64_t sent = 6000;
        QVERIFY(reader.turnUntil([&] {
            sendFrame(socket, numberedFrame(sent++, FrameBytes));
            return reader.tap->bufferBytes() == before;
        }));
        for (int more = 0; more < 100; ++more)
            sendFrame(socket, numberedFrame(sent++, FrameBytes));
        reader.readTo(sent);
    }

    void aBufferThatChangesAgainAndAgainLosesNothing()
    {
        Reader reader(1ms);
        std::size_t last = reader.tap->bufferBytes();
        std::uint64_t sent = 0;
        const auto socket = reader.wire.frameSocket(0);
        for (int changes = 0; changes < 10;) {
            for (int burst = 0; burst < 5000; ++burst)
                sendFrame(socket, numberedFrame(sent++, FrameBytes));
            QVERIFY(reader.turnUntil([&] {
                changes += reader.tap->bufferBytes() != last;
                last = reader.tap->bufferBytes();
                return reader.tap->pending() == 0 && !reader.tap->isChanging();
            }));
            QCOMPARE(reader.tap->delivered() + reader.tap->dropped(), sent);
        }
        reader.readTo(sent);
    }

    void aTapBecomesSwiftAndPatientAgainWhileFramesComeIn()
    {
        Reader reader(1ms);
        QCOMPARE(reader.tap->blockTimeout(), 10ms);
        Sender sender(reader.wire);
        for (const bool swift : {true, false, true, false}) {
            reader.tap->setSwift(swift);
            QVERIFY(reader.turnUntil([&] {
                return reader.tap->blockTimeout() == (swift ? 1ms : 10ms) &&
                       !reader.tap->isChanging();
            }));
        }
        reader.readTo(sender.stop());
    }

    void aTapThatTakesOverIsNotHeldUpForWantOfRoom()
    {
        Reader reader(1ms, 2 << 20);
        Sender sender(reader.wire);
        letRunOver(reader);
        for (const bool swift : {true, false, true, false}) {
            reader.tap->setSwift(swift);
            QVERIFY(reader.turnUntil([&] {
                return reader.tap->blockTimeout() == (swift ? 1ms : 10ms) &&
                       !reader.tap->isChanging();
            }));
            const auto seen = reader.tap->delivered();
            QVERIFY(reader.turnUntil([&] { return reader.tap->delivered() > seen + 5000; }));
        }
        reader.readTo(sender.stop());
    }

    void whatIsInTheBuffersIsReadAfterShutting()
    {
        for (std::uint64_t round = 1; round <= 10; ++round) {
            Reader reader;
            Sender sender(reader.wire);
            letRunOver(reader);
            // A little longer each time, so that it ends in other states of the change.
            const std::uint64_t begun = sender.sent();
            QVERIFY(reader.turnUntil([&] { return sender.sent() > begun + 1000 * round; }));
            const std::uint64_t sent = sender.stop();
            reader.tap->shut();
            reader.readTo(sent);
        }
    }

    void withoutABudgetItStaysSmall()
    {
        const auto all = BufferShare::take(BufferShare::Budget);
        QVERIFY(all);
        Reader reader;
        QCOMPARE(reader.tap->bufferBytes(), std::size_t(512 << 10));
        const auto socket = reader.wire.frameSocket(0);
        flood(socket, 5000, FrameBytes);
        reader.readTo(5000);
        QCOMPARE(reader.tap->bufferBytes(), std::size_t(512 << 10));
    }
};

TOMATO_LAB_TEST_MAIN(TestGrowingTap)
#include "tst_growingtap.moc"
