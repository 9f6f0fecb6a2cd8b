// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/orderslack.h"

#include <QTest>

using namespace tomato::capture;
using namespace std::chrono_literals;

class TestOrderSlack final : public QObject
{
    Q_OBJECT

    const OrderSlack::Clock::time_point m_start = OrderSlack::Clock::now();

private slots:
    void aQuietMachineWaitsForNextToNothing()
    {
        OrderSlack slack;
        QCOMPARE(slack.get(true, m_start), OrderSlack::Watched);
        QCOMPARE(slack.get(false, m_start), OrderSlack::Unwatched);
        slack.hear(10us, m_start);
        QCOMPARE(slack.get(true, m_start), OrderSlack::Watched);
    }

    void lateFramesAreWaitedForTwiceAsLong()
    {
        OrderSlack slack;
        slack.hear(3ms, m_start);
        slack.hear(2ms, m_start + 1s);
        QCOMPARE(slack.get(true, m_start + 1s), std::chrono::nanoseconds(6ms));
        QCOMPARE(slack.get(false, m_start + 9s), std::chrono::nanoseconds(6ms));
    }

    void whatIsLongAgoIsForgotten()
    {
        OrderSlack slack;
        slack.hear(3ms, m_start);
        QCOMPARE(slack.get(true, m_start + 11s), std::chrono::nanoseconds(6ms));
        QCOMPARE(slack.get(true, m_start + 21s), OrderSlack::Watched);
        slack.hear(1ms, m_start + 22s);
        QCOMPARE(slack.get(true, m_start + 60s), OrderSlack::Watched);
    }

    void thereIsABoundToWaiting()
    {
        OrderSlack slack;
        slack.hear(40ms, m_start);
        QCOMPARE(slack.get(true, m_start), OrderSlack::Most);
    }
};

QTEST_APPLESS_MAIN(TestOrderSlack)
#include "tst_orderslack.moc"
