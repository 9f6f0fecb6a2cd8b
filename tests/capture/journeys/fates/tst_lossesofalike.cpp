// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/ledger.h"

#include <QTest>

#include <deque>
#include <random>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Why a link that loses by chance and has a bandwidth lost packets that look alike.
class TestLossesOfAlike final : public QObject
{
    Q_OBJECT

    static constexpr const char *Sent = "h1:eth0 -> h2:eth0 sent";
    static constexpr const char *Delivered = "h1:eth0 -> h2:eth0 delivered";

    struct Outcome
    {
        /// In truth.
        std::uint64_t byChance = 0;
        std::uint64_t byQueue = 0;
        /// What is told.
        std::map<Fate, std::uint64_t> told;
    };

    /// Sends packets so much apart over a link of 1500 kbit/s with a queue of 15,000 bytes, and a
    /// rest of ten seconds behind half of them; there are `contents` different ones.
    static Outcome send(int packets, Timestamp apart, int contents, double lossRatio)
    {
        constexpr double BytesPerSecond = 187'500;
        constexpr std::uint64_t Limit = 15'000;
        struct Frames
        {
            const char *point;
            Timestamp time;
            Frame frame;
        };
        Outcome outcome;
        std::vector<Frames> seen;
        std::mt19937 random{11};
        std::deque<std::pair<Timestamp, std::uint64_t>> queue;
        std::uint64_t waiting = 0;
        Timestamp free{};
        for (int packet = 0; packet < packets; ++packet) {
            const Timestamp now = 100s + packet * apart + (packet >= packets / 2 ? 10s : 0s);
            const Frame frame = udp6(static_cast<std::uint64_t>(packet % contents));
            seen.push_back({Sent, now, frame});
            while (!queue.empty() && queue.front().first <= now) {
                waiting -= queue.front().second;
                queue.pop_front();
            }
            if (waiting + frame.size() > Limit) {
                ++outcome.byQueue;
            } else if (std::bernoulli_distribution(lossRatio)(random)) {
                ++outcome.byChance;
            } else {
                free = std::max(free, now) +
                       Timestamp(static_cast<Timestamp::rep>(static_cast<double>(frame.size()) /
                                                             BytesPerSecond * 1e9));
                queue.emplace_back(free, frame.size());
                waiting += frame.size();
                seen.push_back({Delivered, free, frame});
            }
        }
        std::ranges::stable_sort(seen, {}, &Frames::time);
        Ledger ledger({Sent, Delivered});
        ledger.describe({"h1", "h2"}, Place::Forwarding::Keeps);
        ledger.effects.add(ledger.point(Sent), 1s,
                           "bandwidth 1500 kbit/s, queue 15000 bytes, loss 3 %");
        for (const Frames &each : seen)
            ledger.see(each.point, each.time, each.frame);
        outcome.told = ledger.counts();
        return outcome;
    }

private slots:
    void noneIsSaidToBeLostByChanceThatFoundNoRoom_data()
    {
        QTest::addColumn<int>("contents");
        for (const int contents : {1, 4, 100})
            QTest::addRow("%d contents", contents) << contents;
    }
    void noneIsSaidToBeLostByChanceThatFoundNoRoom()
    {
        QFETCH(const int, contents);
        for (const double lossRatio : {0.0, 0.03}) {
            Outcome outcome = send(8'000, 150us, contents, lossRatio);
            QVERIFY(outcome.byQueue > 2'000);
            const std::uint64_t byChance = outcome.told[Fate::LostByEmulation];
            const std::uint64_t byQueue = outcome.told[Fate::QueueFull];
            QVERIFY2(byChance <= outcome.byChance, std::to_string(byChance).c_str());
            QVERIFY2(byQueue <= outcome.byQueue, std::to_string(byQueue).c_str());
            QCOMPARE(byChance + byQueue + outcome.told[Fate::LostOnWire],
                     outcome.byChance + outcome.byQueue);
        }
    }

    void packetsWithANumberAreToldApart()
    {
        Outcome outcome = send(8'000, 150us, 1'000'000, 0.03);
        const std::uint64_t known =
            outcome.told[Fate::LostByEmulation] + outcome.told[Fate::QueueFull];
        QVERIFY(outcome.told[Fate::LostByEmulation] <= outcome.byChance);
        QVERIFY(outcome.told[Fate::QueueFull] <= outcome.byQueue);
        QVERIFY2(known * 100 > 95 * (outcome.byChance + outcome.byQueue),
                 std::to_string(known).c_str());
    }

    /// Whichever it was: the queue had room for each of them.
    void whereTheQueueIsNeverNearlyFullChanceLostThem()
    {
        Outcome outcome = send(3'000, 3ms, 1, 0.03);
        QCOMPARE(outcome.byQueue, std::uint64_t{0});
        QVERIFY(outcome.byChance > 30);
        QCOMPARE(outcome.told[Fate::LostByEmulation], outcome.byChance);
    }
};

QTEST_GUILESS_MAIN(TestLossesOfAlike)
#include "tst_lossesofalike.moc"
