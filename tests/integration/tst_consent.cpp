// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <functional>

/// Tests what files of strangers do when a user starts them in a shell.
class TestConsent final : public QObject
{
    Q_OBJECT

private:
    static bool canRunLabs()
    {
        static const QString problem = Shell::labProblem();
        return problem.isEmpty();
    }

    /// Two hosts, changed.
    static QString file(const Shell &shell, const QString &name,
                        const std::function<void(QJsonObject &)> &change)
    {
        const QString path = shell.twoHosts(name);
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        QJsonObject topology = document["topology"].toObject();
        change(topology);
        document["topology"] = topology;
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QJsonDocument(document).toJson());
        return path;
    }

    static void addElement(QJsonObject &topology, const QJsonObject &element)
    {
        QJsonArray elements = topology["elements"].toArray();
        elements.append(element);
        topology["elements"] = elements;
    }

    /// Its command copies a key and writes into the folder that it shares.
    static QString thief(const Shell &shell, const QString &command = "cp key /root/")
    {
        QDir().mkpath(shell.path("home"));
        // The elements of root's labs are nobody on this machine.
        QFile::setPermissions(shell.path("."), QFile::Permissions(0x7055));
        QFile::setPermissions(shell.path("home"), QFile::Permissions(0x7077));
        QFile key(shell.path("home/key"));
        if (key.open(QIODevice::WriteOnly))
            key.write("secret\n");
        return file(shell, "thief", [&](QJsonObject &topology) {
            topology["shared_folders"] = QJsonArray{shell.path("home")};
            QJsonArray elements = topology["elements"].toArray();
            QJsonObject host = elements[0].toObject();
            host["commands"] = QJsonArray{
                QJsonObject{{"run", QStringLiteral("cd %1 && %2; echo mine >> authorized_keys")
                                        .arg(shell.path("home"), command)}}};
            elements[0] = host;
            topology["elements"] = elements;
        });
    }

private slots:
    void initTestCase()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
    }

    void aSharedFolderIsNotGivenWithoutAYes()
    {
        const Shell shell;
        const QString path = thief(shell);
        for (const QStringList &start :
             {QStringList{"lab", "start", path},
              QStringList{"run", path, "--for", "1", "--out", shell.path("out")},
              QStringList{"lab", "start", path, "--nat", "--attach", "--allow-live"},
              QStringList{"lab", "start", path, "--share", shell.path("data")}}) {
            const auto refused = shell.tomato(start);
            QCOMPARE(refused.exitCode, 1);
            QVERIFY2(refused.errors.contains("gives elements the folder '" + shell.path("home") +
                                             "' to read and write"),
                     qPrintable(refused.errors));
            QVERIFY(refused.errors.contains("--share " + shell.path("home")));
            QVERIFY(refused.errors.contains("--trust"));
        }
        QVERIFY(!QFile::exists(shell.path("home/authorized_keys")));
        QCOMPARE(shell.tomato({"lab", "list", "--json"}).array(), QJsonArray());
    }

    void aYesIsForThisStartOrFromNowOn()
    {
        const Shell shell;
        const QString path = thief(shell);
        QCOMPARE(shell.tomato({"lab", "start", path, "--share", shell.path("home")}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(shell.path("home/authorized_keys")), 30'000);
        QCOMPARE(shell.tomato({"lab", "stop", path}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "start", path}).exitCode, 1);

        const auto contents = [&path] {
            QFile now(path);
            return now.open(QIODevice::ReadOnly) ? now.readAll() : QByteArray();
        };
        const QByteArray before = contents();
        QCOMPARE(shell.tomato({"lab", "start", path, "--trust"}).exitCode, 0);
        // The answer is not in the file, which could bring its own.
        QVERIFY(!before.isEmpty());
        QCOMPARE(contents(), before);
        QCOMPARE(shell.tomato({"lab", "stop", path}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "start", path}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "stop", path}).exitCode, 0);
        // Other commands with the same folder, and the same text from somewhere else.
        QCOMPARE(thief(shell, "rm -f key"), path);
        QCOMPARE(shell.tomato({"lab", "start", path}).exitCode, 1);
        QVERIFY(QFile::exists(shell.path("home/key")));
    }

    /// The steps of an experiment may run what comes in its files.
    void otherFilesOfElementsAreAskedAboutAgain()
    {
        const Shell shell;
        QVERIFY(QDir().mkpath(shell.path("home")));
        QVERIFY(QDir().mkpath(shell.path("files/h1")));
        const QString path = file(shell, "acting", [&](QJsonObject &topology) {
            topology["shared_folders"] = QJsonArray{shell.path("home")};
            topology["experiment"] =
                QJsonObject{{"steps", QJsonArray{QJsonObject{{"do", "start"}},
                                                 QJsonObject{{"do", "run"},
                                                             {"name", "act"},
                                                             {"in", "h1"},
                                                             {"command", "sh ./act"}}}}};
        });
        const auto bring = [&shell](const QString &folder, const QByteArray &script) {
            QDir().mkpath(shell.path(folder));
            QFile act(shell.path(folder + "/act"));
            return act.open(QIODevice::WriteOnly) && act.write(script) == script.size();
        };
        const auto run = [&](const QString &out, const QStringList &more) {
            return shell.tomato(QStringList{"experiment", "run", path, "--out", shell.path(out)} +
                                more);
        };
        const QStringList files{"--files", shell.path("files")};
        QVERIFY(bring("files/h1", "true\n"));
        const auto agreed = run("one", files + QStringList{"--trust"});
        QVERIFY2(agreed.exitCode == 0, qPrintable(agreed.output + agreed.errors));
        QCOMPARE(run("two", files).exitCode, 0);
        QVERIFY(bring("files/h1", "rm -r *\n"));
        const auto changed = run("three", files);
        QCOMPARE(changed.exitCode, 1);
        QVERIFY2(changed.errors.contains("gives elements the folder"), qPrintable(changed.errors));
        // Where runs go there may be files of somebody else's already.
        QVERIFY(bring("four/elements/h1", "rm -r *\n"));
        QCOMPARE(run("four", {}).exitCode, 1);
    }

    void eachReachHasItsOption_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("words");
        QTest::newRow("live") << "--allow-live"
                              << "watch captures live at '0.0.0.0', without a password "
                                 "and unencrypted";
        QTest::newRow("attach") << "--attach"
                                << "joins 'lan' with the interface 'nosuch0'";
        QTest::newRow("nat") << "--nat"
                             << "reach this machine's network and the Internet (NAT)";
    }

    void eachReachHasItsOption()
    {
        QFETCH(QString, option);
        QFETCH(QString, words);
        const Shell shell;
        const QString path = file(shell, "reach", [&](QJsonObject &topology) {
            if (option == "--allow-live") {
                QJsonObject connection = topology["connections"].toArray()[0].toObject();
                connection["capturing"] = true;
                connection["capture_mode"] = "both";
                connection["capture_live_address"] = "0.0.0.0";
                connection["capture_live_allow"] = "0.0.0.0/0";
                connection["capture_live_plain"] = true;
                topology["connections"] = QJsonArray{connection};
            } else if (option == "--attach") {
                addElement(topology, {{"id", "a"},
                                      {"type", "attach"},
                                      {"name", "lan"},
                                      {"attach", "interface"},
                                      {"attach_name", "nosuch0"}});
            } else {
                addElement(topology, {{"id", "x"},
                                      {"type", "external_network"},
                                      {"name", "internet"},
                                      {"outside", "nat"}});
            }
        });
        QStringList others{"--allow-live", "--attach", "--nat"};
        others.removeAll(option);
        const auto refused = shell.tomato(QStringList{"lab", "start", path} + others);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains(words), qPrintable(refused.errors));
        QVERIFY(refused.errors.contains("(" + option + ")"));
        const auto listed = shell.tomato({"topology", "check", path});
        QVERIFY2(listed.errors.contains(words), qPrintable(listed.errors));
        const auto outside =
            shell.tomato({"topology", "check", path, "--json"}).object()["outside"];
        QCOMPARE(outside.toArray().size(), 1);
        const auto started = shell.tomato({"lab", "start", path, option});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
    }

    void whatIsPrintedSteersNoTerminal()
    {
        const Shell shell;
        const QString path = file(shell, "log", [](QJsonObject &topology) {
            QJsonArray elements = topology["elements"].toArray();
            QJsonObject host = elements[0].toObject();
            host["commands"] = QJsonArray{QJsonObject{
                {"run", "printf '\\033]0;owned\\007\\033[2J\\302\\2332J a\\tb\\nend\\n'"}}};
            elements[0] = host;
            topology["elements"] = elements;
        });
        QCOMPARE(shell.tomato({"lab", "start", path}).exitCode, 0);
        const auto log = [&](const QStringList &more) {
            return shell.tomato(QStringList{"lab", "log", path, "h1"} + more).output;
        };
        QTRY_VERIFY_WITH_TIMEOUT(log({}).endsWith("end\n"), 30'000);
        QCOMPARE(log({}), QString("\\x1b]0;owned\\x07\\x1b[2J\\x9b2J a\tb\nend\n"));
        QVERIFY(log({"--raw"}).startsWith("\x1b]0;owned\x07\x1b[2J"));
        const auto checked = shell.tomato({"filter", "check", "host \x1b[2J\u202e"});
        QVERIFY(!(checked.output + checked.errors).contains('\x1b'));
        QVERIFY(!(checked.output + checked.errors).contains(u'\u202e'));
        const auto unknown = shell.tomato({"lab", "status", "\x1b[2J\r\nfake", "--json"});
        QVERIFY2(unknown.errors.contains("\\x1b[2J\\x0d\\x0afake"), qPrintable(unknown.errors));
    }
};

QTEST_GUILESS_MAIN(TestConsent)
#include "tst_consent.moc"
