// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/framemerge.h"
#include "capture/engine/pcapformat.h"

#include <QTest>

#include <cstring>
#include <random>

using namespace tomato::capture;
using namespace std::chrono_literals;

class TestFrameMerge final : public QObject
{
    Q_OBJECT

private:
    static constexpr Timestamp Base = 1'700'000'000s;
    using Taken = std::vector<std::pair<int, std::int64_t>>;

    static void stage(FrameMerge &merge, int side, std::int64_t microseconds)
    {
        const unsigned char frame[60] = {};
        merge.stage(side, Base + std::chrono::microseconds(microseconds), frame, sizeof frame);
    }

    /// Side and microseconds of everything that is in order now.
    static Taken take(FrameMerge &merge)
    {
        Taken taken;
        for (auto frames = merge.next(); !frames.empty(); frames = merge.next()) {
            for (const StagedFrame &frame : frames)
                taken.emplace_back(frame.side, (frame.time - Base) / 1us);
            merge.pop(frames.size());
        }
        return taken;
    }

    static void allSafeUntil(FrameMerge &merge, std::int64_t microseconds)
    {
        for (int side : {0, 1})
            merge.setSafe(side, Base + std::chrono::microseconds(microseconds));
    }

    static void makePresent(FrameMerge &merge)
    {
        for (int side : {0, 1})
            merge.setPresent(side, true);
    }

private slots:
    void framesOfBothSidesComeInTheOrderOfTheirTimestamps()
    {
        FrameMerge merge(4 << 20);
        makePresent(merge);
        for (int each : {10, 30, 50})
            stage(merge, 0, each);
        for (int each : {20, 40, 60})
            stage(merge, 1, each);
        allSafeUntil(merge, 100);
        QCOMPARE(take(merge), (Taken{{0, 10}, {1, 20}, {0, 30}, {1, 40}, {0, 50}, {1, 60}}));
        QVERIFY(merge.isEmpty());
    }

    void aFrameWaitsUntilNeitherSideCanBringAnEarlierOne()
    {
        FrameMerge merge(4 << 20);
        makePresent(merge);
        stage(merge, 0, 10);
        stage(merge, 0, 30);
        merge.setSafe(0, Base + 100us);
        QCOMPARE(take(merge), Taken());
        merge.setSafe(1, Base + 20us);
        QCOMPARE(take(merge), (Taken{{0, 10}}));
        stage(merge, 1, 25);
        merge.setSafe(1, Base + 100us);
        QCOMPARE(take(merge), (Taken{{1, 25}, {0, 30}}));
    }

    void aSideWithoutATapHoldsNothingBack()
    {
        FrameMerge merge(4 << 20);
        merge.setPresent(0, true);
        stage(merge, 0, 10);
        merge.setSafe(0, Base + 11us);
        QCOMPARE(take(merge), (Taken{{0, 10}}));
        stage(merge, 0, 20);
        merge.setPresent(0, false);
        QCOMPARE(take(merge), (Taken{{0, 20}}));
    }

    void framesOfOneSideThatChangedPlacesAreSorted()
    {
        FrameMerge merge(4 << 20);
        makePresent(merge);
        for (int each : {10, 12, 11, 40, 20, 30})
            stage(merge, 0, each);
        QCOMPARE(merge.latest(0), Base + 40us);
        allSafeUntil(merge, 100);
        QCOMPARE(take(merge), (Taken{{0, 10}, {0, 11}, {0, 12}, {0, 20}, {0, 30}, {0, 40}}));
    }

    void aFrameThatComesTooLateForItsPlaceIsNotLost()
    {
        FrameMerge merge(4 << 20);
        makePresent(merge);
        stage(merge, 0, 50);
        allSafeUntil(merge, 100);
        QCOMPARE(take(merge), (Taken{{0, 50}}));
        stage(merge, 1, 20);
        QCOMPARE(take(merge), (Taken{{1, 20}}));
    }

    void whenTheClockWasSetBackTheOrderOfArrivalCounts()
    {
        FrameMerge merge(4 << 20);
        makePresent(merge);
        stage(merge, 0, 3'600'000'000);
        stage(merge, 0, 10);
        stage(merge, 0, 5);
        merge.setArrivalOrder(true);
        stage(merge, 0, 7);
        QCOMPARE(take(merge), (Taken{{0, 3'600'000'000}, {0, 10}, {0, 5}, {0, 7}}));
        merge.setArrivalOrder(false);
        stage(merge, 0, 20);
        stage(merge, 0, 15);
        QCOMPARE(take(merge), Taken());
        allSafeUntil(merge, 100);
        QCOMPARE(take(merge), (Taken{{0, 15}, {0, 20}}));
    }

    void aRecordIsWhatPcapAsksFor()
    {
        FrameMerge merge(4 << 20);
        std::array<unsigned char, 60> frame;
        for (std::size_t at = 0; at < frame.size(); ++at)
            frame[at] = static_cast<unsigned char>(at);
        merge.stage(1, Base + 123'456'789ns, frame, 1500);
        QCOMPARE(merge.next().size(), 1u);
        const StagedFrame *staged = merge.next().data();
        QCOMPARE(staged->bytes, 76u);
        QCOMPARE(staged->original, 1500u);
        QCOMPARE(staged->side, 1);
        PcapRecordHeader header;
        std::memcpy(&header, staged->record, sizeof header);
        QCOMPARE(header.seconds, 1'700'000'000u);
        QCOMPARE(header.fraction, 123'456u);
        QCOMPARE(header.captured, 60u);
        QCOMPARE(header.original, 1500u);
        QVERIFY(std::memcmp(staged->record + sizeof header, frame.data(), frame.size()) == 0);
    }

    void aSideIsFullAtItsBoundAndEmptyAfterRelease()
    {
        FrameMerge merge(2 << 20);
        const std::vector<unsigned char> frame(60'000);
        int staged = 0;
        for (; !merge.isFull(0); ++staged)
            merge.stage(0, Base + std::chrono::microseconds(staged), frame, 60'000);
        QVERIFY(staged * 60'016 <= 2 << 20);
        QVERIFY(staged * 60'016 > 1 << 20);
        QVERIFY(!merge.isFull(1));
        QCOMPARE(static_cast<int>(take(merge).size()), staged);
        QVERIFY(merge.isFull(0));
        merge.release();
        QVERIFY(!merge.isFull(0));
    }

    void takenBytesStayUntilRelease()
    {
        FrameMerge merge(2 << 20);
        std::vector<std::pair<const char *, unsigned char>> records;
        for (unsigned char each = 0; each < 200; ++each) {
            const std::vector<unsigned char> frame(9000, each);
            merge.stage(0, Base + std::chrono::microseconds(each), frame, 9000);
            records.emplace_back(merge.next().front().record, each);
            merge.pop(1);
        }
        for (const auto &[record, value] : records)
            QCOMPARE(static_cast<unsigned char>(record[PcapRecordHeaderBytes + 8999]), value);
    }

    void anyMixtureComesOutWholeAndInOrder()
    {
        std::mt19937 random(20'240'601);
        FrameMerge merge(16 << 20);
        makePresent(merge);
        Taken all;
        std::array<std::int64_t, 2> clock{};
        std::size_t stagedFrames = 0;
        for (int round = 0; round < 2000; ++round) {
            const int side = static_cast<int>(random() % 2);
            auto &now = clock[static_cast<std::size_t>(side)];
            for (auto count = random() % 50; count > 0; --count) {
                now += random() % 20;
                stage(merge, side, now - static_cast<std::int64_t>(random() % 30));
                ++stagedFrames;
            }
            merge.setSafe(side, Base + std::chrono::microseconds(now - 30));
            for (const auto &each : take(merge))
                all.push_back(each);
            if (random() % 3 == 0)
                merge.release();
        }
        allSafeUntil(merge, INT32_MAX);
        for (const auto &each : take(merge))
            all.push_back(each);
        QCOMPARE(all.size(), stagedFrames);
        QVERIFY(std::is_sorted(all.begin(), all.end(), [](const auto &left, const auto &right) {
            return left.second < right.second;
        }));
    }
};

QTEST_APPLESS_MAIN(TestFrameMerge)
#include "tst_framemerge.moc"
