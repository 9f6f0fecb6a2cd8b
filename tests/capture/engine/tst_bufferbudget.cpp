// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/bufferbudget.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using tomato::capture::BufferShare;

class TestBufferBudget final : public QObject
{
    Q_OBJECT

private slots:
    void thereIsNoMoreThanTheBudget()
    {
        const auto most = BufferShare::take(BufferShare::Budget - 100);
        QVERIFY(most);
        QVERIFY(!BufferShare::take(101));
        const auto rest = BufferShare::take(100);
        QVERIFY(rest);
        QVERIFY(!BufferShare::take(1));
    }

    void someCanBeLeftToOthers()
    {
        constexpr std::size_t Half = BufferShare::Budget / 2;
        QVERIFY(!BufferShare::take(Half + 1, Half));
        const auto usual = BufferShare::take(Half, Half);
        QVERIFY(usual);
        QVERIFY(!BufferShare::take(1, Half));
        QVERIFY(BufferShare::take(Half));
    }

    void whatIsNotNeededAnyMoreGoesBack()
    {
        for (int round = 0; round < 3; ++round)
            QVERIFY(BufferShare::take(BufferShare::Budget));
    }

    void movingTakesNothingTwice()
    {
        auto first = BufferShare::take(BufferShare::Budget / 2);
        {
            const BufferShare moved = std::move(*first);
            QVERIFY(!BufferShare::take(BufferShare::Budget));
        }
        QVERIFY(BufferShare::take(BufferShare::Budget));
        auto second = BufferShare::take(1000);
        first = std::move(second);
        second.reset();
        QVERIFY(!BufferShare::take(BufferShare::Budget));
        first.reset();
        QVERIFY(BufferShare::take(BufferShare::Budget));
    }

    void manyThreadsShareIt()
    {
        constexpr std::size_t Piece = BufferShare::Budget / 10;
        std::atomic<int> held = 0;
        std::atomic<int> most = 0;
        std::vector<std::thread> threads;
        for (int each = 0; each < 4; ++each) {
            threads.emplace_back([&] {
                for (int round = 0; round < 2000; ++round) {
                    std::vector<BufferShare> mine;
                    while (mine.size() < 5) {
                        auto share = BufferShare::take(Piece);
                        if (!share)
                            break;
                        mine.push_back(std::move(*share));
                        const int now = ++held;
                        int seen = most;
                        while (seen < now && !most.compare_exchange_weak(seen, now)) {
                        }
                    }
                    held -= static_cast<int>(mine.size());
                }
            });
        }
        for (std::thread &each : threads)
            each.join();
        QVERIFY(most <= 10);
        QVERIFY(most > 0);
        QVERIFY(BufferShare::take(BufferShare::Budget));
    }
};

QTEST_GUILESS_MAIN(TestBufferBudget)
#include "tst_bufferbudget.moc"
