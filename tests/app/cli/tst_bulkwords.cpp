// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/importfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;

/// `tomato topology make`, `link` and `rename` as a user types them.
class TestBulkWords final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_code = 0;
    QString m_output;
    QString m_errors;

    void run(const QStringList &words)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(TOMATO_BIN "/tomato", QStringList("topology") + words);
        QVERIFY(process.waitForFinished(60'000));
        m_code = process.exitCode();
        m_output = QString::fromUtf8(process.readAllStandardOutput());
        m_errors = QString::fromUtf8(process.readAllStandardError());
    }

    QStringList namesIn(const QString &file) const
    {
        const auto topology = exchange::loadAnyTopology(m_folder.filePath(file));
        QStringList names;
        if (!topology)
            return names;
        for (const auto &[id, element] : topology->elements()) {
            if (!element.isInterface())
                names << element.name();
        }
        return names;
    }

private slots:
    void aFabricIsMadeWithAddressesAndRoutes()
    {
        run({"make", "clos", "net.tomato4.json", "--leaves", "3", "--json"});
        QCOMPARE(m_code, 0);
        const auto made = QJsonDocument::fromJson(m_output.toUtf8()).object();
        QCOMPARE(made.value("elements").toInt(), 11);
        QCOMPARE(made.value("connections").toInt(), 12);
        const auto topology = exchange::loadAnyTopology(m_folder.filePath("net.tomato4.json"));
        QVERIFY(topology.has_value());
        QVERIFY(topology->attributes().value("compute_routes").toBool());
        for (const auto &[id, element] : topology->elements())
            QCOMPARE(element.attributes.contains("ip4address"), element.isInterface());
    }

    void theSameSeedWritesTheSameFile()
    {
        const auto bytes = [this](const char *file) {
            QFile made(m_folder.filePath(file));
            return made.open(QIODevice::ReadOnly) ? made.readAll() : QByteArray();
        };
        run({"make", "random", "a.tomato4.json", "--size", "12", "--seed", "7"});
        run({"make", "random", "b.tomato4.json", "--size", "12", "--seed", "7"});
        run({"make", "random", "c.tomato4.json", "--size", "12", "--seed", "8"});
        QVERIFY(!bytes("a.tomato4.json").isEmpty());
        QCOMPARE(bytes("a.tomato4.json"), bytes("b.tomato4.json"));
        QVERIFY(bytes("a.tomato4.json") != bytes("c.tomato4.json"));
    }

    void whatCannotBeMadeIsRefusedAndWritesNothing_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no such shape")
            << QStringList{"torus", "x.tomato4.json"} << "there is no fabric of the shape 'torus'";
        QTest::newRow("0 elements")
            << QStringList{"ring", "x.tomato4.json", "--size", "0"} << "--size: 0 is not from 3";
        QTest::newRow("huge") << QStringList{"ring", "x.tomato4.json", "--size", "99999999999"}
                              << "--size: 99999999999 is not from 3 to 5000";
        QTest::newRow("many") << QStringList{"ring", "x.tomato4.json", "--size", "100000"}
                              << "--size: 100000 is not from 3 to 5000";
        QTest::newRow("no number") << QStringList{"ring", "x.tomato4.json", "--size", "many"}
                                   << "--size: 'many' is no number";
        QTest::newRow("another shape's") << QStringList{"ring", "x.tomato4.json", "--rows", "2"}
                                         << "--rows: a fabric of the shape ring has no such number";
        QTest::newRow("hubs") << QStringList{"ring", "x.tomato4.json", "--nodes", "hub"}
                              << "--nodes: 'hub' is neither router nor switch";
        QTest::newRow("no seed") << QStringList{"random", "x.tomato4.json", "--seed", "-1"}
                                 << "--seed: a seed is not negative";
        QTest::newRow("a seed of what is not random")
            << QStringList{"ring", "x.tomato4.json", "--seed", "5"}
            << "--seed: a fabric of the shape ring has no such number";
        QTest::newRow("no format") << QStringList{"ring", "x.docx"} << "docx";
    }
    void whatCannotBeMadeIsRefusedAndWritesNothing()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, problem);
        run(QStringList("make") + words);
        QCOMPARE(m_code, 2);
        QVERIFY2(m_errors.contains(problem), qPrintable(m_errors));
        QVERIFY(!QFile::exists(m_folder.filePath(words[1])));
    }

    void elementsAreLinkedAndRenamedByPatterns()
    {
        run({"make", "line", "line.tomato4.json", "--size", "4", "--no-addresses"});
        run({"link", "line.tomato4.json", "router(\\d+)", "router*", "--dry-run"});
        QCOMPARE(m_output.count('\n'), 3);
        QVERIFY(m_errors.contains("3 pairs had a connection already"));
        run({"link", "line.tomato4.json", "router(\\d+)", "router*", "-o", "mesh.tomato4.json"});
        QCOMPARE(m_code, 0);
        run({"link", "mesh.tomato4.json", "router*", "router*", "--json"});
        const auto again = QJsonDocument::fromJson(m_output.toUtf8()).object();
        QCOMPARE(again.value("links").toArray().size(), 0);
        QCOMPARE(again.value("joined_before").toInt(), 6);
        run({"rename", "mesh.tomato4.json", "router(\\d+)", "r\\1"});
        QCOMPARE(m_code, 0);
        QVERIFY(namesIn("mesh.tomato4.json").contains("r4"));
        QVERIFY(!namesIn("mesh.tomato4.json").contains("router4"));
    }

    void aNameOfAnotherChangesNothing()
    {
        run({"make", "line", "names.tomato4.json", "--size", "3"});
        const QStringList before = namesIn("names.tomato4.json");
        run({"rename", "names.tomato4.json", "router*", "host\\1"});
        QCOMPARE(m_code, 1);
        QVERIFY2(m_errors.contains("another element has the name host1"), qPrintable(m_errors));
        QCOMPARE(namesIn("names.tomato4.json"), before);
    }

    void aPatternThatIsNoneIsAMisuse()
    {
        run({"make", "line", "patterns.tomato4.json", "--size", "3"});
        run({"rename", "patterns.tomato4.json", "router(", "r"});
        QCOMPARE(m_code, 2);
        QVERIFY2(m_errors.contains("PATTERN: 'router(' is no regular expression"),
                 qPrintable(m_errors));
        run({"link", "patterns.tomato4.json", "router(", "router*"});
        QCOMPARE(m_code, 2);
        QVERIFY2(m_errors.contains("FROM: 'router(' is no regular expression"),
                 qPrintable(m_errors));
    }

    void aFileOfAnotherProgramIsNotWrittenOver()
    {
        QVERIFY(QFile::copy(TOMATO_SOURCE "/tests/app/exchange/data/small.unl",
                            m_folder.filePath("lab.unl")));
        run({"rename", "lab.unl", "R(\\d)", "router\\1"});
        QCOMPARE(m_code, 1);
        QVERIFY(m_errors.contains("is no file of ToMaTo: name another with -o"));
        run({"rename", "lab.unl", "R(\\d)", "router\\1", "-o", "lab.tomato4.json"});
        QCOMPARE(m_code, 0);
        QVERIFY(namesIn("lab.tomato4.json").contains("router3"));
    }
};

QTEST_GUILESS_MAIN(TestBulkWords)
#include "tst_bulkwords.moc"
