// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QVersionNumber>

#include <unistd.h>

/// Runs a program inside an element that tries to get out (escape.cpp).
class TestPrison final : public QObject
{
    Q_OBJECT

    static constexpr unsigned Ordinary = 64103;

    /// Words before a command that an ordinary user runs, to whom the shell's folder is given.
    static QStringList ordinary(const Shell &shell)
    {
        if (geteuid() != 0)
            return {};
        const QString number = QString::number(Ordinary);
        shell.run("chown", {"-R", number + ':' + number, shell.path({})});
        return {"setpriv", "--reuid", number, "--regid", number, "--clear-groups"};
    }

    /// Runs it as from a user's terminal and with a key in the user's session keyring, and tells
    /// whether something was typed into that terminal.
    static Shell::Outcome typed(const Shell &shell, const QStringList &line)
    {
        const QString withKey = QStringLiteral(R"(
import ctypes, os, platform, sys
add, control = (248, 250) if platform.machine() == 'x86_64' else (217, 219)
call = ctypes.CDLL(None, use_errno=True).syscall
JOIN, SEARCH, SESSION = 1, 10, -3
call(control, JOIN, None)
if call(add, b'user', b'tomato-key', b'tomato-secret', 13, SESSION) < 0:
    print('no keys here')
elif call(control, SEARCH, SESSION, b'user', b'tomato-key', 0) < 0:
    sys.exit('the key is not there')
os.execvp(sys.argv[1], sys.argv[1:])
)");
        QStringList quoted;
        for (QString word : QStringList{"/usr/bin/python3", "-c", withKey} + line)
            quoted.append('\'' + word.replace('\'', "'\\''") + '\'');
        QFile script(shell.path(QStringLiteral("typing.sh")));
        if (!script.open(QIODevice::WriteOnly))
            return {};
        script.write((quoted.join(' ') +
                      "\ncode=$?\nif read -rsn1 -t 0.2 letter; then echo \"typed "
                      "$letter\"; else echo nothing typed; fi\nexit $code\n")
                         .toUtf8());
        script.close();
        return shell.run("script", {"-qec", "bash " + script.fileName(),
                                    shell.path(QStringLiteral("typescript"))});
    }

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
        QVERIFY(QDir().mkpath(shell.path(QStringLiteral("share"))));
        QVERIFY(
            QFile::setPermissions(shell.path(QStringLiteral("share")), QFile::Permissions(0x7777)));
        const auto lineOf = [&](const QStringList &words) {
            return before + QStringList{"env", "TOKEN=tomato-secret", TOMATO_BIN "/tomato"} + words;
        };
        const auto run = [&](const QStringList &words) {
            const QStringList line = lineOf(words);
            return shell.run(line.front(), line.mid(1));
        };
        const auto started =
            run({"lab", "start", file, "--share", shell.path(QStringLiteral("share"))});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        // The engine's socket, by another name that an element sees.
        const QDir sockets(shell.path(QStringLiteral("run/tomato-desktop")));
        const QString name = sockets.entryList({QStringLiteral("*.sock*")}, QDir::System).value(0);
        const QString socket = shell.path(QStringLiteral("share/socket"));
        QVERIFY2(link(qPrintable(sockets.filePath(name)), qPrintable(socket)) == 0,
                 qPrintable(sockets.entryList(QDir::System | QDir::Files).join(' ')));
        const QString folder = run({"lab", "folder", file, "h1"}).output.trimmed();
        QVERIFY(QFile::copy(QStringLiteral(TOMATO_ESCAPE), folder + "/escape"));
        // Readable for whoever the element's root is.
        QVERIFY(QFile::setPermissions(folder + "/escape", QFile::Permissions(0x5555)));
        const auto tried = typed(shell, lineOf({"lab", "exec", file, "h1", "--", "/root/escape",
                                                secret.fileName(), socket}));
        const auto status = run({"lab", "status", file});
        QVERIFY(run({"lab", "stop", file}).exitCode == 0);
        QVERIFY2(tried.output.contains("held"), qPrintable(tried.errors));
        QVERIFY2(!tried.output.contains("ESCAPED"), qPrintable(tried.output));
        QVERIFY2(tried.output.contains("nothing typed"), qPrintable(tried.output));
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
            "--regid 1000 --clear-groups id -u; $tomato lab exec $1 h1 -- sh -c "
            "\"mkdir /root/q; touch /root/q/f; chown -R 5:5 /root/q; chmod 700 /root/q\"; "
            "$tomato lab stop $1; $tomato lab delete $1 --yes && echo deleted' \"$@\"");
        const auto outcome =
            shell.run("unshare", {"--mount", "sh", "-c", script, "sh", TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output.contains("1000\n"), qPrintable(outcome.output + outcome.errors));
        // Everything that belongs to them goes with the lab.
        QVERIFY2(outcome.output.contains("deleted\n"), qPrintable(outcome.output + outcome.errors));
    }

    void nobodyGetsOutWherePartsOfProcAreHidden()
    {
        if (geteuid() != 0)
            QSKIP("only root can hide a part of /proc");
        // Containers do the same.
        tryToEscape({"unshare", "--mount", "sh", "-c",
                     "mount -t tmpfs none /proc/bus && exec \"$@\"", "sh"},
                    false);
    }

    void elementsWithoutEndLeaveTheUserHalfOfItsProcesses()
    {
        if (geteuid() != 0)
            QSKIP("takes root, to have a user with few processes");
        if (QVersionNumber::fromString(QSysInfo::kernelVersion()) < QVersionNumber(5, 14))
            QSKIP("this kernel has no limit on processes of an element");
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("crowd"));
        // Whose processes nobody else counts.
        const QString user = QString::number(70000 + getpid() % 100000);
        QCOMPARE(shell.run("chown", {"-R", user + ':' + user, shell.path({})}).exitCode, 0);
        const QString script = QStringLiteral(
            "$0 lab start $1 >&2 || exit 1; for h in h1 h2; do $0 lab exec $1 $h -- sh -c '"
            "mkfifo /tmp/never; for i in $(seq 1000); do (read x < /tmp/never) > /dev/null 2>&1 & "
            "done' 2> /dev/null; done; i=0; while [ $i -lt 200 ]; do sleep 20 & i=$((i + 1)); "
            "done; [ $i = 200 ] && echo all; $0 lab stop $1 >&2");
        const auto outcome = shell.run("setpriv", {"--reuid", user, "--regid", user,
                                                   "--clear-groups", "prlimit", "--nproc=1000:1000",
                                                   "sh", "-c", script, TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output == "all\n", qPrintable(outcome.output + outcome.errors));
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

    void noLinkInAnElementsFolderLeadsAMountElsewhere()
    {
        if (geteuid() != 0)
            QSKIP("takes root, to put a folder into /root");
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("links"));
        // The script does what a program in h1 would do, which then waits for the next start.
        const QString script = QStringLiteral(
            "mount -t tmpfs none /root && mkdir -p /root/x/var && echo mine > /root/x/var/mine && "
            "export HOME=/root/home && mkdir $HOME && tomato=$0 && "
            "$tomato lab start $1 --share /root/x/var >&2 && $tomato lab exec $1 h1 -- "
            "cat /root/x/var/mine; $tomato lab exec $1 h1 -- sh -c 'mv /root/x /root/y && "
            "ln -s / /root/x'; $tomato lab stop $1 >&2; "
            "$tomato lab start $1 --share /root/x/var; $tomato lab exec $1 h1 -- cat /var/mine");
        const auto outcome =
            shell.run("unshare", {"--mount", "sh", "-c", script, TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output == "mine\n", qPrintable(outcome.output + outcome.errors));
        QVERIFY2(outcome.errors.contains("mount a shared folder"), qPrintable(outcome.errors));
    }

    void aHomeAmongTheProgramsIsNotSeen()
    {
        if (geteuid() != 0)
            QSKIP("takes root, to put a home into /opt");
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("home"));
        const QStringList before = ordinary(shell);
        const QString script = QStringLiteral(
            "mount -t tmpfs none /opt && mkdir -p /opt/tool /opt/home/.ssh /opt/home/work && "
            "echo tool > /opt/tool/tool && echo secret > /opt/home/.ssh/key && "
            "echo shared > /opt/home/work/file && chown -R %1:%1 /opt/home && "
            "export HOME=/opt/home && \"$@\"");
        const QString user = QStringLiteral(
            "$0 lab start $1 --share /opt/home/work >&2; $0 lab exec $1 h1 -- sh -c '"
            "cat /opt/tool/tool /opt/home/work/file /opt/home/.ssh/key; ls -A /opt/home; "
            "touch /opt/home/mine; umount /opt/home; umount /opt; cat /opt/home/.ssh/key; "
            "unshare --mount sh -c \"mkdir /tmp/opt; mount --bind /opt /tmp/opt; "
            "cat /tmp/opt/home/.ssh/key\"; true'; $0 lab stop $1 >&2");
        const auto outcome = shell.run(
            "unshare", QStringList{"--mount", "sh", "-c", script.arg(Ordinary), "sh"} + before +
                           QStringList{"sh", "-c", user, TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output == "tool\nshared\nwork\n",
                 qPrintable(outcome.output + outcome.errors));
    }

    void namesThatAnElementWritesAreItsOwn()
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("names"));
        const QStringList before = ordinary(shell);
        const QString script = QStringLiteral(
            "$0 lab start $1 >&2; $0 lab exec $1 h1 -- sh -c '"
            "mount -o remount,bind,rw /etc/hosts; echo 10.9.9.9 evil >> /etc/hosts; "
            "umount -l /etc/hosts; echo 10.9.9.9 evil >> /etc/hosts; "
            "for f in /.lab/hosts /.own/hosts; do echo 10.9.9.9 evil >> $f; done; true' "
            "2> /dev/null; $0 lab exec $1 h2 -- cat /etc/hosts; $0 lab stop $1 >&2");
        const auto outcome =
            shell.run(before.value(0, "env"),
                      before.mid(1) + QStringList{"sh", "-c", script, TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output.contains("h1") && !outcome.output.contains("evil"),
                 qPrintable(outcome.output + outcome.errors));
    }

    void whatIsOpenForReadingIsNotOpenedForWriting()
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("streams"));
        QFile precious(shell.path(QStringLiteral("precious")));
        QVERIFY(precious.open(QIODevice::WriteOnly));
        precious.write("precious\n");
        precious.close();
        const QStringList before = ordinary(shell);
        const auto run = [&](const QString &line) {
            return shell.run(before.value(0, "env"),
                             before.mid(1) +
                                 QStringList{"sh", "-c", line, TOMATO_BIN "/tomato", file});
        };
        const auto outcome =
            run("$0 lab start $1 && $0 lab exec $1 h1 -- sh -c 'cat; echo harm > /proc/self/fd/0; "
                "chmod 777 /proc/self/fd/0; true' < precious; stat -c %a precious; "
                "$0 lab stop $1");
        QVERIFY(precious.open(QIODevice::ReadOnly));
        QCOMPARE(precious.readAll(), QByteArray("precious\n"));
        QVERIFY2(outcome.output.contains("precious\n644\n"),
                 qPrintable(outcome.output + outcome.errors));
    }

    void whatGoesThroughFilesIsExact()
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("exact"));
        const auto outcome = shell.run(
            "sh",
            {"-c",
             "head -c 50000000 /dev/urandom > in; $0 lab start $1; "
             "$0 lab exec $1 h1 -- cat < in > out; cmp in out && echo same; "
             "$0 lab exec $1 h1 -- sh -c 'echo one; echo two >&2; exit 7' > both 2>&1; echo $?; "
             "$0 lab exec $1 h1 -- echo three >> both; cat both; "
             "$0 lab exec $1 h1 -- head -c 3 < in | wc -c; "
             "$0 lab exec $1 h1 -- sh -c 'kill -9 $$' > killed; echo $?; "
             // A process that the command left running does not delay it.
             "$0 lab exec $1 h1 -- sh -c 'sleep 1000 & echo early' > early; cat early",
             TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output.endsWith("same\n7\none\ntwo\nthree\n3\n137\nearly\n"),
                 qPrintable(outcome.output + outcome.errors));
    }

    void theProgramOfElementsStaysAsItIs()
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("program"));
        // The programs are the user's own, as after a build.
        QVERIFY(QDir().mkpath(shell.path(QStringLiteral("bin"))));
        for (const char *name :
             {"tomato", "tomato-engine", "tomato-element", "tomato-attachment", "tomato-replay"})
            QVERIFY(QFile::copy(QStringLiteral(TOMATO_BIN "/") + name,
                                shell.path(QStringLiteral("bin/")) + name));
        const QStringList before = ordinary(shell);
        const auto outcome = shell.run(
            before.value(0, "env"),
            before.mid(1) +
                QStringList{"sh", "-c",
                            "bin/tomato lab start $0 >&2; sum=$(cksum bin/tomato-element); "
                            "bin/tomato lab exec $0 h1 -- sh -c 'chmod 666 /proc/1/exe; "
                            "echo >> /proc/1/exe; true'; stat -c %a bin/tomato-element; "
                            "test \"$sum\" = \"$(cksum bin/tomato-element)\" && echo same; "
                            "bin/tomato lab stop $0 >&2",
                            file});
        QVERIFY2(outcome.output == "755\nsame\n", qPrintable(outcome.output + outcome.errors));
    }

    void theDiskIsNotFilledInSilence()
    {
        if (geteuid() != 0)
            QSKIP("takes root, to have a small disk");
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("room"));
        const QString script = QStringLiteral(
            "mount -t tmpfs -o size=400m none data; tomato=$0; $tomato lab start $1 >&2 && "
            "head -c 250000000 /dev/zero > data/big; for i in $(seq 60); do $tomato lab status $1 "
            "| grep -q 'h1.*less than 256 MB' && "
            "echo told && break; sleep 0.5; done; $tomato lab stop $1 >&2; "
            "$tomato lab start $1 || echo refused; $tomato lab stop $1 >&2");
        const auto outcome =
            shell.run("unshare", {"--mount", "sh", "-c", script, TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output == "told\nrefused\n", qPrintable(outcome.output + outcome.errors));
    }

    void anElementThatWritesWithoutEndIsHeldAtTheReserve()
    {
        if (geteuid() != 0)
            QSKIP("takes root, to have a small disk");
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("filling"));
        // The writers work side by side, each file anew where one was emptied.
        const QString script = QStringLiteral(
            "mount -t tmpfs -o size=450m none data; tomato=$0; $tomato lab start $1 >&2 || exit 1; "
            "folder=$($tomato lab folder $1 h1); "
            "left() { df -B1M --output=avail data | tail -n 1 | tr -d ' '; }; "
            "is() { for i in $(seq 120); do $tomato lab status $1 | grep -q \"h1.*$2\" && "
            "return 0; sleep 0.5; done; return 1; }; "
            "$tomato lab exec $1 h1 -- sh -c 'for each in 1 2 3; do (while :; do "
            "cat /dev/zero >> /root/big$each; done) 2> /dev/null & done; wait' > /dev/null 2>&1 & "
            "is $1 'wait until there is more' && echo held; one=$(left); $tomato lab status $1 "
            ">&2; "
            "$tomato lab status $1 >&2; two=$(left); [ $one = $two ] && echo still; "
            "[ $two -gt 64 ] && echo reserve || echo $two; "
            "$tomato lab exec $1 h1 -- rm /root/big1 && echo removed; "
            "for each in $folder/big*; do : > $each; done; "
            "for i in $(seq 120); do [ -s $folder/big2 ] && echo on && break; sleep 0.5; done; "
            "$tomato lab stop $1 >&2 && echo stopped");
        const auto outcome =
            shell.run("unshare", {"--mount", "sh", "-c", script, TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output == "held\nstill\nreserve\nremoved\non\nstopped\n",
                 qPrintable(outcome.output + outcome.errors));
    }

    /// A process that is to stop does so at the end of a call, and one that writes takes up to 2
    /// GB.
    void oneCallThatWritesMoreThanThereIsEndsBeforeTheDisk()
    {
        if (geteuid() != 0)
            QSKIP("takes root, to have a small disk");
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("call"));
        QFile writer(shell.path(QStringLiteral("writer.py")));
        QVERIFY(writer.open(QIODevice::WriteOnly));
        // What is written was never touched, and takes no memory.
        writer.write("import ctypes, os\n"
                     "c = ctypes.CDLL(None)\n"
                     "c.mmap.restype = ctypes.c_void_p\n"
                     "size = 2 << 30\n"
                     "zeros = c.mmap(None, ctypes.c_size_t(size), 1, 0x22, -1, 0)\n"
                     "file = os.open('/root/big', os.O_WRONLY | os.O_CREAT, 0o600)\n"
                     "c.write(file, ctypes.c_void_p(zeros), ctypes.c_size_t(size))\n");
        writer.close();
        const QString script = QStringLiteral(
            "mount -t tmpfs -o size=1500m none data; tomato=$0; $tomato lab start $1 >&2 || exit "
            "1; "
            "cp writer.py $($tomato lab folder $1 h1)/; "
            "$tomato lab exec $1 h1 -- fallocate -l 1M /root/ahead 2> /dev/null || echo refused; "
            "$tomato lab exec $1 h1 -- sh -c 'echo some > /root/some; "
            "fallocate -p -l 4096 /root/some' && echo hole; "
            "$tomato lab exec $1 h1 -- /usr/bin/python3 /root/writer.py; echo $?; "
            "left=$(df -B1M --output=avail data | tail -n 1 | tr -d ' '); "
            "[ $left -gt 0 ] && [ $left -lt 256 ] && echo reserve || echo $left; "
            "$tomato lab stop $1 >&2 && echo stopped");
        const auto outcome =
            shell.run("unshare", {"--mount", "sh", "-c", script, TOMATO_BIN "/tomato", file});
        QVERIFY2(outcome.output == "refused\nhole\n137\nreserve\nstopped\n",
                 qPrintable(outcome.output + outcome.errors));
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
