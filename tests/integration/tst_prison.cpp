// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <unistd.h>

/// Runs a program inside an element that tries to get out (escape.cpp).
class TestPrison final : public QObject
{
    Q_OBJECT

    static constexpr unsigned Ordinary = 64103;

    /// `escape` in h1 of a lab that `who` runs: "" for this user, else words before each command.
    static void tryToEscape(const QStringList &before, bool hasProc)
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("prison"));
        QFile secret(shell.path(QStringLiteral("secret")));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("tomato-secret");
        secret.close();
        QVERIFY(secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        if (before.contains(QStringLiteral("setpriv"))) {
            const QString owner = QString::number(Ordinary);
            QCOMPARE(shell.run("chown", {"-R", owner + ':' + owner, shell.path({})}).exitCode, 0);
        }
        const auto run = [&](const QStringList &words) {
            const QStringList line =
                before + QStringList{"env", "TOKEN=tomato-secret", TOMATO_BIN "/tomato"} + words;
            return shell.run(line.front(), line.mid(1));
        };
        const auto started = run({"lab", "start", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        const QString folder = run({"lab", "folder", file, "h1"}).output.trimmed();
        QVERIFY(QFile::copy(QStringLiteral(TOMATO_ESCAPE), folder + "/escape"));
        // Readable for whoever the element's root is.
        QVERIFY(QFile::setPermissions(folder + "/escape", QFile::Permissions(0x5555)));
        const auto tried =
            run({"lab", "exec", file, "h1", "--", "/root/escape", secret.fileName()});
        const auto status = run({"lab", "status", file});
        QVERIFY(run({"lab", "stop", file}).exitCode == 0);
        QVERIFY2(tried.output.contains("held"), qPrintable(tried.errors));
        QVERIFY2(!tried.output.contains("ESCAPED"), qPrintable(tried.output));
        QCOMPARE(tried.exitCode, 0);
        QCOMPARE(status.output.contains("its /proc is empty"), !hasProc);
    }

private slots:
    void initTestCase()
    {
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void nobodyGetsOutOfAnElement() { tryToEscape({}, true); }

    void nobodyGetsOutOfAnOrdinaryUsersElement()
    {
        if (geteuid() != 0)
            QSKIP("only root can become another user");
        tryToEscape({"setpriv", "--reuid", QString::number(Ordinary), "--regid",
                     QString::number(Ordinary), "--clear-groups"},
                    true);
    }

    void elementsHaveTheSubordinateIdsOfTheirUser()
    {
        if (geteuid() != 0 || !QFile::exists(QStringLiteral("/usr/bin/newuidmap")))
            QSKIP("takes root, to have a user with subordinate ids, and newuidmap");
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("ids"));
        QFile names(shell.path(QStringLiteral("subids")));
        QVERIFY(names.open(QIODevice::WriteOnly));
        names.write("nobody:1700000000:65536\n");
        names.close();
        QCOMPARE(shell.run("chown", {"-R", "65534:65534", shell.path({})}).exitCode, 0);
        // The other users' numbers of this machine stay as they are.
        const QString script = QStringLiteral(
            "mount --bind subids /etc/subuid && mount --bind subids /etc/subgid && "
            "exec setpriv --reuid 65534 --regid 65534 --clear-groups sh -c '"
            "tomato=$0; $tomato lab start $1 && $tomato lab exec $1 h1 -- setpriv --reuid 1000 "
            "--regid 1000 --clear-groups id -u; $tomato lab stop $1' \"$@\"");
        const auto outcome =
            shell.run("unshare", {"--mount", "sh", "-c", script, "sh", TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output.contains("1000\n"), qPrintable(outcome.output + outcome.errors));
    }

    void nobodyGetsOutWherePartsOfProcAreHidden()
    {
        if (geteuid() != 0)
            QSKIP("only root can hide a part of /proc");
        // As containers do.
        tryToEscape({"unshare", "--mount", "sh", "-c",
                     "mount -t tmpfs none /proc/bus && exec \"$@\"", "sh"},
                    false);
    }

    void aSharedSocketGivesNoElementTheEngine()
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("socket"));
        const auto started =
            shell.tomato({"lab", "start", file, "--share", shell.path(QStringLiteral("run"))});
        QVERIFY2(started.exitCode != 0 || started.errors.contains("never shared"),
                 qPrintable(started.errors));
        QVERIFY2(started.errors.contains("never shared"), qPrintable(started.errors));
    }

    void whatHoldsTheMachineOrThisProgramsFilesIsNeverShared()
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("sharing"));
        const QString link = shell.path(QStringLiteral("link"));
        QVERIFY(QDir().mkpath(shell.path(QStringLiteral("data/tomato-desktop"))));
        for (const QString &target : {QStringLiteral("/"), shell.path(QStringLiteral("data")),
                                      shell.path(QStringLiteral("data/tomato-desktop"))}) {
            QVERIFY(QFile::link(target, link));
            const auto started = shell.tomato({"lab", "start", file, "--share", link});
            QVERIFY(QFile::remove(link));
            QVERIFY2(started.errors.contains("never shared"), qPrintable(target));
        }
    }

    void aSignalToACommandsOwnGroupStaysInside()
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("group"));
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const QString inside =
            TOMATO_BIN "/tomato lab exec " + file + " h1 -- sh -c 'kill -9 0'; echo survived";
        const auto outcome = shell.run("setsid", {"--wait", "sh", "-c", inside});
        QCOMPARE(outcome.output.trimmed(), QString("survived"));
    }

    void whatAProgramTypesStaysInItsElement()
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("typing"));
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        // script(1) has a terminal, which the command must not get.
        const QString inside = TOMATO_BIN "/tomato lab exec " + file +
                               " h1 -- sh -c 'tty; ls /dev/pts; test -t 1 && echo terminal'";
        const auto outcome =
            shell.run("script", {"-qec", inside, shell.path(QStringLiteral("typescript"))});
        QVERIFY2(outcome.output.contains("/dev/pts/0"), qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains("terminal"), qPrintable(outcome.output));
        QCOMPARE(outcome.exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(TestPrison)

#include "tst_prison.moc"
