// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/trunkqueue.h"

#include <QTest>

using namespace tomato::trunk;
using namespace std::chrono_literals;

class TestTrunkQueue final : public QObject
{
    Q_OBJECT

    const TrunkQueue::Clock::time_point m_start = TrunkQueue::Clock::now();

    /// All that waits, as it would be sent.
    static std::string drain(TrunkQueue &queue)
    {
        std::string all;
        while (!queue.isEmpty()) {
            const auto part = queue.front(10'000);
            // Sent in two parts, as a socket may take it.
            const std::size_t half = (part.size() + 1) / 2;
            all.append(part.data(), half);
            queue.removeSent(half);
        }
        return all;
    }

private slots:
    void whatIsSentComesOutInItsOrderAndControlFirst()
    {
        TrunkQueue queue;
        QVERIFY(queue.add(1, std::string("one"), m_start));
        QVERIFY(queue.add(2, std::string("two"), m_start));
        queue.addControl(std::string("now"));
        std::string expected;
        appendRecord(expected, ControlWire, std::string("now"));
        appendRecord(expected, 1, std::string("one"));
        appendRecord(expected, 2, std::string("two"));
        QCOMPARE(drain(queue), expected);
        QVERIFY(queue.lost().empty());
    }

    void aBurstIsTakenAsLongAsNoFrameWaitsLong()
    {
        TrunkQueue queue;
        const std::string frame(1514, 'x');
        for (int at = 0; at < 300; ++at) // 450 kB, more than 64 KiB
            QVERIFY(queue.add(1, frame, m_start + 4ms));
        QVERIFY(queue.lost().empty());
    }

    void aWireThatWaitsLosesWhatFindsNoRoomAndOthersDoNot()
    {
        TrunkQueue queue;
        const std::string frame(1514, 'x');
        int taken = 0;
        for (int at = 0; at < 100; ++at)
            taken += queue.add(1, frame, at == 0 ? m_start : m_start + 6ms) ? 1 : 0;
        QCOMPARE(taken, int(TrunkQueue::WireBytes / (RecordHeader + frame.size())));
        QCOMPARE(queue.lost().at(1), std::uint64_t(100 - taken));
        QVERIFY(queue.add(2, frame, m_start + 6ms));
        // Sent and lost together are what was given.
        const std::string sent = drain(queue);
        QCOMPARE(sent.size() / (RecordHeader + frame.size()), std::size_t(taken + 1));
    }

    void allWiresTogetherHaveAMegabyte()
    {
        TrunkQueue queue;
        const std::string frame(9216, 'x');
        std::size_t bytes = 0;
        std::uint64_t given = 0;
        for (WireNumber wire = 1; wire <= 1000; ++wire, ++given)
            bytes += queue.add(wire, frame, m_start) ? RecordHeader + frame.size() : 0;
        QVERIFY(bytes <= TrunkQueue::AllBytes);
        std::uint64_t lost = 0;
        for (const auto &[wire, count] : queue.lost())
            lost += count;
        QCOMPARE(lost + bytes / (RecordHeader + frame.size()), given);
    }

    void anEndThatNeverReadsDoesNotFillTheMemory()
    {
        TrunkQueue queue;
        for (int at = 0; at < 100'000; ++at)
            queue.addControl(std::string(25, 'x'));
        QVERIFY(drain(queue).size() < 2 * TrunkQueue::ControlBytes);
    }
};

QTEST_GUILESS_MAIN(TestTrunkQueue)
#include "tst_trunkqueue.moc"
