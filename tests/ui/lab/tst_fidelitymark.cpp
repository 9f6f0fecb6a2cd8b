// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/fidelitymark.h"

#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestFidelityMark final : public QObject
{
    Q_OBJECT

private slots:
    void itIsHiddenWhileNothingIsInDoubt()
    {
        QWidget window;
        FidelityMark mark(&window);
        QVERIFY(mark.isHidden());
        MachineLoad load{.processors = 2, .seconds = 10, .busySeconds = 0.9, .maxLate = 15};
        mark.showDoubts(0, load);
        QVERIFY(mark.isHidden());
        load.busySeconds = 4.2;
        mark.showDoubts(0, load);
        QVERIFY(!mark.isHidden());
        mark.showDoubts(0, {});
        QVERIFY(mark.isHidden());
    }

    void itSaysEachReason()
    {
        QWidget window;
        FidelityMark mark(&window);
        mark.showDoubts(2, {.processors = 2, .seconds = 10, .busySeconds = 4.2, .maxLate = 42});
        QVERIFY(!mark.isHidden());
        const QStringList words = mark.toolTip().split('\n');
        QCOMPARE(words.size(), 3);
        QVERIFY2(words[0].startsWith("2 connection"), qPrintable(words[0]));
        QVERIFY2(words[1].contains("busy for 4.2 of 10.0 s"), qPrintable(words[1]));
        QVERIFY2(words[2].contains("42 ms late"), qPrintable(words[2]));
        mark.showDoubts(0, {.processors = 2, .seconds = 10, .maxLate = 42});
        QCOMPARE(mark.toolTip(), words[2]);
    }

    /// A healthy lab on a busy machine is not called a wrong one.
    void theFirstReasonIsSaidInTheBar()
    {
        QWidget window;
        FidelityMark mark(&window);
        const MachineLoad late{.processors = 2, .seconds = 10, .maxLate = 42};
        MachineLoad busy = late;
        busy.busySeconds = 4.2;
        mark.showDoubts(0, late);
        QCOMPARE(mark.text(), QString("⚠ Machine late: times may be off"));
        mark.showDoubts(0, busy);
        QCOMPARE(mark.text(), QString("⚠ Processors busy: times may be off"));
        mark.showDoubts(1, busy);
        QCOMPARE(mark.text(), QString("⚠ Links not as set"));
    }
};

QTEST_MAIN(TestFidelityMark)
#include "tst_fidelitymark.moc"
