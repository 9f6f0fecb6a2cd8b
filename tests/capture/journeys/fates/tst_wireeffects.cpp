// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/fates/wireeffects.h"

#include <QTest>

#include <deque>
#include <random>

using namespace tomato;
using namespace tomato::journeys;
using namespace std::chrono_literals;

namespace {

/// A link that loses frames by chance, and then has a queue of `limit` bytes before a bandwidth.
class LossyLink final
{
public:
    static constexpr PointId Sent = 0;
    static constexpr PointId Delivered = 1;
    static constexpr double BytesPerSecond = 1'250'000;
    static constexpr std::uint32_t Limit = 127'500;

    explicit LossyLink(Timestamp delay = {}) : m_delay(delay)
    {
        places.addPoint(pointFromName("h1:eth0 -> h2:eth0 sent"));
        places.addPoint(pointFromName("h1:eth0 -> h2:eth0 delivered"));
        places.connect();
    }

    /// Sends so many frames of random size at a random pace, `load` times as much as the bandwidth.
    void send(int frames, double load, double lossRatio)
    {
        std::uniform_int_distribution<int> length(60, 1514);
        std::exponential_distribution<double> gap(BytesPerSecond * load / 787);
        for (int frame = 0; frame < frames; ++frame) {
            m_now += Timestamp(1 + static_cast<Timestamp::rep>(gap(m_random) * 1e9));
            sendOne(static_cast<std::uint16_t>(length(m_random)), lossRatio);
        }
    }
    void rest() { m_now += 10s; }

    /// Gives all journeys to the effects, in the order in which they were last seen.
    void tell(WireEffects &effects)
    {
        std::ranges::stable_sort(m_journeys, {}, [](const auto &hops) { return hops.back().time; });
        for (const auto &hops : m_journeys) {
            Journey journey;
            journey.hops = hops;
            effects.add(places, journey);
        }
        effects.finish();
    }

    Places places;
    std::map<Timestamp, WireEffects::Cause> losses;

private:
    void sendOne(std::uint16_t bytes, double lossRatio)
    {
        const Timestamp came = m_now + m_delay;
        while (!m_queue.empty() && m_queue.front().first <= came) {
            m_waiting -= m_queue.front().second;
            m_queue.pop_front();
        }
        std::vector<Hop> hops(1);
        hops[0].point = Sent;
        hops[0].time = m_now;
        hops[0].length = bytes;
        const bool hasRoom = m_waiting + bytes <= Limit;
        // A frame that would have found no room does not lack it for its loss by chance.
        if (!hasRoom) {
            losses[m_now] = WireEffects::Cause::QueueFull;
        } else if (std::bernoulli_distribution(lossRatio)(m_random)) {
            losses[m_now] = WireEffects::Cause::Emulation;
        } else {
            m_free = std::max(m_free, came) +
                     Timestamp(static_cast<Timestamp::rep>(bytes / BytesPerSecond * 1e9));
            m_queue.emplace_back(m_free, bytes);
            m_waiting += bytes;
            hops.push_back(hops[0]);
            hops[1].point = Delivered;
            hops[1].time = m_free;
            hops[1].parent = 0;
        }
        m_journeys.push_back(std::move(hops));
    }

    std::mt19937 m_random{7};
    Timestamp m_delay;
    Timestamp m_now = 100s;
    Timestamp m_free{};
    std::deque<std::pair<Timestamp, std::uint32_t>> m_queue;
    std::uint64_t m_waiting = 0;
    std::vector<std::vector<Hop>> m_journeys;
};

} // namespace

class TestWireEffects final : public QObject
{
    Q_OBJECT

private slots:
    void aCauseIsSaidWhereThereIsOne_data()
    {
        QTest::addColumn<QByteArray>("emulation");
        QTest::addColumn<int>("cause");
        const auto row = [](const char *emulation, WireEffects::Cause cause) {
            QTest::newRow(emulation) << QByteArray(emulation) << static_cast<int>(cause);
        };
        row("loss 5 %", WireEffects::Cause::Emulation);
        row("delay 20 ms, jitter 2 ms (normal), loss 0.5 %", WireEffects::Cause::Emulation);
        row("bandwidth 4000 kbit/s", WireEffects::Cause::QueueFull);
        row("bandwidth 4000 kbit/s, delay 20 ms", WireEffects::Cause::QueueFull);
        row("bandwidth 4000 kbit/s, loss 5 %", WireEffects::Cause::Unknown);
        row("drop 3,7,100-120 of icmp", WireEffects::Cause::Emulation);
        row("loss 5 % of icmp, seed 42", WireEffects::Cause::Emulation);
        row("trace of 60 s with 9300 kbit/s in the mean", WireEffects::Cause::QueueFull);
        row("trace of 60 s with 9300 kbit/s in the mean, drop 1", WireEffects::Cause::Unknown);
        row("loss 5 %, only for udp port 5001", WireEffects::Cause::Emulation);
        row("bandwidth 4000 kbit/s, queue 127500 bytes, loss 5 %, only for udp, seed 4",
            WireEffects::Cause::Unknown);
        row("delay 20 ms", WireEffects::Cause::Unknown);
        row("none", WireEffects::Cause::Unknown);
        row("the link is down", WireEffects::Cause::LinkDown);
        row("", WireEffects::Cause::Unknown);
    }
    void aCauseIsSaidWhereThereIsOne()
    {
        QFETCH(const QByteArray, emulation);
        QFETCH(const int, cause);
        WireEffects effects;
        effects.add(3, 10s, emulation.toStdString());
        // The first setting held before, too.
        for (const Timestamp time : {Timestamp(1s), Timestamp(10s), Timestamp(100s)})
            QCOMPARE(static_cast<int>(effects.causeAt(3, time)), cause);
        QVERIFY(effects.causeAt(4, 10s) == WireEffects::Cause::Unknown);
    }

    void aLossByChanceIsToldFromAFullQueueByWhatWaited_data()
    {
        QTest::addColumn<QByteArray>("emulation");
        QTest::addColumn<int>("delay");
        QTest::newRow("no delay") << QByteArray(
                                         "bandwidth 10000 kbit/s, queue 127500 bytes, loss 5 %")
                                  << 0;
        QTest::newRow("a delay before the queue")
            << QByteArray("bandwidth 10000 kbit/s, queue 127500 bytes, delay 20 ms, loss 5 %")
            << 20;
    }
    void aLossByChanceIsToldFromAFullQueueByWhatWaited()
    {
        QFETCH(const QByteArray, emulation);
        QFETCH(const int, delay);
        LossyLink link{std::chrono::milliseconds(delay)};
        for (int round = 0; round < 5; ++round) {
            link.send(5000, 2, 0.05);
            link.send(5000, 0.9, 0.05);
            link.send(5000, 0.3, 0.05);
            link.rest();
        }
        WireEffects effects;
        effects.add(LossyLink::Sent, 1s, emulation.toStdString());
        link.tell(effects);
        std::map<WireEffects::Cause, int> right;
        int unknown = 0;
        for (const auto &[time, cause] : link.losses) {
            QVERIFY(effects.dependsOnQueue(LossyLink::Sent, time));
            const auto found = effects.causeAt(LossyLink::Sent, time);
            if (found == WireEffects::Cause::Unknown) {
                ++unknown;
                continue;
            }
            QVERIFY2(found == cause, qPrintable(QString::number(time.count())));
            ++right[found];
        }
        const std::string counts = std::to_string(right[WireEffects::Cause::Emulation]) +
                                   " by chance, " +
                                   std::to_string(right[WireEffects::Cause::QueueFull]) +
                                   " by the queue, " + std::to_string(unknown) + " not known";
        QVERIFY2(right[WireEffects::Cause::Emulation] > 1000, counts.c_str());
        QVERIFY2(right[WireEffects::Cause::QueueFull] > 5'000, counts.c_str());
        // A frame that left at the same moment may have made room.
        QVERIFY2(unknown * 20 < static_cast<int>(link.losses.size()), counts.c_str());
        QVERIFY(effects.causeAt(LossyLink::Sent, 99s) == WireEffects::Cause::Unknown);
    }

    void withoutTheLengthOfTheQueueNothingIsSaid()
    {
        LossyLink link;
        link.send(5000, 2, 0.05);
        WireEffects effects;
        effects.add(LossyLink::Sent, 1s, "bandwidth 10000 kbit/s, loss 5 %");
        link.tell(effects);
        for (const auto &[time, cause] : link.losses) {
            QVERIFY(!effects.dependsOnQueue(LossyLink::Sent, time));
            QVERIFY(effects.causeAt(LossyLink::Sent, time) == WireEffects::Cause::Unknown);
        }
    }

    /// Files are given in any order.
    void changesAreInTheOrderOfTime()
    {
        WireEffects effects;
        effects.add(0, 30s, "none");
        effects.add(0, 10s, "loss 5 %");
        effects.add(0, 20s, "bandwidth 100 kbit/s");
        QVERIFY(effects.causeAt(0, 5s) == WireEffects::Cause::Emulation);
        QVERIFY(effects.causeAt(0, 15s) == WireEffects::Cause::Emulation);
        QVERIFY(effects.causeAt(0, 25s) == WireEffects::Cause::QueueFull);
        QVERIFY(effects.causeAt(0, 35s) == WireEffects::Cause::Unknown);
    }

    void aroundAChangeNothingIsSaid()
    {
        WireEffects effects;
        effects.add(0, 10s, "loss 5 %");
        effects.add(0, 20s, "loss 7 %");
        effects.add(0, 30s, "bandwidth 100 kbit/s");
        QVERIFY(effects.causeAt(0, 20s) == WireEffects::Cause::Emulation);
        QVERIFY(effects.causeAt(0, 29'700ms) == WireEffects::Cause::Emulation);
        QVERIFY(effects.causeAt(0, 29'900ms) == WireEffects::Cause::Unknown);
        QVERIFY(effects.causeAt(0, 30'100ms) == WireEffects::Cause::Unknown);
        QVERIFY(effects.causeAt(0, 30'300ms) == WireEffects::Cause::QueueFull);
        // An effect that cannot be the cause before nor after is none.
        effects.add(0, 40s, "none");
        QVERIFY(effects.causeAt(0, 39'900ms) == WireEffects::Cause::QueueFull);
        QVERIFY(effects.causeAt(0, 40'100ms) == WireEffects::Cause::QueueFull);
        QVERIFY(effects.causeAt(0, 40'300ms) == WireEffects::Cause::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestWireEffects)
#include "tst_wireeffects.moc"
