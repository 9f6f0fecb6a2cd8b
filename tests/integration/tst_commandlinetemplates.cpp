// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

/// Templates of elements in the shell.
class TestCommandLineTemplates final : public QObject
{
    Q_OBJECT

    static QString folder(const Shell &shell)
    {
        return shell.environment().value("XDG_DATA_HOME") + "/tomato-desktop/templates";
    }

    static void write(const QString &path, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    }

private slots:
    void elementsAreSavedAndInserted()
    {
        const Shell shell;
        const QString file = shell.twoHosts("net.tomato4.json");
        const auto none = shell.tomato({"template", "list"});
        QCOMPARE(none.exitCode, 0);
        QVERIFY2(none.errors.contains("tomato template save"), qPrintable(none.errors));
        const auto saved = shell.tomato({"template", "save", file, "pair", "h1", "h2"});
        QVERIFY2(saved.exitCode == 0, qPrintable(saved.errors));
        QCOMPARE(saved.output.trimmed(), folder(shell) + "/pair.tomato-template.json");
        QCOMPARE(shell.tomato({"template", "save", file, "pair", "h1"}).exitCode, 2);
        QCOMPARE(shell.tomato({"template", "save", file, "other", "h7"}).exitCode, 3);
        QCOMPARE(shell.tomato({"template", "save", file, "a/b", "h1"}).exitCode, 2);
        const QJsonObject all = shell.tomato({"template", "list", "--json"}).object();
        QCOMPARE(all["templates"][0]["name"].toString(), "pair");
        QCOMPARE(all["templates"][0]["shipped"].toBool(), false);
        QCOMPARE(all["templates"][0]["elements"].toArray().size(), 2);

        const auto inserted = shell.tomato({"template", "insert", file, "pair", "--count", "2"});
        QVERIFY2(inserted.exitCode == 0, qPrintable(inserted.errors));
        QCOMPARE(inserted.output.split('\n', Qt::SkipEmptyParts),
                 (QStringList{"h3", "h4", "h5", "h6"}));
        const auto checked = shell.tomato({"topology", "check", file, "--json"}).object();
        QCOMPARE(checked.value("elements").toInt(), 6);
        QCOMPARE(checked.value("connections").toInt(), 3);
        QCOMPARE(shell.tomato({"template", "insert", file, "pair", "--count", "0"}).exitCode, 2);
        QCOMPARE(shell.tomato({"template", "insert", file, "none"}).exitCode, 3);
    }

    void oneOfTheProgramIsCopiedAndOnlyTheCopyIsDeleted()
    {
        const Shell shell;
        const auto listed = shell.tomato({"template", "list"});
        QVERIFY2(listed.output.contains("ospf-router  router  (comes with the program)\n"),
                 qPrintable(listed.output));
        const auto kept = shell.tomato({"template", "delete", "ospf-router", "--yes"});
        QCOMPARE(kept.exitCode, 1);
        QVERIFY2(kept.errors.contains("comes with the program"), qPrintable(kept.errors));
        const auto copied = shell.tomato({"template", "copy", "ospf-router", "mine"});
        QVERIFY2(copied.exitCode == 0, qPrintable(copied.errors));
        const QString path = folder(shell) + "/mine.tomato-template.json";
        QCOMPARE(copied.output.trimmed(), path);
        QCOMPARE(shell.tomato({"template", "copy", "iperf3-server", "mine"}).exitCode, 1);
        QCOMPARE(shell.tomato({"template", "copy", "iperf3-server", "a/b"}).exitCode, 2);
        QCOMPARE(shell.tomato({"template", "copy", "none", "other"}).exitCode, 3);
        QVERIFY(shell.tomato({"template", "show", "mine"}).output.contains("router ospf"));

        // Nobody answers: it stays.
        const auto asked = shell.tomato({"template", "delete", "mine"});
        QCOMPARE(asked.exitCode, 1);
        QVERIFY2(asked.errors.contains(path) && asked.errors.contains("--yes"),
                 qPrintable(asked.errors));
        QVERIFY(QFile::exists(path));
        const auto deleted = shell.tomato({"template", "delete", "mine", "--yes"});
        QVERIFY2(deleted.exitCode == 0, qPrintable(deleted.errors));
        QVERIFY(!QFile::exists(path));
        QCOMPARE(shell.tomato({"template", "delete", "mine", "--yes"}).exitCode, 3);
    }

    void thoseOfTheProgramRun()
    {
        const Shell shell;
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        if (QStandardPaths::findExecutable("iperf3").isEmpty() ||
            QStandardPaths::findExecutable("vtysh").isEmpty())
            QSKIP("takes iperf3 and frr");
        const QString file = shell.twoHosts("net.tomato4.json");
        const auto done = [&shell](const QStringList &words) {
            const auto outcome = shell.tomato(words);
            return outcome.exitCode == 0 ? QString() : words.join(' ') + ": " + outcome.errors;
        };
        for (const QStringList &words : std::initializer_list<QStringList>{
                 {"template", "insert", file, "ospf-router", "--count", "2"},
                 {"template", "insert", file, "iperf3-server"},
                 {"topology", "link", file, "router1", "router2"},
                 {"topology", "link", file, "router1", "iperf1"},
                 {"topology", "convert", file, file, "--assign-addresses"},
                 {"lab", "start", file}})
            QCOMPARE(done(words), QString());
        const auto said = [&](const QString &element, const QString &command) {
            return shell.tomato({"lab", "exec", file, element, "--", "sh", "-c", command}).output;
        };
        QTRY_VERIFY_WITH_TIMEOUT(
            said("router1", "timeout 20 vtysh -c 'show ip ospf neighbor'").contains("eth0:"),
            120'000);
        const QString address = said("iperf1", "hostname -I").section(' ', 0, 0).trimmed();
        QVERIFY(!address.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(
            said("router1", "iperf3 -c " + address + " -n 1M 2>&1").contains("iperf Done."),
            60'000);
    }

    void aDamagedOneCanBeDeleted()
    {
        const Shell shell;
        write(folder(shell) + "/bad.tomato-template.json", "{");
        QCOMPARE(shell.tomato({"template", "list"}).exitCode, 1);
        QCOMPARE(shell.tomato({"template", "delete", "bad", "--yes"}).exitCode, 0);
        QCOMPARE(shell.tomato({"template", "list"}).exitCode, 0);
    }

    void addressesComeAlongWhenTheyAreWantedAndFree()
    {
        const Shell shell;
        const QString file = shell.twoHosts("net.tomato4.json");
        QCOMPARE(shell.tomato({"template", "save", file, "h", "h1", "--addresses"}).exitCode, 0);
        const auto shown = shell.tomato({"template", "show", "h"});
        QVERIFY2(shown.output.contains("10.0.0.1"), qPrintable(shown.output));
        QCOMPARE(shell.tomato({"template", "save", file, "h", "h1", "--force"}).exitCode, 0);
        QVERIFY(!shell.tomato({"template", "show", "h"}).output.contains("10.0.0.1"));
        QCOMPARE(
            shell.tomato({"template", "save", file, "h", "h1", "--force", "--addresses"}).exitCode,
            0);
        const auto inserted = shell.tomato({"template", "insert", file, "h"});
        QCOMPARE(inserted.exitCode, 0);
        QVERIFY2(inserted.errors.contains("note: h3:eth0: the address 10.0.0.1/"),
                 qPrintable(inserted.errors));
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll().count("10.0.0.1/"), 1);
    }

    void aStrangersTemplateSaysWhatItDoes()
    {
        const Shell shell;
        const QString file = shell.twoHosts("net.tomato4.json");
        const QString path = shell.path("strange.tomato-template.json");
        const QJsonObject element{
            {"id", "1"},           {"type", "openvz"},
            {"name", "web"},       {"image", "/srv/image"},
            {"other", "\x1b[31m"}, {"commands", QJsonArray{QJsonObject{{"run", "curl evil"}}}}};
        const QJsonObject topology{{"elements", QJsonArray{element}},
                                   {"connections", QJsonArray()}};
        write(path, QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                              {"topology", topology}})
                        .toJson());
        const auto shown = shell.tomato({"template", "show", path});
        QVERIFY2(shown.output.contains("curl evil"), qPrintable(shown.output + shown.errors));
        QVERIFY2(shown.output.contains("/srv/"), qPrintable(shown.output));
        QVERIFY(!shown.output.contains('\x1b'));
        const auto inserted = shell.tomato({"template", "insert", file, path});
        QCOMPARE(inserted.output.trimmed(), "web1");
        QVERIFY2(inserted.errors.contains("/srv/"), qPrintable(inserted.errors));
        // It speaks of the new elements, and not of another one that has the original's name.
        QVERIFY2(inserted.errors.contains("web1"), qPrintable(inserted.errors));
        QVERIFY2(!inserted.errors.contains("'web'"), qPrintable(inserted.errors));
        // As with any file the lab does not start before that was agreed to.
        const auto check = shell.tomato({"topology", "check", file, "--json"});
        QCOMPARE(check.object().value("outside").toArray().size(), 1);
    }

    void aDamagedFileIsNamedWithItsPlace()
    {
        const Shell shell;
        const QString file = shell.twoHosts("net.tomato4.json");
        QCOMPARE(shell.tomato({"template", "save", file, "good", "h1"}).exitCode, 0);
        write(folder(shell) + "/bad.tomato-template.json",
              R"({"file_information": {"version": 4}, "topology": {"connections": [],
                  "elements": [{"id": "1", "type": 7}]}})");
        const auto listed = shell.tomato({"template", "list"});
        QCOMPARE(listed.exitCode, 1);
        QVERIFY2(listed.output.startsWith("good  "), qPrintable(listed.output));
        const QString place = "bad.tomato-template.json: topology.elements[0].type";
        QVERIFY2(listed.errors.contains(place), qPrintable(listed.errors));
        const auto json = shell.tomato({"template", "list", "--json"}).object();
        QVERIFY(json["templates"][0]["name"] == "good" && json["templates"][1]["shipped"].toBool());
        QVERIFY(json["damaged"][0]["place"].toString().endsWith(place));
        const QByteArray before = [&file] {
            QFile read(file);
            return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
        }();
        const auto refused = shell.tomato({"template", "insert", file, "bad"});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains(place), qPrintable(refused.errors));
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), before);
    }
};

QTEST_GUILESS_MAIN(TestCommandLineTemplates)
#include "tst_commandlinetemplates.moc"
