// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <map>

/// Topology files in the shell: what is read, converted and refused, and how that is said.
class TestCommandLineFiles final : public QObject
{
    Q_OBJECT

private slots:
    void aBadFileIsNamedWithItsPlace()
    {
        const Shell shell;
        const QString file = shell.path("bad.json");
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(R"({"file_information": {"version": 4}, "topology": {"elements": [],
                      "connections": [{"id": "c", "elements": ["x", "y"]}]}})");
        out.close();
        const auto outcome = shell.tomato({"topology", "check", file});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("topology.connections[0]"), qPrintable(outcome.errors));
    }

    void filesOfOtherProgramsAreConvertedWithAReport()
    {
        const Shell shell;
        const QString source = TOMATO_SOURCE "/tests/app/exchange/data/revision9.gns3";
        const QString target = shell.path("office.tomato4.json");
        const auto converted = shell.tomato({"topology", "convert", source, target});
        QCOMPARE(converted.exitCode, 0);
        QVERIFY2(converted.errors.contains("a serial link"), qPrintable(converted.errors));
        const auto checked = shell.tomato({"topology", "check", "--json", target});
        QCOMPARE(checked.object().value("elements").toInt(), 5);
        QCOMPARE(checked.object().value("format").toString(), "ToMaTo");
        QVERIFY(checked.object().value("report").toArray().isEmpty());
        const auto report = shell.tomato({"topology", "check", "--json", source});
        QCOMPARE(report.object().value("format").toString(), "GNS3");
        QVERIFY(report.object().value("report").toArray().size() > 5);
    }

    void whatDidNotComeAlongNamesItsElement()
    {
        const Shell shell;
        QFile file(shell.path("one.gns3"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"revision": 9, "name": "one", "topology": {"nodes": [{"name": "Paris",
            "node_id": "a", "node_type": "dynamips", "x": 0, "y": 0}, {"name": "Rome",
            "node_id": "b", "node_type": "dynamips", "x": 90, "y": 0}], "links": []}})");
        file.close();
        const auto checked = shell.tomato({"topology", "check", file.fileName()});
        QVERIFY2(checked.errors.contains("note: Paris and 1 more: "), qPrintable(checked.errors));
        QVERIFY2(checked.output.startsWith("ok: 2 elements, 0 connections"),
                 qPrintable(checked.output));
        const auto report = shell.tomato({"topology", "check", "--json", file.fileName()});
        const QJsonArray remarks = report.object().value("report").toArray();
        QVERIFY(!remarks.isEmpty());
        QCOMPARE(remarks[0]["element"].toString(), "Paris");
    }

    void delaysComeFromPlacesOnEarth()
    {
        const Shell shell;
        const QString source = TOMATO_SOURCE "/tests/app/exchange/data/zoo.graphml";
        const QString target = shell.path("zoo.tomato4.json");
        const auto plain = shell.tomato({"topology", "delay", source, "-o", target, "--json"});
        QVERIFY2(plain.exitCode == 0, qPrintable(plain.errors));
        const QJsonObject first = plain.object().value("links").toArray().at(0).toObject();
        QVERIFY(first.value("kilometres").toDouble() > 500);
        const auto longer =
            shell.tomato({"topology", "delay", target, "--detour", "1.5", "--dry-run", "--json"});
        const QJsonObject other = longer.object().value("links").toArray().at(0).toObject();
        QCOMPARE(other.value("connection"), first.value("connection"));
        QVERIFY(std::abs(other.value("milliseconds").toDouble() -
                         1.5 * first.value("milliseconds").toDouble()) < 0.002);
        // No file of ToMaTo is not written over, and no cable is shorter than the straight way.
        QCOMPARE(shell.tomato({"topology", "delay", source}).exitCode, 1);
        QCOMPARE(shell.tomato({"topology", "delay", target, "--detour", "0.5"}).exitCode, 2);
    }

    void noOtherFileIsReplacedUnasked_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("make") << QStringList{"topology", "make", "ring", "OUT"};
        QTest::newRow("convert") << QStringList{"topology", "convert", "IN", "OUT"};
        QTest::newRow("layout") << QStringList{"topology", "layout", "IN", "-o", "OUT"};
        QTest::newRow("link") << QStringList{"topology", "link", "IN", "h1", "h2", "-o", "OUT"};
        QTest::newRow("rename") << QStringList{"topology", "rename", "IN", "h*",
                                               "x\\1",     "-o",     "OUT"};
        QTest::newRow("delay") << QStringList{"topology", "delay", "ZOO", "-o", "OUT"};
        QTest::newRow("place") << QStringList{"topology", "place", "IN", "--hosts",
                                              "here",     "-o",    "OUT"};
        QTest::newRow("insert") << QStringList{"template", "insert", "IN", "one", "-o", "OUT"};
    }
    void noOtherFileIsReplacedUnasked()
    {
        QFETCH(QStringList, words);
        const Shell shell;
        const QString source = shell.twoHosts("source.tomato4.json");
        QCOMPARE(shell.tomato({"template", "save", source, "one", "h1"}).exitCode, 0);
        QFile target(shell.path("target.tomato4.json"));
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write("mine");
        target.close();
        const std::map<QString, QString> files = {
            {"IN", source},
            {"OUT", target.fileName()},
            {"ZOO", TOMATO_SOURCE "/tests/app/exchange/data/zoo.graphml"}};
        for (QString &word : words) {
            if (const auto found = files.find(word); found != files.end())
                word = found->second;
        }
        const auto content = [&target] {
            QFile read(target.fileName());
            return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
        };
        const auto refused = shell.tomato(words);
        QCOMPARE(refused.exitCode, 2);
        QCOMPARE(refused.errors,
                 "tomato: " + target.fileName() + ": is there already; --force replaces it\n");
        QCOMPARE(content(), "mine");
        const auto forced = shell.tomato(words + QStringList("--force"));
        QVERIFY2(forced.exitCode == 0, qPrintable(forced.errors));
        QVERIFY(content() != "mine");
    }

    void theFileThatIsChangedIsWrittenBack()
    {
        const Shell shell;
        const QString file = shell.twoHosts("net.tomato4.json");
        for (const QStringList &words :
             {QStringList{"topology", "convert", file, file, "--assign-addresses"},
              {"topology", "layout", file, "-o", file},
              {"topology", "rename", file, "h1", "x1"}}) {
            const auto done = shell.tomato(words);
            QVERIFY2(done.exitCode == 0, qPrintable(done.errors));
        }
    }

    void anEndingThatNobodyKnowsIsMisuse()
    {
        const Shell shell;
        const QString source = shell.twoHosts("endings");
        const QString target = shell.path("endings.grahpml");
        for (const QStringList &words : {QStringList{"topology", "convert", source, target},
                                         {"topology", "layout", source, "-o", target}}) {
            const auto outcome = shell.tomato(words);
            QCOMPARE(outcome.exitCode, 2);
            QVERIFY2(outcome.errors.contains("the ending tells no format"),
                     qPrintable(outcome.errors));
            QVERIFY(!QFile::exists(target));
        }
        QCOMPARE(shell.tomato({"topology", "convert", source, shell.path("plain")}).exitCode, 0);
    }

    void aTemplateIsRefusedWithItsLine()
    {
        const QString source = TOMATO_SOURCE "/tests/app/exchange/data/template.clab.yml";
        const auto outcome = Shell().tomato({"topology", "check", source});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("template.clab.yml: line 7: this is a Go template"),
                 qPrintable(outcome.errors));
    }
};

QTEST_GUILESS_MAIN(TestCommandLineFiles)
#include "tst_commandlinefiles.moc"
