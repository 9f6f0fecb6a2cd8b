// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/staging/staging.h"

#include <QTest>

#include <sys/eventfd.h>
#include <unistd.h>

#include <cstring>
#include <random>
#include <thread>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

/// The order of what one wire has received, its memory, and how that is shared with others.
class TestStaging final : public QObject
{
    Q_OBJECT

private:
    using Taken = std::vector<std::pair<int, std::int64_t>>;
    static constexpr Timestamp Base = 1'700'000'000s;

    /// One wire. Times are microseconds after Base.
    struct Wire
    {
        explicit Wire(std::shared_ptr<StagingPool> pool = std::make_shared<StagingPool>(),
                      Precision precision = Precision::Micro)
            : staging(std::move(pool), MaxSnapLength, precision,
                      FileDescriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)))
        {
        }

        void stage(int side, std::int64_t time, std::size_t bytes = 60)
        {
            const std::vector<unsigned char> frame(bytes, static_cast<unsigned char>(time));
            const Timestamp stamp = Base + std::chrono::microseconds(time);
            staging.stage(side, static_cast<std::uint32_t>(stamp / 1s),
                          static_cast<std::uint32_t>((stamp % 1s).count()), frame,
                          static_cast<std::uint32_t>(bytes));
        }

        Taken take()
        {
            std::vector<StagedFrame> frames;
            counts = staging.take(frames);
            staging.release(frames);
            Taken taken;
            for (const StagedFrame &each : frames)
                taken.emplace_back(each.side, (each.time - Base) / 1us);
            return taken;
        }

        Taken takeUntil(std::int64_t time)
        {
            staging.publish(Base + std::chrono::microseconds(time));
            return take();
        }

        bool isWoken() const
        {
            std::uint64_t count = 0;
            return ::read(staging.wakeDescriptor(), &count, sizeof count) > 0;
        }

        Staging staging;
        Staging::Counts counts;
    };

private slots:
    void framesAreHandedOverWhenNothingEarlierCanCome()
    {
        Wire wire;
        for (const int each : {10, 30, 50})
            wire.stage(0, each);
        QCOMPARE(wire.take(), Taken());
        QVERIFY(!wire.isWoken());
        QCOMPARE(wire.takeUntil(31), (Taken{{0, 10}, {0, 30}}));
        QVERIFY(wire.isWoken());
        QVERIFY(!wire.staging.isPublished(Base + 50us));
        QVERIFY(wire.staging.isPublished(Base + 49us));
        QCOMPARE(wire.takeUntil(50), Taken());
        QCOMPARE(wire.takeUntil(51), (Taken{{0, 50}}));
        QVERIFY(wire.staging.isPublished(Timestamp::max()));
    }

    void framesThatChangedPlacesAreSortedOverBothSides()
    {
        Wire wire;
        wire.stage(0, 10);
        wire.stage(1, 12);
        wire.stage(0, 11);
        wire.stage(1, 40);
        wire.stage(0, 20);
        QCOMPARE(wire.staging.takeLateness(), 20us);
        QCOMPARE(wire.staging.takeLateness(), 0us);
        QCOMPARE(wire.takeUntil(100), (Taken{{0, 10}, {0, 11}, {1, 12}, {0, 20}, {1, 40}}));
    }

    void aFrameThatComesTooLateForItsPlaceIsNotLost()
    {
        Wire wire;
        wire.stage(0, 50);
        QCOMPARE(wire.takeUntil(100), (Taken{{0, 50}}));
        wire.stage(1, 20);
        QCOMPARE(wire.takeUntil(100), (Taken{{1, 20}}));
    }

    void whenTheClockWasSetBackTheOrderOfArrivalCounts()
    {
        Wire wire;
        wire.stage(0, 3'600'000'000);
        wire.stage(0, 10);
        wire.staging.publish(Timestamp::max());
        QCOMPARE(wire.take(), (Taken{{0, 3'600'000'000}, {0, 10}}));
        QCOMPARE(wire.staging.takeLateness(), 0us);
        wire.stage(0, 20);
        wire.stage(0, 15);
        QCOMPARE(wire.takeUntil(21), (Taken{{0, 15}, {0, 20}}));
    }

    void aRecordIsWhatPcapAsksFor_data()
    {
        QTest::addColumn<int>("precision");
        QTest::addColumn<quint32>("fraction");
        QTest::newRow("microseconds") << int(Precision::Micro) << 123'456U;
        QTest::newRow("nanoseconds") << int(Precision::Nano) << 123'456'789U;
    }
    void aRecordIsWhatPcapAsksFor()
    {
        QFETCH(int, precision);
        QFETCH(quint32, fraction);
        Wire wire(std::make_shared<StagingPool>(), static_cast<Precision>(precision));
        std::array<unsigned char, 60> frame;
        for (std::size_t at = 0; at < frame.size(); ++at)
            frame[at] = static_cast<unsigned char>(at);
        wire.staging.stage(1, 1'700'000'000, 123'456'789, frame, 1500);
        wire.staging.publish(Timestamp::max());
        std::vector<StagedFrame> frames;
        wire.staging.take(frames);
        QCOMPARE(frames.size(), 1u);
        QCOMPARE(frames[0].time, Base + 123'456'789ns);
        QCOMPARE(frames[0].bytes, 76u);
        QCOMPARE(frames[0].original, 1500u);
        QCOMPARE(frames[0].side, 1);
        PcapRecordHeader header;
        std::memcpy(&header, frames[0].record, sizeof header);
        QCOMPARE(header.seconds, 1'700'000'000u);
        QCOMPARE(header.fraction, fraction);
        QCOMPARE(header.captured, 60u);
        QCOMPARE(header.original, 1500u);
        QVERIFY(std::memcmp(frames[0].record + sizeof header, frame.data(), frame.size()) == 0);
        wire.staging.release(frames);
    }

    void whatThePoolHasNoRoomForIsCountedInItsDirection()
    {
        const auto pool = std::make_shared<StagingPool>(1 << 20);
        Wire wire(pool);
        for (int each = 0; each < 3000; ++each)
            wire.stage(each % 3 == 0 ? 0 : 1, each, 1000);
        QVERIFY(pool->heldBytes() <= 1 << 20);
        const auto taken = wire.takeUntil(INT32_MAX);
        QVERIFY(!taken.empty());
        QCOMPARE(wire.counts.staged[0] + wire.counts.refused[0], 1000u);
        QCOMPARE(wire.counts.staged[1] + wire.counts.refused[1], 2000u);
        QVERIFY(wire.counts.refused[0] > 0 && wire.counts.refused[1] > 0);
        QCOMPARE(taken.size(), wire.counts.staged[0] + wire.counts.staged[1]);
        QCOMPARE(pool->heldBytes(), 0u);
        wire.stage(0, 1);
        QCOMPARE(wire.takeUntil(2), (Taken{{0, 1}}));
    }

    void wiresThatAreStuckLeaveRoomToOthers()
    {
        const auto pool = std::make_shared<StagingPool>(16 << 20);
        std::vector<std::unique_ptr<Wire>> stuck;
        std::size_t wasFree = 16 << 20;
        for (int count = 0; count < 4; ++count) {
            stuck.push_back(std::make_unique<Wire>(pool));
            for (int each = 0; each < 20'000; ++each)
                stuck.back()->stage(0, each, 1000);
            stuck.back()->staging.publish(Timestamp::max());
            // A third of what was free, but for the chunk that it fills.
            const std::size_t free = (16 << 20) - pool->heldBytes();
            QVERIFY2(free + StagingPool::LargeChunk >= wasFree / 3 * 2,
                     qPrintable(QString::number(free)));
            wasFree = free;
        }
        Wire other(pool);
        for (int each = 0; each < 500; ++each)
            other.stage(0, each, 1000);
        QCOMPARE(other.takeUntil(INT32_MAX).size(), 500u);
        QCOMPARE(other.counts.refused[0], 0u);
        for (const auto &each : stuck)
            each->take();
        QCOMPARE(pool->heldBytes(), 0u);
    }

    void aWireWithoutTrafficHoldsNoMemory()
    {
        const auto pool = std::make_shared<StagingPool>();
        std::vector<std::unique_ptr<Wire>> wires;
        for (int each = 0; each < 500; ++each) {
            wires.push_back(std::make_unique<Wire>(pool));
            wires.back()->stage(0, each);
        }
        QVERIFY(pool->heldBytes() <= 500 * StagingPool::SmallChunk);
        for (const auto &each : wires)
            QCOMPARE(each->takeUntil(INT32_MAX).size(), 1u);
        QCOMPARE(pool->heldBytes(), 0u);
    }

    void takenBytesStayUntilTheyAreReleased()
    {
        Wire wire;
        std::vector<StagedFrame> all;
        for (unsigned char each = 0; each < 200; ++each) {
            wire.stage(0, each, 9000);
            wire.staging.publish(Timestamp::max());
            wire.staging.take(all);
        }
        QCOMPARE(all.size(), 200u);
        for (std::size_t each = 0; each < all.size(); ++each)
            QCOMPARE(static_cast<unsigned char>(all[each].record[PcapRecordHeaderBytes + 8999]),
                     static_cast<unsigned char>(each));
        wire.staging.release(all);
    }

    void whatOneThreadStagesAnotherTakesWholeAndInOrder()
    {
        const auto pool = std::make_shared<StagingPool>();
        Wire wire(pool);
        constexpr std::int64_t Frames = 200'000;
        std::thread receiver([&] {
            std::mt19937 random(20'240'601);
            for (std::int64_t each = 0; each < Frames; ++each) {
                wire.stage(static_cast<int>(random() % 2),
                           100 + each - static_cast<std::int64_t>(random() % 30),
                           60 + random() % 200);
                if (random() % 50 == 0)
                    wire.staging.publish(Base + std::chrono::microseconds(100 + each - 30));
            }
            wire.staging.publish(Timestamp::max());
        });
        Taken all;
        std::uint64_t staged = 0;
        while (staged < Frames) {
            for (const auto &each : wire.take())
                all.push_back(each);
            staged = total(wire.counts.staged) + total(wire.counts.refused);
        }
        receiver.join();
        for (const auto &each : wire.take())
            all.push_back(each);
        QCOMPARE(all.size(), total(wire.counts.staged));
        QVERIFY(std::is_sorted(all.begin(), all.end(), [](const auto &left, const auto &right) {
            return left.second < right.second;
        }));
        QCOMPARE(pool->heldBytes(), 0u);
    }
};

QTEST_APPLESS_MAIN(TestStaging)
#include "tst_staging.moc"
