// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QTest>

/// The examples that state what papers found, at small size.
class TestPublishedResults final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
    }

    void eachHolds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("needs");
        QTest::newRow("buffers") << "buffer_sizing"
                                 << "/usr/bin/nc";
        QTest::newRow("marks") << "early_marking"
                               << "/usr/sbin/nft";
        QTest::newRow("convergence") << "convergence"
                                     << "/usr/lib/frr/ospfd";
    }
    void eachHolds()
    {
        QFETCH(QString, name);
        QFETCH(QString, needs);
        if (!QFile::exists(needs))
            QSKIP(qPrintable("there is no " + needs));
        const Shell shell;
        QFile published(TOMATO_SOURCE "/resources/examples/published/" + name + ".tomato4.json");
        QVERIFY(published.open(QIODevice::ReadOnly));
        QByteArray example = published.readAll();
        QVERIFY2(example.count('\n') <= 60, "it can be read on one page");
        // At small size.
        example.replace("\"repeat\": 3", "\"repeat\": 1");
        QFile file(shell.path(name + ".tomato4.json"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(example) == example.size());
        file.close();
        // They state what takes how long: a machine that does other work meanwhile may be slower.
        Shell::Outcome outcome;
        for (int attempt = 1; attempt <= 3; ++attempt) {
            outcome = shell.tomato({"experiment", "run", file.fileName(), "--out",
                                    shell.path(QString::number(attempt)), "--json"});
            if (outcome.exitCode == 0)
                break;
            qWarning().noquote() << outcome.errors;
        }
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
    }
};

QTEST_GUILESS_MAIN(TestPublishedResults)

#include "tst_publishedresults.moc"
