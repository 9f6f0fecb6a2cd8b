// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/commandrun.h"
#include "app/mcp/latestlines.h"

#include <QTest>

using namespace tomato;
using mcp::LatestLines;

class TestLatestLines final : public QObject
{
    Q_OBJECT

private slots:
    void theLatestAreKeptAndAllAreCounted()
    {
        LatestLines lines(2);
        lines.add("one\ntwo\nthr");
        lines.add("ee\nfo");
        QCOMPARE(lines.all(), 3);
        QCOMPARE(lines.text(), QString("two\nthree\n"));
        lines.add("ur");
        lines.end();
        lines.end();
        QCOMPARE(lines.all(), 4);
        QCOMPARE(lines.kept(), 2);
        QCOMPARE(lines.text(), QString("three\nfour\n"));
    }

    void nothingIsNoLine()
    {
        LatestLines lines(2);
        lines.add({});
        lines.end();
        QCOMPARE(lines.all(), 0);
        QCOMPARE(lines.text(), QString());
        lines.add("\n");
        QCOMPARE(lines.all(), 1);
        QCOMPARE(lines.text(), QString("\n"));
    }

    void aLongLineIsCutAndNoMoreIsKeptThanIsPassedOn()
    {
        LatestLines lines(1000);
        for (int piece = 0; piece < 1000; ++piece)
            lines.add(QByteArray(1000, 'x'));
        lines.add("\nend\n");
        QCOMPARE(lines.all(), 2);
        QVERIFY(lines.text().size() < 5'000);
        QVERIFY(lines.text().endsWith("x\nend\n"));
        for (int line = 0; line < 1000; ++line)
            lines.add(QByteArray(2000, 'y') + QByteArray::number(line) + '\n');
        QVERIFY(lines.text().size() <= mcp::MaxOutputBytes);
        QVERIFY(lines.kept() < 50);
        QVERIFY(lines.text().endsWith("y999\n"));
    }
};

QTEST_GUILESS_MAIN(TestLatestLines)
#include "tst_latestlines.moc"
