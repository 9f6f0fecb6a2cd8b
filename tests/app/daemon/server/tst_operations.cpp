// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/operations.h"

#include <QStringList>
#include <QTest>

using tomato::engine::Operations;

class TestOperations final : public QObject
{
    Q_OBJECT

private slots:
    void oneBeginsWhenTheOneBeforeIsOver()
    {
        Operations operations;
        QStringList began;
        std::vector<Operations::Finish> finishes;
        for (const QString name : {"a", "b", "c"}) {
            operations.add([&, name](const Operations::Finish &finish) {
                began << name;
                finishes.push_back(finish);
            });
        }
        QCOMPARE(began, QStringList("a"));
        QVERIFY(operations.isBusy());
        finishes[0]();
        QCOMPARE(began, QStringList({"a", "b"}));
        finishes[1]();
        finishes[2]();
        QCOMPARE(began, QStringList({"a", "b", "c"}));
        QVERIFY(!operations.isBusy());
    }

    void whatIsOverAtOnceHoldsUpNothing()
    {
        Operations operations;
        int ran = 0;
        for (int i = 0; i < 3; ++i) {
            operations.add([&](const Operations::Finish &finish) {
                ++ran;
                finish();
            });
        }
        QCOMPARE(ran, 3);
        QVERIFY(!operations.isBusy());
    }
};

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
