// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/experimentfolder.h"
#include "app/experiment/outcome/junitreport.h"
#include "app/experiment/outcome/runtable.h"
#include "app/experiment/outcome/sweepjudgement.h"

#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace tomato::experiment;

class TestRunTable final : public QObject
{
    Q_OBJECT

private:
    static RunRecord record(int number, double bandwidth, double measured, bool held = true)
    {
        RunRecord made;
        made.run.number = number;
        made.run.varied = {{"bandwidth", bandwidth}};
        made.verdicts = {{"goodput, \"as said\"", held, held ? "" : "found <too> \x1b little",
                          measured, "Mbit/s"}};
        made.seconds = 1.5;
        return made;
    }

    static std::vector<RunRecord> sweep()
    {
        std::vector<RunRecord> records;
        for (int i = 1; i <= 10; ++i)
            records.push_back(record(i, 1, i));
        for (int i = 1; i <= 10; ++i)
            records.push_back(record(i + 10, 10, 7, i != 3));
        return records;
    }

private slots:
    void aRowHoldsTheRunsOfTheSameValues()
    {
        const RunTable table(sweep());
        QCOMPARE(table.rows().size(), std::size_t(2));
        const QJsonObject first = table.json().at(0).toObject();
        QCOMPARE(first["varied"].toObject(), (QJsonObject{{"bandwidth", 1}}));
        QCOMPARE(first["runs"].toInt(), 10);
        QCOMPARE(first["mean"].toDouble(), 5.5);
        QCOMPARE(first["median"].toDouble(), 5.5);
        QVERIFY(std::abs(first["interval95"].toDouble() - 2.16586) < 0.0001);
        QCOMPARE(table.json().at(1).toObject()["held"].toInt(), 9);
        QCOMPARE(table.json().at(1).toObject()["interval95"].toDouble(-1), 0.0);
    }

    void namesWithCommasStayOneCell()
    {
        const QStringList lines = RunTable(sweep()).csv().split("\r\n");
        QCOMPARE(lines[0], "bandwidth,statement,held,runs,mean,interval95,median,unit");
        QCOMPARE(lines[2], "10,\"goodput, \"\"as said\"\"\",9,10,7,0,7,Mbit/s");
    }

    void aSpreadsheetGetsNoFormula()
    {
        RunRecord formula = record(1, 1, 1);
        formula.verdicts[0].name = "=1+1";
        QVERIFY(RunTable({formula}).csv().contains(",'=1+1,"));
    }

    void aRunWithoutANumberHasNoMean()
    {
        RunRecord none = record(1, 1, 1);
        none.verdicts[0].measured.reset();
        const QJsonObject row = RunTable({none}).json().at(0).toObject();
        QVERIFY(!row.contains("mean"));
        QCOMPARE(row["runs"].toInt(), 1);
    }

    void whatIsSaidOfAllRunsComparesTheirMeans_data()
    {
        QTest::addColumn<double>("at");
        QTest::addColumn<QString>("ratio");
        QTest::addColumn<QString>("says");
        QTest::newRow("held") << 10.0 << "1.2..1.3"
                              << "";
        QTest::newRow("not held") << 10.0 << "<= 0.5"
                                  << "expected a ratio of <= 0.5, found 1.27273: 7 Mbit/s at "
                                     "bandwidth=10 (10 runs), 5.5 Mbit/s at bandwidth=1 (10 runs)";
        QTest::newRow("not measured") << 99.0 << "any"
                                      << "measured nothing at bandwidth=99";
    }

    void whatIsSaidOfAllRunsComparesTheirMeans()
    {
        QFETCH(double, at);
        QFETCH(QString, ratio);
        QFETCH(QString, says);
        const auto comparison = Comparison::parse(ratio, Unit::Plain);
        const auto verdict = judgeSweep({{"faster",
                                          "goodput, \"as said\"",
                                          {{"bandwidth", at}},
                                          {{"bandwidth", 1.0}},
                                          *comparison}},
                                        sweep())
                                 .front();
        QCOMPARE(verdict.held, says.isEmpty());
        QVERIFY2(verdict.message.contains(says), qPrintable(verdict.message));
    }

    void theReportForContinuousIntegrationIsWellFormed()
    {
        auto records = sweep();
        records.back().problem = "the lab's engine is gone";
        Verdict together;
        together.name = "faster";
        QXmlStreamReader xml(junitReport("title & <more>", records, {together}));
        int suites = 0;
        int cases = 0;
        int failures = 0;
        int errors = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            suites += xml.name() == QLatin1String("testsuite");
            cases += xml.name() == QLatin1String("testcase");
            failures += xml.name() == QLatin1String("failure");
            errors += xml.name() == QLatin1String("error");
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(suites, 21);
        QCOMPARE(cases, 22);
        QCOMPARE(failures, 2);
        QCOMPARE(errors, 1);
    }

    void aFolderIsOfOneExperimentAndOneProcess()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("runs of it");
        tomato::topology::Topology topology;
        QVERIFY(topology.setAttribute("name", "one"));
        {
            const auto first = ExperimentFolder::open(path, topology);
            QVERIFY2(first, first ? "" : first.error().text().c_str());
            const auto second = ExperimentFolder::open(path, topology);
            QVERIFY(!second);
            QVERIFY(second.error().message.find("another process") != std::string::npos);
        }
        QVERIFY(ExperimentFolder::open(path, topology));
        QVERIFY(topology.setAttribute("name", "another"));
        const auto other = ExperimentFolder::open(path, topology);
        QVERIFY(!other);
        QVERIFY(other.error().message.find("another experiment") != std::string::npos);
    }

    void whatWasNotFinishedIsDoneAgainFromNothing()
    {
        QTemporaryDir folder;
        const auto opened = ExperimentFolder::open(folder.path(), {});
        QVERIFY(opened);
        const auto run = opened->begin(7);
        QVERIFY(run);
        QFile left(run->filePath("log.jsonl"));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        QVERIFY(!opened->isDone(7));
        QVERIFY(opened->begin(7));
        QVERIFY(!left.exists());
        const RunRecord done = record(7, 1, 2.5);
        QVERIFY(opened->finish(7, toJson(done, {}, {}, {})));
        QVERIFY(opened->isDone(7));
        const auto records = ExperimentFolder::records(folder.path());
        QVERIFY2(records, records ? "" : records.error().text().c_str());
        QCOMPARE(records->size(), std::size_t(1));
        QCOMPARE(records->front().run.varied, done.run.varied);
        QCOMPARE(records->front().verdicts[0].name, done.verdicts[0].name);
        QCOMPARE(*records->front().verdicts[0].measured, 2.5);
    }

    void labsThatWereLeftAreKnown()
    {
        QTemporaryDir folder;
        const auto opened = ExperimentFolder::open(folder.path(), {});
        QVERIFY(opened);
        QVERIFY(opened->notedLabs().empty());
        QVERIFY(opened->noteLab(1, tomato::LabId("lab-1")));
        QVERIFY(opened->noteLab(3, tomato::LabId("lab-3")));
        QCOMPARE(opened->notedLabs().size(), std::size_t{2});
        QCOMPARE(opened->notedLabs().at(3).value, std::string("lab-3"));
        opened->forgetLab(1);
        QCOMPARE(opened->notedLabs().size(), std::size_t{1});
        QVERIFY(opened->notedLabs().contains(3));
    }

    void aBrokenRecordIsNamed()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath("runs/001"));
        QFile file(folder.filePath("runs/001/run.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"run\": \"one\"}");
        file.close();
        const auto records = ExperimentFolder::records(folder.path());
        QVERIFY(!records);
        QVERIFY(records.error().place.ends_with("runs/001/run.json: run"));
    }
};

QTEST_GUILESS_MAIN(TestRunTable)
#include "tst_runtable.moc"
