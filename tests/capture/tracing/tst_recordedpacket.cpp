// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/segmentfiles.h"
#include "capture/tracing/recordedpacket.h"
#include "tests/capture/testing/ringfiller.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tomato;
using namespace tomato::capture;
using namespace tomato::journeys;

/// Packets that are read from a ring by their numbers.
class TestRecordedPacket final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::vector<Segment> m_segments;

    std::filesystem::path run() const { return m_folder.path().toStdString(); }

    std::vector<std::uint64_t> read(const std::vector<std::uint64_t> &numbers) const
    {
        std::vector<std::uint64_t> found;
        const auto done = readRecordedPackets(
            run(), numbers,
            [&](std::uint64_t number, Timestamp time, std::span<const char>) {
                if (time == std::chrono::floor<std::chrono::microseconds>(fillerTime(number)))
                    found.push_back(number);
            },
            [] { return true; });
        return done ? found : std::vector<std::uint64_t>{UINT64_MAX};
    }

private slots:
    /// Four files, of which the first ones have left the ring.
    void initTestCase()
    {
        RingFiller filler(run(), smallLimits(4));
        while (ringSnapshot(run()).segments.front().number < 3)
            filler.add(500, 1'000);
        m_segments = ringSnapshot(run()).segments;
        QCOMPARE(m_segments.size(), std::size_t{4});
    }

    void packetsAreFoundByTheirNumbersInAllFiles()
    {
        std::vector<std::uint64_t> numbers;
        for (const Segment &segment : m_segments) {
            for (const std::uint64_t at : {std::uint64_t{0}, segment.packets - 1})
                numbers.push_back(segment.packetsBefore + at);
        }
        QVERIFY(read(numbers) == numbers);
        QVERIFY(readRecordedPacket(run(), numbers.back()));
    }

    void thoseThatLeftTheRingAreLeftOut()
    {
        const std::uint64_t first = m_segments.front().packetsBefore;
        QVERIFY(first > 1);
        QVERIFY(read({0, first - 1, first, first + 1}) ==
                (std::vector<std::uint64_t>{first, first + 1}));
        const auto gone = readRecordedPacket(run(), first - 1);
        QVERIFY(!gone);
        QVERIFY(gone.error().message.find("has left") != std::string::npos);
    }

    void itCanBeCancelled()
    {
        const std::vector<std::uint64_t> numbers{m_segments.front().packetsBefore};
        const auto done = readRecordedPackets(
            run(), numbers, [](std::uint64_t, Timestamp, std::span<const char>) {},
            [] { return false; });
        QVERIFY(!done);
        QVERIFY(done.error().message.find("cancelled") != std::string::npos);
    }

    /// Last, as it breaks a file.
    void onlyFilesThatHoldOneAreRead()
    {
        const Segment &broken = m_segments[1];
        std::fstream(broken.path, std::ios::binary | std::ios::in | std::ios::out)
            << std::string(64, '\xff');
        const std::vector<std::uint64_t> numbers{m_segments[0].packetsBefore,
                                                 m_segments[2].packetsBefore};
        QVERIFY(read(numbers) == numbers);
        QVERIFY(read({broken.packetsBefore}) == std::vector<std::uint64_t>{UINT64_MAX});
    }
};

QTEST_GUILESS_MAIN(TestRecordedPacket)
#include "tst_recordedpacket.moc"
