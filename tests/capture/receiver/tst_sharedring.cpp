// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/demultiplexer.h"
#include "capture/receiver/ringprogram.h"
#include "capture/receiver/sharedring.h"
#include "tests/capture/receiver/numberedsender.h"
#include "tests/capture/testing/labtest.h"

#include <net/if.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <functional>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

/// The rings of a demultiplexer by themselves: what they hold comes when somebody wants it.
class TestSharedRing final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    /// The frames come from a block that the kernel would not hand out in this test's time.
    void whatSomebodyWaitsForIsHandedOut_data()
    {
        QTest::addColumn<int>("heard");
        QTest::newRow("incoming") << int(Heard::Incoming);
        QTest::newRow("outgoing") << int(Heard::Outgoing);
    }
    void whatSomebodyWaitsForIsHandedOut()
    {
        QFETCH(int, heard);
        const auto way = static_cast<Heard>(heard);
        const TestWire wire;
        const FileDescriptor wake = newEvent();
        // It has the loopback interface up.
        QVERIFY(SharedRing::open(wake.get()));
        auto ring = KernelRing::open(1h, 1 << 20, way);
        QVERIFY(ring);
        // Frames that another ring pushes do not come in here.
        auto other = KernelRing::open(1h, 1 << 20,
                                      way == Heard::Incoming ? Heard::Outgoing : Heard::Incoming);
        QVERIFY(other);
        std::vector<std::shared_ptr<Staging>> dirty;
        Ports ports(dirty);
        const auto staging = std::make_shared<Staging>(std::make_shared<StagingPool>(),
                                                       MaxSnapLength, Precision::Micro, newEvent());
        const int side = way == Heard::Incoming ? 0 : 1;
        ports.add(static_cast<int>(::if_nametoindex(wire.port(side).c_str())), {staging, 0, {}});
        QVERIFY((*ring)->setFilter(ringProgram(ports, KernelShare::Filters)));
        for (std::uint64_t each = 1; each <= 3; ++each) {
            flood(wire.frameSocket(0), 100, 60);
            (*ring)->pushOut();
            bool hasStepped = false;
            QTRY_VERIFY(
                ((*ring)->readBlock(ports, hasStepped), staging->received(0) == 100 * each));
        }
        QCOMPARE((*other)->state().arrived, 0u);
    }

    /// While frames come, so that the change falls between two of them. The environment asks for
    /// more changes than a test run has time for: TOMATO_CHANGES.
    void theRingBecomesSwiftAndPatientAgainWithoutLosingAFrame()
    {
        const int rounds = std::max(qEnvironmentVariableIntValue("TOMATO_CHANGES"), 8);
        const FileDescriptor wake = newEvent();
        const TestWire wire;
        auto ring = SharedRing::open(wake.get(), 0ms);
        QVERIFY(ring);
        std::vector<std::shared_ptr<Staging>> dirty;
        Ports ports(dirty);
        const auto pool = std::make_shared<StagingPool>();
        const auto staging =
            std::make_shared<Staging>(pool, MaxSnapLength, Precision::Micro, newEvent());
        for (const int side : {0, 1})
            ports.add(static_cast<int>(::if_nametoindex(wire.port(side).c_str())),
                      {staging, side, {}});
        QVERIFY((*ring)->listen(ports));
        // Frames that a busy machine loses before they reach the ring do not count.
        const std::array<std::shared_ptr<PortCounters>, 2> counters = {
            *PortCounters::open(wire.port(0)), *PortCounters::open(wire.port(1))};
        std::array<std::atomic<std::uint64_t>, 2> received = {};
        NumberedSender left(wire, 0, &received[0]);
        NumberedSender right(wire, 1, &received[1]);
        std::array<std::vector<std::uint64_t>, 2> numbers;
        const auto turn = [&] {
            std::vector<pollfd> ready = {{wake.get(), POLLIN, 0}};
            (*ring)->addDescriptors(ready);
            ::poll(ready.data(), ready.size(), 5);
            std::uint64_t count = 0;
            [[maybe_unused]] const auto taken = ::read(wake.get(), &count, sizeof count);
            bool hasStepped = false;
            (*ring)->read(ports, hasStepped);
            const auto state = (*ring)->state();
            if (state.safe != Timestamp::min())
                staging->publish(state.safe - Demultiplexer::MaxSlack);
            std::vector<StagedFrame> frames;
            staging->take(frames);
            for (const StagedFrame &each : frames) {
                const auto side = static_cast<std::size_t>(each.side);
                numbers[side].push_back(frameNumber({each.record + PcapRecordHeaderBytes, 64}));
                received[side] = numbers[side].size();
            }
            staging->release(frames);
        };
        for (int round = 0; round < 2 * rounds; ++round) {
            (*ring)->setSwift(round % 2 == 0);
            const auto deadline = std::chrono::steady_clock::now() + 30s;
            while (((*ring)->isSwift() != (round % 2 == 0) || (*ring)->isChanging()) &&
                   std::chrono::steady_clock::now() < deadline)
                turn();
            QCOMPARE((*ring)->isSwift(), round % 2 == 0);
        }
        const std::array<std::uint64_t, 2> sent = {left.stop(), right.stop()};
        const std::array<PortCounters::Values, 2> came = {counters[0]->ask(), counters[1]->ask()};
        const std::uint64_t all = came[0].arrived + came[1].arrived;
        QTRY_COMPARE_WITH_TIMEOUT((turn(), numbers[0].size() + numbers[1].size()), all, 30'000);
        for (const std::size_t side : {0U, 1U}) {
            QCOMPARE(numbers[side].size(), came[side].arrived);
            QVERIFY(std::adjacent_find(numbers[side].begin(), numbers[side].end(),
                                       std::greater_equal<>()) == numbers[side].end());
            QVERIFY(came[side].dropped != 0 || isWhole(numbers[side], 0, sent[side]));
        }
        QTRY_COMPARE((turn(), (*ring)->state().delivered), (*ring)->state().arrived);
        QCOMPARE((*ring)->state().dropped, 0u);
    }
};

TOMATO_LAB_TEST_MAIN(TestSharedRing)
#include "tst_sharedring.moc"
