// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/recordingend.h"

#include <QTest>

#include <deque>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

/// When a recording ends by itself. Frames here are 60 bytes long; one whose number can be divided
/// by the trigger's is of EtherType 0x88b6.
class TestRecordingEnd final : public QObject
{
    Q_OBJECT

private:
    std::deque<std::array<char, PcapRecordHeaderBytes + 60>> m_records;

    std::vector<StagedFrame> frames(std::uint64_t count, std::uint64_t every = UINT64_MAX)
    {
        std::vector<StagedFrame> all;
        for (std::uint64_t number = 1; number <= count; ++number) {
            auto &record = m_records.emplace_back();
            record[PcapRecordHeaderBytes + 12] = '\x88';
            record[PcapRecordHeaderBytes + 13] = number % every == 0 ? '\xb6' : '\xb5';
            StagedFrame &frame = all.emplace_back();
            frame.time = Timestamp(number);
            frame.record = record.data();
            frame.bytes = static_cast<std::uint32_t>(record.size());
            frame.original = 60;
        }
        return all;
    }

    static FilterProgram trigger() { return std::move(*compileFilter("ether proto 0x88b6")); }

    /// How many of them are recorded, `atOnce` at a time.
    static std::uint64_t record(RecordingEnd &end, std::span<const StagedFrame> all,
                                std::size_t atOnce)
    {
        std::uint64_t recorded = 0;
        while (!all.empty()) {
            const std::size_t admitted = end.admit(all);
            if (admitted == 0)
                break;
            const std::size_t taken = std::min(admitted, atOnce);
            end.count(all.first(taken));
            all = all.subspan(taken);
            recorded += taken;
        }
        return recorded;
    }

    static void differentBatches()
    {
        QTest::addColumn<int>("atOnce");
        for (const int each : {1, 3, 10, 100'000})
            QTest::addRow("%d at once", each) << each;
    }

private slots:
    void cleanup() { m_records.clear(); }

    void withoutConditionsNothingEnds()
    {
        const RecordingEnd end({}, {}, {}, {}, 0ns);
        QVERIFY(!end.isConditional());
        QVERIFY(!end.isComplete());
        QVERIFY(!end.due());
    }

    void exactlyTheNumberOfPacketsIsRecorded_data() { differentBatches(); }
    void exactlyTheNumberOfPacketsIsRecorded()
    {
        QFETCH(int, atOnce);
        RecordingEnd end({1000, 0, 0s}, {}, {}, {}, 0ns);
        QVERIFY(end.isConditional() && !end.isComplete());
        QCOMPARE(record(end, frames(5000), static_cast<std::size_t>(atOnce)), 1000u);
        QVERIFY(end.isComplete());
        QCOMPARE(end.reason(), std::string("1000 packets were recorded"));
    }

    void noMoreThanTheBytesAreRecorded_data() { differentBatches(); }
    void noMoreThanTheBytesAreRecorded()
    {
        QFETCH(int, atOnce);
        for (const std::uint64_t bytes : {6000u, 6001u, 6059u}) {
            RecordingEnd end({0, bytes, 0s}, {}, {}, {}, 0ns);
            QCOMPARE(record(end, frames(500), static_cast<std::size_t>(atOnce)), 100u);
            QVERIFY(end.isComplete());
            QCOMPARE(end.reason(), "6000 bytes were recorded, and no more than " +
                                       std::to_string(bytes) + " were asked for");
        }
    }

    void theFirstConditionThatIsMetCounts()
    {
        RecordingEnd end({1000, 600, 3600s}, {}, {}, {}, 0ns);
        QCOMPARE(record(end, frames(5000), 5000), 10u);
        QVERIFY(end.due());
    }

    void afterATriggerTheConditionsCountFromIt_data() { differentBatches(); }
    void afterATriggerTheConditionsCountFromIt()
    {
        QFETCH(int, atOnce);
        RecordingEnd end({5, 0, 3600s}, trigger(), {}, {}, 0ns);
        QVERIFY(!end.due());
        // 1699 before it, then 1700 to 1704.
        QCOMPARE(record(end, frames(5000, 1700), static_cast<std::size_t>(atOnce)), 1704u);
        QVERIFY(end.isComplete());
        QVERIFY(end.due());
        QCOMPARE(end.trigger(), (TriggerState{1700, 1699, 1699 * 60}));
        QCOMPARE(end.reason(), std::string("5 packets were recorded since the trigger"));
    }

    void withoutItsTriggerNothingEnds()
    {
        RecordingEnd end({5, 5, 1s}, trigger(), {}, {}, 0ns);
        QCOMPARE(record(end, frames(5000), 5000), 5000u);
        QVERIFY(!end.isComplete());
        QVERIFY(!end.due());
        QCOMPARE(end.trigger(), TriggerState());
    }

    void aTriggerThatDoesNotFitAnyMoreEndsAsWell()
    {
        RecordingEnd end({0, 59, 0s}, trigger(), {}, {}, 0ns);
        QCOMPARE(record(end, frames(100, 50), 100), 49u);
        QVERIFY(end.isComplete());
    }

    void aRecordingThatGoesOnCountsWhatItHad()
    {
        Counters counters;
        counters.written = {300, 600};
        counters.writtenBytes = {300 * 60, 600 * 60};
        RecordingEnd packets({1000, 0, 0s}, {}, counters, {}, 0ns);
        QCOMPARE(record(packets, frames(500), 500), 100u);
        RecordingEnd bytes({0, 60'000, 0s}, {}, counters, {}, 0ns);
        QCOMPARE(record(bytes, frames(500), 500), 100u);
        RecordingEnd triggered({150, 0, 0s}, trigger(), counters, {77, 800, 800 * 60}, 0ns);
        QCOMPARE(record(triggered, frames(500, 2), 500), 50u);
        QCOMPARE(triggered.trigger().time, 77);
        QVERIFY(RecordingEnd({900, 0, 0s}, {}, counters, {}, 0ns).isComplete());
        const RecordingEnd late({0, 0, 60s}, {}, counters, {}, 61s);
        QVERIFY(*late.due() < RecordingEnd::Clock::now());
        QCOMPARE(late.reason(), std::string("60 seconds have passed"));
    }
};

QTEST_GUILESS_MAIN(TestRecordingEnd)
#include "tst_recordingend.moc"
