// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/client/filtercheck.h"

#include <QSignalSpy>
#include <QTest>

using tomato::client::FilterCheck;

/// FilterCheck with the real program behind it.
class TestCheckFilter final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine"); }

    void filtersAreJudged_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("a common one") << "icmp and host 10.0.0.1"
                                      << "";
        QTest::newRow("a mistake") << "icmp andd"
                                   << "syntax error";
        QTest::newRow("looks like an option") << "-z/bin/sh"
                                              << "syntax error";
        QTest::newRow("a name") << "host no-such-host.invalid"
                                << "unknown host";
        QTest::newRow("too long") << QString(70'000, u' ') + "icmp"
                                  << "65536";
        QString hosts = "icmp";
        for (int i = 0; i < 2000; ++i)
            hosts += QStringLiteral(" or host 10.1.%1.%2").arg(i / 250).arg(i % 250);
        QTest::newRow("too complex") << hosts << "too complex";
    }

    void filtersAreJudged()
    {
        QFETCH(QString, filter);
        QFETCH(QString, message);
        FilterCheck check;
        QSignalSpy checked(&check, &FilterCheck::checked);
        check.check(filter);
        QTRY_COMPARE(checked.count(), 1);
        QCOMPARE(checked[0][0].toString(), filter);
        const QString said = checked[0][1].toString();
        QVERIFY2(message.isEmpty() ? said.isEmpty() : said.contains(message), qPrintable(said));
    }

    void onlyTheLatestQuestionIsAnswered()
    {
        FilterCheck check;
        QSignalSpy checked(&check, &FilterCheck::checked);
        check.check("a");
        check.check("b");
        check.check("icmp");
        QTRY_COMPARE(checked.count(), 1);
        QCOMPARE(checked[0][0].toString(), "icmp");
        check.check("udp");
        QTRY_COMPARE(checked.count(), 2);
        QCOMPARE(checked[1][0].toString(), "udp");
    }

    void aMissingProgramIsSaid()
    {
        qputenv("TOMATO_ENGINE", "/nonexistent/tomato-engine");
        FilterCheck check;
        QSignalSpy checked(&check, &FilterCheck::checked);
        check.check("icmp");
        QTRY_COMPARE(checked.count(), 1);
        QVERIFY(checked[0][1].toString().contains("/nonexistent/tomato-engine"));
        qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
    }
};

QTEST_GUILESS_MAIN(TestCheckFilter)
#include "tst_checkfilter.moc"
