// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/ringstate.h"
#include "capture/ring/segmentfiles.h"

#include <QTest>

#include <random>

using namespace tomato;
using namespace tomato::capture;

class TestRingState final : public QObject
{
    Q_OBJECT

private:
    static RingState sample()
    {
        RingState state;
        state.snapLength = 262'144;
        state.writer = ProcessIdentity::current();
        state.counters = {{{15, 25}, {10, 20}, {3, 4}, {1, 2}}, {9, 19}, {900, 1900}, {5, 6}};
        state.precision = Precision::Nano;
        state.trigger = {150, 12, 1000};
        state.segments = {{7, 1000, 11, 5, 4, 100, 200}, {8, 24, 0, 16, 0, 0, 0}};
        return state;
    }

    static std::string encoded(const RingState &state)
    {
        std::string bytes;
        encodeState(state, bytes);
        return bytes;
    }

private slots:
    void aStateComesBackAsItWas()
    {
        RingState state = sample();
        auto decoded = decodeState(encoded(state));
        QVERIFY(decoded);
        QVERIFY(*decoded == state);
        state.finished = true;
        state.segments.clear();
        decoded = decodeState(encoded(state));
        QVERIFY(decoded && *decoded == state);
    }

    void anOlderLongerStateBehindItDoesNotMatter()
    {
        RingState state = sample();
        std::string bytes = encoded(state);
        state.segments.pop_back();
        const std::string shorter = encoded(state);
        bytes.replace(0, shorter.size(), shorter);
        const auto decoded = decodeState(bytes);
        QVERIFY(decoded && *decoded == state);
    }

    void everyChangedBitIsNoticed()
    {
        const std::string bytes = encoded(sample());
        for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
            std::string changed = bytes;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
            QVERIFY2(!decodeState(changed), qPrintable(QString("bit %1").arg(bit)));
        }
    }

    void everyMissingByteIsNoticed()
    {
        const std::string bytes = encoded(sample());
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(!decodeState(std::span(bytes).first(length)));
    }

    void twoHalvesOfDifferentWritesAreNoticed()
    {
        RingState state = sample();
        const std::string before = encoded(state);
        ++state.segments.back().packets;
        state.segments.back().bytes += 100;
        ++state.counters.written[1];
        const std::string after = encoded(state);
        for (std::size_t cut = 0; cut <= before.size(); ++cut) {
            const std::string torn = after.substr(0, cut) + before.substr(cut);
            QCOMPARE(decodeState(torn).has_value(), torn == before || torn == after);
        }
    }

    void garbageIsRefused()
    {
        std::mt19937 random(4711);
        const std::string good = encoded(sample());
        for (int round = 0; round < 20'000; ++round) {
            std::string bytes(random() % 400, '\0');
            for (char &each : bytes)
                each = static_cast<char>(random());
            // With the right beginning, so that more than the magic is looked at.
            bytes.replace(0, std::min<std::size_t>(bytes.size(), 8), good.substr(0, 8));
            QVERIFY(!decodeState(bytes));
        }
    }

    void segmentsThatDoNotFollowEachOtherAreRefused()
    {
        RingState state = sample();
        state.segments[1].number = 9;
        QCOMPARE(decodeState(encoded(state)).error().text(),
                 std::string("segment 9: does not continue the segment before it"));
        state = sample();
        state.segments[1].bytes = state.limits.segmentBytes + 1;
        QCOMPARE(decodeState(encoded(state)).error().text(),
                 std::string("segment 8: impossible size"));
    }

    void aSegmentsNumberIsReadFromItsNameOnly()
    {
        QCOMPARE(segmentPath("/run", 1), std::filesystem::path("/run/000001.pcap"));
        QCOMPARE(segmentNumber(segmentPath("/run", 12)), 12u);
        QCOMPARE(segmentNumber(segmentPath("/run", 123'456'789)), 123'456'789u);
        for (const char *other : {"1.pcap", "000001.pcapng", "x00001.pcap", "-00001.pcap",
                                  "000000.pcap", "0000001.pcap", "ring.state", ""})
            QCOMPARE(segmentNumber(other), 0u);
    }

    void anotherProcessWithTheSameNumberIsNotTheWriter()
    {
        ProcessIdentity self = ProcessIdentity::current();
        QVERIFY(self.isAlive());
        ++self.start;
        QVERIFY(!self.isAlive());
        self = ProcessIdentity::current();
        self.boot[0] = 'x';
        QVERIFY(!self.isAlive());
        QVERIFY(!ProcessIdentity().isAlive());
    }
};

QTEST_APPLESS_MAIN(TestRingState)
#include "tst_ringstate.moc"
