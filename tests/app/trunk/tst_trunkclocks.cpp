// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/trunkstream.h"
#include "tests/app/trunk/slowline.h"
#include "tests/app/trunk/testclock.h"

#include <QTest>

#include <random>

#include <fcntl.h>

using namespace tomato;
using namespace tomato::trunk;
using namespace std::chrono_literals;

/// A home and a host, each with a clock of its own, and a long line between them that takes another
/// time in each direction.
class ClockRun final
{
public:
    ClockRun(const CarrierChoice choice, Way there, Way back, TestClock host, unsigned seed)
        : m_choice(choice), m_home(0s, 0), m_host(host), m_line(there, back, seed)
    {
        m_far = makeEnd(m_line.takeHost(), m_host);
        m_near = makeEnd(m_line.takeHome(), m_home);
        m_far->acceptUdp(QHostAddress(QHostAddress::LocalHost));
        m_near->useUdp({choice, {}, {}});
    }

    /// Tells whether it was compared while times went by what was asked for.
    bool wentAsAsked() const { return m_wentAsAsked; }
    TestClock &home() { return m_home; }
    TestClock &host() { return m_host; }
    /// Counts what was stated and compared with the truth.
    int compared() const { return m_compared; }
    int epoch() const
    {
        const auto stated = m_near->clock();
        return stated ? stated->epoch : -1;
    }

    /// Compares what the home states with the truth; returns what is wrong, or nothing.
    QString compare()
    {
        const auto stated = m_near->clock();
        if (!stated)
            return {};
        ++m_compared;
        m_wentAsAsked |= (m_choice == CarrierChoice::Udp) == m_near->udp().isAlive();
        const Nanoseconds truth = truthAt(stated->at);
        const Nanoseconds error = std::chrono::abs(stated->offset - truth);
        m_greatest = std::max(m_greatest, error);
        m_narrowest = std::min(m_narrowest, stated->bound);
        if (error <= stated->bound)
            return {};
        return QStringLiteral("stated %1 +-%2 ns, it was %3 ns")
            .arg(stated->offset.count())
            .arg(stated->bound.count())
            .arg(truth.count());
    }
    /// When that was stated.
    Nanoseconds at() const
    {
        const auto stated = m_near->clock();
        return stated ? stated->at : Nanoseconds{};
    }
    Nanoseconds greatestError() const { return m_greatest; }
    /// The narrowest bound of all that were stated.
    Nanoseconds narrowest() const { return m_narrowest; }

private:
    static std::unique_ptr<TrunkStream> makeEnd(FileDescriptor both, const TestClock &clock)
    {
        FileDescriptor copy(::fcntl(both.get(), F_DUPFD_CLOEXEC, 3));
        return std::make_unique<TrunkStream>(
            std::move(copy), std::move(both), QByteArray(), [](auto, auto) {}, clock.local());
    }
    /// What is to be stated of this time by the home's clock.
    Nanoseconds truthAt(Nanoseconds home) const
    {
        Nanoseconds truth = home;
        // Each time it is right to a tenth of the error before, at least.
        for (int count = 0; count < 12; ++count)
            truth = home - m_home.ahead(truth);
        return m_host.ahead(truth) - m_home.ahead(truth);
    }

    CarrierChoice m_choice;
    bool m_wentAsAsked = false;
    TestClock m_home;
    TestClock m_host;
    SlowLine m_line;
    std::unique_ptr<TrunkStream> m_near;
    std::unique_ptr<TrunkStream> m_far;
    int m_compared = 0;
    Nanoseconds m_greatest{};
    Nanoseconds m_narrowest = Nanoseconds::max();
};

class TestTrunkClocks final : public QObject
{
    Q_OBJECT

    /// Each of them is compared so often.
    static constexpr int Comparisons = 50;
    /// So many go on at the same time.
    static constexpr int AtOnce = 10;

    static int runs()
    {
        bool isNumber = false;
        const int asked = qEnvironmentVariableIntValue("TOMATO_CLOCK_RUNS", &isNumber);
        return isNumber ? asked : AtOnce;
    }

    static std::unique_ptr<ClockRun> makeRun(CarrierChoice choice, unsigned seed)
    {
        std::mt19937 random(seed);
        const auto upTo = [&random](std::int64_t most) {
            return std::uniform_int_distribution<std::int64_t>(0, most)(random);
        };
        const auto way = [&] {
            return Way{std::chrono::microseconds(upTo(40'000)),
                       std::chrono::microseconds(upTo(5'000)), static_cast<double>(upTo(5)) / 100};
        };
        const Nanoseconds ahead[] = {37'500ms, -800ms, 250us, 0s};
        const double drift[] = {40, -40, 0, 15};
        const Way there = way();
        const Way back = way();
        return std::make_unique<ClockRun>(choice, there, back,
                                          TestClock(ahead[seed % 4], drift[seed / 4 % 4]), seed);
    }

    /// Compares all runs until each was compared so often, or one was wrong.
    static QString compare(std::vector<std::unique_ptr<ClockRun>> &all, int comparisons)
    {
        QString wrong;
        const auto isDone = [&] {
            bool isEnough = true;
            for (std::size_t at = 0; at < all.size() && wrong.isEmpty(); ++at) {
                if (const QString text = all[at]->compare(); !text.isEmpty())
                    wrong = QStringLiteral("run %1: ").arg(at) + text;
                isEnough = isEnough && all[at]->compared() >= comparisons && all[at]->wentAsAsked();
            }
            return isEnough || !wrong.isEmpty();
        };
        if (!QTest::qWaitFor(isDone, 60'000))
            return QStringLiteral("a clock was not measured");
        return wrong;
    }

private slots:
    void theTruthIsInsideTheBound_data()
    {
        QTest::addColumn<CarrierChoice>("choice");
        QTest::newRow("stream") << CarrierChoice::Stream;
        QTest::newRow("udp") << CarrierChoice::Udp;
    }

    void theTruthIsInsideTheBound()
    {
        QFETCH(CarrierChoice, choice);
        for (int begun = 0; begun < runs(); begun += AtOnce) {
            std::vector<std::unique_ptr<ClockRun>> all;
            for (int at = begun; at < std::min(runs(), begun + AtOnce); ++at)
                all.push_back(makeRun(choice, static_cast<unsigned>(at)));
            const QString wrong = compare(all, Comparisons);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("from %1: ").arg(begun) + wrong));
        }
    }

    void aWayThatIsLongerInOneDirectionIsInTheBound()
    {
        std::vector<std::unique_ptr<ClockRun>> all;
        all.push_back(std::make_unique<ClockRun>(CarrierChoice::Stream, Way{30ms, 0us, 0},
                                                 Way{10ms, 0us, 0}, TestClock(-800ms, 40), 1));
        const QString wrong = compare(all, Comparisons);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        // Half of the round trip is wrong by 10 ms, and no bound is narrower than what is unknown.
        QVERIFY(all[0]->greatestError() > 5ms);
        QVERIFY(all[0]->narrowest() >= 20ms);
    }

    void aClockThatIsSlewedStaysInsideTheBound_data()
    {
        QTest::addColumn<CarrierChoice>("choice");
        QTest::addColumn<double>("homePpm");
        QTest::addColumn<double>("hostPpm");
        for (const auto &[name, choice] :
             {std::pair("stream", CarrierChoice::Stream), std::pair("udp", CarrierChoice::Udp)}) {
            for (const auto &[home, host] :
                 {std::pair(0, 500), {0, -500}, {500, -500}, {-500, 0}, {0, 80'000}, {80'000, 0}})
                QTest::addRow("%s, home by %d, host by %d ppm", name, home, host)
                    << choice << double(home) << double(host);
        }
    }

    /// As a daemon does which is to bring its clock back to the truth.
    void aClockThatIsSlewedStaysInsideTheBound()
    {
        QFETCH(CarrierChoice, choice);
        QFETCH(double, homePpm);
        QFETCH(double, hostPpm);
        std::vector<std::unique_ptr<ClockRun>> all;
        all.push_back(std::make_unique<ClockRun>(choice, Way{3ms, 0us, 0}, Way{1ms, 0us, 0},
                                                 TestClock(250us, 40), 3));
        ClockRun &run = *all[0];
        QString wrong = compare(all, Comparisons);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        run.home().slew(homePpm);
        run.host().slew(hostPpm);
        // Several measurements: one each half a second.
        Nanoseconds begin = run.at();
        // How fast it is slewed by more than the kernel's discipline shows at the next one.
        if (std::max(std::abs(homePpm), std::abs(hostPpm)) > 500) {
            QTRY_VERIFY_WITH_TIMEOUT(run.at() - begin > 2s, 30'000);
            begin = run.at();
        }
        QTRY_VERIFY_WITH_TIMEOUT(!(wrong = run.compare()).isEmpty() || run.at() - begin > 3s,
                                 30'000);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        // No clock was set.
        QCOMPARE(run.epoch(), 0);
    }

    void aClockThatIsSetByLessThanTheBoundIsNoticed_data()
    {
        QTest::addColumn<CarrierChoice>("choice");
        QTest::addColumn<bool>("isHome");
        QTest::addColumn<qint64>("step");
        for (const auto &[name, choice] :
             {std::pair("stream", CarrierChoice::Stream), std::pair("udp", CarrierChoice::Udp)}) {
            for (const bool isHome : {false, true}) {
                for (const qint64 milliseconds : {15, -15, 5000, -5000})
                    QTest::addRow("%s, %s set by %lld ms", name, isHome ? "home" : "host",
                                  static_cast<long long>(milliseconds))
                        << choice << isHome << milliseconds * 1'000'000;
            }
        }
    }

    /// Half of what the ways differ by: old and new measurements have something in common.
    void aClockThatIsSetByLessThanTheBoundIsNoticed()
    {
        QFETCH(CarrierChoice, choice);
        QFETCH(bool, isHome);
        QFETCH(qint64, step);
        std::vector<std::unique_ptr<ClockRun>> all;
        all.push_back(std::make_unique<ClockRun>(choice, Way{30ms, 1ms, 0}, Way{10ms, 1ms, 0},
                                                 TestClock(250us, 40), 7));
        ClockRun &run = *all[0];
        QString wrong = compare(all, Comparisons);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        (isHome ? run.home() : run.host()).set(Nanoseconds(step));
        QTRY_VERIFY_WITH_TIMEOUT(run.epoch() > 0, 30'000);
        wrong = compare(all, run.compared() + Comparisons);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestTrunkClocks)
#include "tst_trunkclocks.moc"
