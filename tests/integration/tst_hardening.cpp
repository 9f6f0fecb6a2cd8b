// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorderprocess.h"
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <unistd.h>

/// Tests the limits of the programs' own processes.
class TestHardening final : public QObject
{
    Q_OBJECT

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QJsonObject element(const QString &id, const QString &type, const QString &parent,
                               QJsonObject attributes)
    {
        attributes.insert("id", id);
        attributes.insert("type", type);
        attributes.insert("parent", parent.isEmpty() ? QJsonValue() : QJsonValue(parent));
        attributes.insert("name", id);
        return attributes;
    }

    /// A host, a network with NAT and a container that is to be attached.
    static QString reachingLab(const Shell &shell)
    {
        const QJsonArray elements{
            element("h", "host", {}, {}),
            element("h1", "host_interface", "h", {{"ip4address", "10.0.0.1/24"}}),
            element("h2", "host_interface", "h", {}),
            element("x", "external_network", {}, {{"outside", "nat"}}),
            element("x1", "external_network_endpoint", "x", {{"ip4address", "10.0.0.254/24"}}),
            element("a", "attach", {}, {{"attach", "container"}, {"attach_name", "tomato-none"}}),
            element("a1", "attach_interface", "a", {})};
        const QJsonArray connections{
            QJsonObject{{"id", "c1"}, {"elements", QJsonArray{"h1", "x1"}}},
            QJsonObject{{"id", "c2"}, {"elements", QJsonArray{"h2", "a1"}}}};
        QFile file(shell.path("reaching.tomato4.json"));
        if (file.open(QIODevice::WriteOnly))
            file.write(
                QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                          {"topology", QJsonObject{{"name", "reaching"},
                                                                   {"elements", elements},
                                                                   {"connections", connections}}}})
                    .toJson());
        return file.fileName();
    }

private slots:
    void initTestCase()
    {
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void whatHoldsPacketsLeavesNoCore()
    {
        const Shell shell;
        const auto started = shell.tomato({"lab", "start", shell.twoHosts("cores")});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        const QString engine = QString::number(engineProcess(shell));
        const QList<QByteArray> children =
            contents("/proc/" + engine + "/task/" + engine + "/children").simplified().split(' ');
        QVERIFY(!children.front().isEmpty());
        // 1: with 0 the kernel hands a core to the program that core_pattern may name.
        for (const QString &process : {engine, QString::fromLatin1(children.front())}) {
            const QByteArray limits = contents("/proc/" + process + "/limits").simplified();
            QVERIFY2(limits.contains("Max core file size 1 1 bytes"), limits.constData());
        }
    }

    void whoReadsPacketsLeavesNoCore()
    {
        const Shell shell;
        const QString file = shell.twoHosts("readers");
        const auto started = shell.tomato({"lab", "start", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QProcess reader;
        reader.setProcessEnvironment(shell.environment());
        reader.start(TOMATO_BIN "/tomato", {"lab", "events", file, "--json"});
        QVERIFY(reader.waitForReadyRead());
        const QByteArray limits =
            contents(QString("/proc/%1/limits").arg(reader.processId())).simplified();
        reader.terminate();
        QVERIFY(reader.waitForFinished());
        QVERIFY2(limits.contains("Max core file size 1 ") ||
                     limits.contains("Max core file size 0 "),
                 limits.constData());
    }

    void otherProgramsOfTheUserDoNotLookIntoAnEngine()
    {
        if (geteuid() != 0)
            QSKIP("takes root, to become an ordinary user");
        const Shell shell;
        const QString file = shell.twoHosts("memory");
        const QString user = "64104";
        QCOMPARE(shell.run("chown", {"-R", user + ':' + user, shell.path({})}).exitCode, 0);
        const QString script =
            "$0 lab start $1 >&2; pid=$(sed 's/.*\"pid\":\\([0-9]*\\).*/\\1/' "
            "run/tomato-desktop/*.json); test -d /proc/$pid && echo there; "
            "for each in environ maps fd/0; do cat /proc/$pid/$each > /dev/null 2>&1 || "
            "echo hidden; done; $0 lab exec $1 h1 -- echo works; $0 lab stop $1 >&2";
        const auto outcome =
            shell.run("setpriv", {"--reuid", user, "--regid", user, "--clear-groups", "sh", "-c",
                                  script, TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output == "there\nhidden\nhidden\nhidden\nworks\n",
                 qPrintable(outcome.output + outcome.errors));
    }

    void rootsProgramsAreThoseOfTheSystem()
    {
        if (geteuid() != 0)
            QSKIP("takes root");
        const Shell shell;
        QVERIFY(QDir().mkpath(shell.path("planted")));
        for (const char *name : {"nsenter", "nft", "pasta", "docker", "podman", "dumpcap", "busctl",
                                 "sh", "ip", "tomato-engine", "newuidmap"}) {
            QFile planted(shell.path("planted/") + name);
            QVERIFY(planted.open(QIODevice::WriteOnly));
            planted.write("#!/bin/sh\necho " + QByteArray(name) + " >> " +
                          QFile::encodeName(shell.path("met")) + "\n");
            planted.close();
            QVERIFY(planted.setPermissions(QFile::Permissions(0x7755)));
        }
        const QString file = reachingLab(shell);
        const auto run = [&](const QStringList &words) {
            return shell.run("/usr/bin/env",
                             QStringList{"PATH=" + shell.path("planted") + ":/usr/bin:/bin",
                                         TOMATO_BIN "/tomato"} +
                                 words);
        };
        const auto started = run({"lab", "start", file, "--nat", "--attach"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        // It has looked for the container by then.
        QTRY_VERIFY_WITH_TIMEOUT(
            run({"lab", "status", file}).output.contains("cannot find the container"), 30'000);
        QCOMPARE(run({"lab", "exec", file, "h", "--", "true"}).exitCode, 0);
        run({"lab", "check"});
        QCOMPARE(run({"lab", "stop", file}).exitCode, 0);
        QCOMPARE(contents(shell.path("met")), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
