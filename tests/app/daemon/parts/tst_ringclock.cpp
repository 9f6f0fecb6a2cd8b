// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/merge.h"
#include "tests/app/daemon/parts/farclock.h"
#include "tests/capture/archive/merge/mergetest.h"
#include "tests/capture/testing/ringfiller.h"

using namespace tomato;
using namespace tomato::capture;
using namespace tomato::engine;
using namespace std::chrono_literals;

/// Times of recordings of other hosts, and what is stated of them.
class TestRingClock final : public MergeTest
{
    Q_OBJECT

    CapturedRing recorded(const FarClock &clock, const std::vector<Timestamp> &truth) const
    {
        RingFiller ring(run("far"), {}, Precision::Nano);
        for (const Timestamp each : truth)
            ring.addAt(each + clock.offset(each));
        ring.finish();
        CapturedRing all = captured("far");
        all.host = "far";
        return all;
    }

    std::vector<Timestamp> merged(const CapturedRing &ring) const
    {
        if (const std::string failed = problem(mergeRings({ring}, path("a.pcapng")));
            !failed.empty())
            qFatal("%s", failed.c_str());
        std::vector<Timestamp> times;
        for (const Packet &each : packetsIn(path("a.pcapng")))
            times.emplace_back(each.ticks);
        return times;
    }

    static std::vector<Timestamp> each(Timestamp step, Timestamp from, Timestamp to)
    {
        std::vector<Timestamp> all;
        for (Timestamp at = from; at <= to; at += step)
            all.push_back(at);
        return all;
    }

private slots:
    void theTruthIsInsideTheStatedBound_data()
    {
        QTest::addColumn<qint64>("ahead");
        QTest::addColumn<double>("driftPpm");
        QTest::addColumn<qint64>("setBy");
        for (const auto &[name, ahead] : {std::pair("37.5 s ahead", qint64(37'500'000'000)),
                                          {"0.8 s behind", -800'000'000},
                                          {"250 us ahead", 250'000}}) {
            for (const double drift : {40.0, -40.0, 0.0}) {
                for (const qint64 set : {0, 5, -5, -40})
                    QTest::addRow("%s, %g ppm, set by %lld s", name, drift,
                                  static_cast<long long>(set))
                        << ahead << drift << set * 1'000'000'000;
            }
        }
    }

    void theTruthIsInsideTheStatedBound()
    {
        QFETCH(qint64, ahead);
        QFETCH(double, driftPpm);
        QFETCH(qint64, setBy);
        for (unsigned seed = 0; seed < 5; ++seed) {
            m_folder = std::make_unique<QTemporaryDir>();
            FarClock clock{Begin, Timestamp(ahead), driftPpm};
            if (setBy != 0) {
                clock.setAt = Begin + 301'500ms;
                clock.setBy = Timestamp(setBy);
            }
            const std::vector<Timestamp> truth = each(1'700ms, Begin + 5s, Begin + 595s);
            // When it was set is known to the second, and one that was set back told times twice:
            // nothing is stated of what came meanwhile.
            const auto isStated = [&](Timestamp at) {
                return std::chrono::abs(at - clock.setAt) > 2s + std::max(-clock.setBy, 0ns);
            };
            CapturedRing ring = recorded(clock, truth);
            describeClock(ring, known(clock, 600s, seed), false);
            const Timestamp bound = boundIn(ring.clockComment);
            QVERIFY2(bound > 0ns && bound < 3ms, ring.clockComment.c_str());
            const std::vector<Timestamp> times = merged(ring);
            QCOMPARE(times.size(), truth.size());
            for (std::size_t at = 0; at < truth.size(); ++at)
                QVERIFY2(!isStated(truth[at]) || std::chrono::abs(times[at] - truth[at]) <= bound,
                         qPrintable(QStringLiteral("packet %1 is off by %2 ns: %3")
                                        .arg(at)
                                        .arg((times[at] - truth[at]).count())
                                        .arg(QString::fromStdString(ring.clockComment))));
            QCOMPARE(ring.clockComment.find("a clock was set") != std::string::npos, setBy != 0);
        }
    }

    void aClockThatIsSlewedIsInsideTheStatedBound_data()
    {
        QTest::addColumn<double>("ppm");
        QTest::addColumn<std::chrono::seconds>("time");
        QTest::newRow("500 ppm for a second") << 500.0 << 1s;
        QTest::newRow("-500 ppm for 7 s") << -500.0 << 7s;
        QTest::newRow("500 ppm for 200 s") << 500.0 << 200s;
        QTest::newRow("a tenth for 3 s") << 100'000.0 << 3s;
    }

    void aClockThatIsSlewedIsInsideTheStatedBound()
    {
        QFETCH(double, ppm);
        QFETCH(std::chrono::seconds, time);
        for (unsigned seed = 0; seed < 5; ++seed) {
            m_folder = std::make_unique<QTemporaryDir>();
            FarClock clock{Begin, -800ms, -40};
            clock.slewedAt = Begin + 101'300ms + seed * 1'900ms;
            clock.slewedFor = time;
            clock.slewPpm = ppm;
            const std::vector<Timestamp> truth = each(170ms, Begin + 5s, Begin + 395s);
            CapturedRing ring = recorded(clock, truth);
            describeClock(ring, known(clock, 400s, seed), false);
            const Timestamp bound = boundIn(ring.clockComment);
            const std::vector<Timestamp> times = merged(ring);
            QCOMPARE(times.size(), truth.size());
            // One that runs so fast may be taken for one that was set, and that is said.
            const bool isSet = ring.clockComment.find("a clock was set") != std::string::npos;
            QVERIFY2(!isSet || std::abs(ppm) > 1000, ring.clockComment.c_str());
            const auto isStated = [&](Timestamp at) {
                return !isSet || at < clock.slewedAt - 10s || at > clock.slewedAt + time + 10s;
            };
            for (std::size_t at = 0; at < truth.size(); ++at)
                QVERIFY2(!isStated(truth[at]) || std::chrono::abs(times[at] - truth[at]) <= bound,
                         qPrintable(QStringLiteral("packet %1 is off by %2 ns: %3")
                                        .arg(at)
                                        .arg((times[at] - truth[at]).count())
                                        .arg(QString::fromStdString(ring.clockComment))));
        }
    }

    void theBoundGrowsWithTheAgeOfTheLastMeasurement()
    {
        // An hour later nobody knows more than how fast clocks are slewed.
        const FarClock clock{Begin, 250us, 40};
        const std::vector<Timestamp> truth = each(1s, Begin + 3600s, Begin + 3610s);
        CapturedRing ring = recorded(clock, truth);
        describeClock(ring, known(clock, 20s, 1), false);
        const Timestamp bound = boundIn(ring.clockComment);
        QVERIFY2(bound >= 3900ms && bound < 4000ms, ring.clockComment.c_str());
        const std::vector<Timestamp> times = merged(ring);
        for (std::size_t at = 0; at < truth.size(); ++at)
            QVERIFY(std::chrono::abs(times[at] - truth[at]) <= bound);
    }

    void aClockThatWasSetWhileNoTrunkSawItIsNotTakenForADrift()
    {
        // A trunk that was made anew counts its epochs from the first one again.
        FarClock clock{Begin, 250us, 0, Begin + 50s, 5s};
        KnownClock all = known(clock, 100s, 1);
        for (auto &&point : all.series) {
            QJsonObject without = point.toObject();
            without.insert("epoch", 0);
            point = without;
        }
        all.trunk.insert("epoch", 0);
        const std::vector<Timestamp> truth{Begin + 45s, Begin + 55s};
        CapturedRing ring = recorded(clock, truth);
        describeClock(ring, all, false);
        const std::vector<Timestamp> times = merged(ring);
        QCOMPARE(times.size(), 2u);
        for (std::size_t at = 0; at < truth.size(); ++at)
            QVERIFY2(std::chrono::abs(times[at] - truth[at]) <= boundIn(ring.clockComment),
                     ring.clockComment.c_str());
        QVERIFY(ring.clockComment.find("no bound holds from") != std::string::npos);
    }

    void packetsFromBeforeTheFirstMeasurementAreSaid()
    {
        const FarClock clock{Begin, 250us, 0};
        CapturedRing ring = recorded(clock, {Begin - 20s, Begin + 5s});
        describeClock(ring, known(clock, 10s, 1), false);
        QVERIFY2(ring.clockComment.find("no bound holds before 2023-11-14T22:13:20") !=
                     std::string::npos,
                 ring.clockComment.c_str());
    }

    void aClockThatIsNotMeasuredIsSaidAndRawTimesStay()
    {
        const FarClock clock{Begin, 37500ms, 40};
        const std::vector<Timestamp> truth{Begin + 5s, Begin + 6s};
        CapturedRing unknown = recorded(clock, truth);
        CapturedRing raw = unknown;
        describeClock(unknown, {}, false);
        QVERIFY(unknown.clockComment.find("not measured yet") != std::string::npos);
        describeClock(raw, known(clock, 10s, 1), true);
        QVERIFY(raw.clockComment.find("clock of far: +37.5") == 0);
        QVERIFY(raw.clockComment.find(" s to here, not corrected") != std::string::npos);
        for (const CapturedRing &ring : {unknown, raw}) {
            const std::vector<Timestamp> times = merged(ring);
            for (std::size_t at = 0; at < truth.size(); ++at)
                QVERIFY(times[at] == truth[at] + clock.offset(truth[at]));
        }
    }
};

QTEST_GUILESS_MAIN(TestRingClock)
#include "tst_ringclock.moc"
