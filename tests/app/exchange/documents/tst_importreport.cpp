// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/importreport.h"

#include <QTest>

using namespace tomato;
using namespace tomato::exchange;

class TestImportReport final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSaidOfManyPlacesIsOneRemark()
    {
        ImportReport report;
        QVERIFY(report.isEmpty());
        for (int line = 1; line <= 10; ++line)
            report.add("lost", "line " + std::to_string(line), ElementId(std::to_string(line)));
        report.add("whole");
        QCOMPARE(report.remarks().size(), 2u);
        QCOMPARE(QString::fromStdString(report.remarks()[0].text()),
                 "lost (line 1, line 2, line 3 and 7 more)");
        QCOMPARE(report.remarks()[0].count, 10u);
        QCOMPARE(report.remarks()[0].about, ElementId("1"));
        QCOMPARE(QString::fromStdString(report.remarks()[1].text()), "whole");
    }

    void aReportDoesNotGrowWithoutEnd()
    {
        ImportReport report;
        for (int i = 0; i < 5000; ++i)
            report.add("remark " + std::to_string(i), "line 1");
        QCOMPARE(report.remarks().size(), ImportReport::MaxRemarks + 1);
        QCOMPARE(report.remarks().back().count, 5000 - ImportReport::MaxRemarks);
    }

    void textOfAFileIsQuotedOnOneLine()
    {
        QCOMPARE(QString::fromStdString(quoted("a\nb\tc")), "'a b c'");
        QCOMPARE(QString::fromStdString(quoted(QString("a") + QChar(7) + "b")), "'a?b'");
        QVERIFY(quoted(QString(1000, 'x')).size() < 100);
    }

    void whatItIsAboutGetsItsNewId()
    {
        ImportReport report;
        report.add("is a frame relay switch", "nodes[3]", ElementId("3"));
        report.add("is a cloud", "nodes[4]", ElementId("4"));
        report.translate({{ElementId("3"), ElementId("17")}});
        QCOMPARE(report.remarks()[0].about, ElementId("17"));
        QVERIFY(report.remarks()[1].about.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestImportReport)
#include "tst_importreport.moc"
