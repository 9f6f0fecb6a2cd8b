// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/lossledger.h"

#include <QTest>

using tomato::capture::LossLedger;

class TestLossLedger final : public QObject
{
    Q_OBJECT

private:
    const int m_ports[3] = {};
    const void *port(int number) const { return &m_ports[number]; }

private slots:
    void thePortThatMissesWhatWasDroppedHasLostIt()
    {
        LossLedger ledger;
        ledger.setMissing(port(0), 0);
        ledger.setMissing(port(1), 120);
        ledger.setDropped(100);
        QVERIFY(ledger.isOpen());
        ledger.attribute();
        // 20 of them are under way.
        QCOMPARE(ledger.lost(port(1)), 100u);
        QCOMPARE(ledger.lost(port(0)), 0u);
        QVERIFY(!ledger.isOpen());
    }

    void whileTrafficIsUnderWayOnlyWhatIsSureIsTold()
    {
        LossLedger ledger;
        ledger.setMissing(port(0), 60);
        ledger.setMissing(port(1), 70);
        ledger.setDropped(100);
        ledger.attribute();
        QCOMPARE(ledger.lost(port(0)), 30u);
        QCOMPARE(ledger.lost(port(1)), 40u);
        QVERIFY(ledger.isOpen());
        ledger.setMissing(port(0), 45);
        ledger.setMissing(port(1), 55);
        ledger.attribute();
        QCOMPARE(ledger.lost(port(0)), 45u);
        QCOMPARE(ledger.lost(port(1)), 55u);
        QVERIFY(!ledger.isOpen());
    }

    void whatIsToldNeverShrinks()
    {
        LossLedger ledger;
        ledger.setMissing(port(0), 50);
        ledger.setMissing(port(1), 0);
        ledger.setDropped(50);
        ledger.attribute();
        ledger.setMissing(port(0), 60);
        ledger.setMissing(port(1), 40);
        ledger.attribute();
        QCOMPARE(ledger.lost(port(0)), 50u);
        QCOMPARE(ledger.lost(port(1)), 0u);
    }

    /// Ports with filters miss what these reject.
    void whatStaysInQuestionIsSharedAndAddsUp()
    {
        LossLedger ledger;
        ledger.setMissing(port(0), 3000);
        ledger.setMissing(port(1), 1000);
        ledger.setMissing(port(2), 0);
        ledger.setDropped(400);
        ledger.attribute();
        QCOMPARE(ledger.lost(port(0)), 0u);
        QCOMPARE(ledger.takeLossOf(port(2)), 0u);
        QCOMPARE(ledger.takeLossOf(port(0)), 300u);
        QCOMPARE(ledger.takeLossOf(port(1)), 100u);
        QVERIFY(!ledger.isOpen());
    }

    void aPortThatIsSettledIsForgotten()
    {
        LossLedger ledger;
        ledger.setMissing(port(0), 10);
        ledger.setDropped(10);
        QCOMPARE(ledger.takeLossOf(port(0)), 10u);
        QCOMPARE(ledger.takeLossOf(port(0)), 0u);
        ledger.setMissing(port(0), 7);
        ledger.setDropped(15);
        ledger.attribute();
        QCOMPARE(ledger.lost(port(0)), 5u);
    }
};

QTEST_APPLESS_MAIN(TestLossLedger)
#include "tst_lossledger.moc"
