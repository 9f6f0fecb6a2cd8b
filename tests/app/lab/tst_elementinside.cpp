// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/limits/processlimit.h"
#include "app/lab/plan/deviceplan.h"
#include "app/lab/zygote/elementids.h"
#include "app/topology/reach/outsidereach.h"
#include "drawing.h"
#include "fabrictest.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace tomato;
using namespace tomato::lab;

static QJsonObject command(const QString &name, const QString &run, bool restart = false)
{
    return {{"name", name}, {"run", run}, {"restart", restart}};
}

static QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Tests what an element sees of this machine and of the other elements, and what it runs by
/// itself.
class TestElementInside final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    /// h1 and h2, joined.
    static Drawing twoHosts(const QJsonObject &attributes = {})
    {
        Drawing drawing;
        drawing.addHost("h1", attributes);
        drawing.addHost("h2");
        drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
        drawing.addInterface("h2:eth0", "10.0.0.2/24", "fd00::2/64");
        drawing.connect("h1:eth0", "h2:eth0");
        return drawing;
    }
    /// The state of h1's command of this name.
    static CommandReport commandOf(const Lab &lab, const std::string &name)
    {
        for (const CommandReport &each : statusOf(lab, "h1").commands) {
            if (each.name == name)
                return each;
        }
        return {};
    }
    static QString output(const Lab &lab, const QString &name)
    {
        return read(QString::fromStdString(statusOf(lab, "h1").outputFolder) + u'/' + name +
                    ".log");
    }

private slots:
    void namesOfTheLabAreKnown()
    {
        QTemporaryDir folder;
        Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(pings(lab, "h1", "h2"));
        QVERIFY(pings(lab, "h2", "-6 h1-eth0"));
        // Running elements see new names at once.
        drawing.set("h2", "name", "other");
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(pings(lab, "h1", "other"));
    }

    void theUsersFilesCannotBeReached()
    {
        QTemporaryDir folder;
        QTemporaryDir secret;
        QFile file(secret.filePath("secret"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        for (const QString &path : {secret.path(), folder.path(), QStringLiteral(TOMATO_SOURCE)}) {
            const auto outcome = run(lab, "h1", "ls -d " + path);
            QVERIFY2(outcome.code != 0, qPrintable(outcome.output));
        }
        // Nor beneath the element's own /proc and /sys.
        for (const char *mount : {"/proc", "/sys"}) {
            const auto beneath =
                run(lab, "h1",
                    QStringLiteral("unshare -m sh -c 'umount %1; umount %1; cat /proc/1/comm; "
                                   "ls -d /sys/fs/cgroup/*; ls -d /proc/*/root%2; true'")
                        .arg(QLatin1String(mount), secret.path()));
            const QStringList lines = beneath.output.split(u'\n', Qt::SkipEmptyParts);
            for (const QString &line : lines)
                QVERIFY2(line == "tomato-element" || line.contains(": "), qPrintable(line));
            QCOMPARE(beneath.code, 0);
        }
        // Nor by taking mounts away.
        const auto outcome = run(lab, "h1",
                                 "for i in 1 2 3; do awk '{print $2}' /proc/mounts | sort -r | "
                                 "xargs -n1 umount 2>/dev/null; done; ls -d " +
                                     secret.path() + " /.lab/*");
        QVERIFY2(outcome.code != 0, qPrintable(outcome.output));
        // Programs are there, to be run and not to be changed.
        QVERIFY(run(lab, "h2", "test -x /usr/bin/env -a ! -w /usr/bin/env").code == 0);
        QVERIFY(run(lab, "h2", "echo > /dev/null && echo x > /tmp/x && cat /etc/passwd").code == 0);
    }

    void theWorkingFolderIsSharedWithTheUserAlone()
    {
        QTemporaryDir folder;
        const Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        const QString working = QString::fromStdString(statusOf(lab, "h1").workingFolder);
        QCOMPARE(run(lab, "h1", "echo from inside > /root/note").code, 0);
        QCOMPARE(read(working + "/note"), "from inside\n");
        QVERIFY(run(lab, "h2", "cat /root/note").code != 0);
        lab.stop();
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(run(lab, "h1", "cat /root/note").output.trimmed(), "from inside");
    }

    void foldersAreSharedOnRequest()
    {
        QTemporaryDir folder;
        QTemporaryDir shared;
        // Elements of root's lab are nobody outside, and may do what others may.
        if (elementIds().first != 0)
            QFile::setPermissions(shared.path(), QFile::Permissions(0x7777));
        Drawing drawing = twoHosts();
        drawing.topology.setAttributes({{"shared_folders", QJsonArray{shared.path()}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.agreeTo({topology::sharedFolder(shared.path()).key()});
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(run(lab, "h1", "echo both > " + shared.path() + "/file").code, 0);
        QCOMPARE(run(lab, "h2", "cat " + shared.path() + "/file").output.trimmed(), "both");
        QCOMPARE(read(shared.filePath("file")), "both\n");
        struct stat made
        {
        };
        QCOMPARE(stat(qPrintable(shared.filePath("file")), &made), 0);
        QVERIFY(made.st_uid != 0 || elementIds().first == 0);
        drawing.topology.setAttributes({{"shared_folders", QJsonArray{"/no/such/folder"}}});
        lab.stop();
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(statusOf(lab, "h1").state, RunState::Failed);
        QVERIFY(statusOf(lab, "h1").reason.find("/no/such/folder") != std::string::npos);
    }

    void aLinkThatLeadsElsewhereThanAgreedIsNotFollowed()
    {
        QTemporaryDir folder;
        QTemporaryDir shared;
        const QString link = shared.filePath("link");
        for (const char *name : {"one", "other"})
            QVERIFY(QDir(shared.path()).mkdir(name));
        QVERIFY(QFile::link(shared.filePath("one"), link));
        Drawing drawing = twoHosts();
        drawing.topology.setAttributes({{"shared_folders", QJsonArray{link}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.agreeTo({topology::sharedFolder(link).key()});
        lab.apply(drawing.topology, {ElementId("h1")});
        QCOMPARE(statusOf(lab, "h1").reason, std::string());
        QVERIFY(run(lab, "h1", "test -d " + link).code == 0);
        QVERIFY(QFile::remove(link) && QFile::link(shared.filePath("other"), link));
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY2(statusOf(lab, "h2").reason.find("which nobody agreed to") != std::string::npos,
                 statusOf(lab, "h2").reason.c_str());
        QCOMPARE(statusOf(lab, "h2").state, RunState::Failed);
    }

    void whatNobodyAgreedToIsNotShared()
    {
        QTemporaryDir folder;
        QTemporaryDir shared;
        Drawing drawing = twoHosts();
        drawing.topology.setAttributes({{"shared_folders", QJsonArray{shared.path()}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(statusOf(lab, "h1").state, RunState::Failed);
        QVERIFY(statusOf(lab, "h1").reason.find("nobody agreed to") != std::string::npos);
    }

    void commandsRunInTheirOrder()
    {
        QTemporaryDir folder;
        const Drawing drawing = twoHosts(
            {{"environment", QJsonObject{{"WHO", "a b"}}},
             {"commands",
              QJsonArray{command("first", "sleep 0.2; echo $WHO; pwd; exit 3"),
                         command("service", "echo up; exec sleep 1000", true),
                         command("second", "ping -c 1 -W 5 h2 && cat ../etc/hostname"),
                         command("endless", "sleep 1000"), command("never", "echo never")}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(statusOf(lab, "h1").state, RunState::Running);
        QTRY_COMPARE_WITH_TIMEOUT(commandOf(lab, "endless").state, CommandReport::State::Running,
                                  30'000);
        QCOMPARE(commandOf(lab, "first").state, CommandReport::State::Ended);
        QCOMPARE(commandOf(lab, "first").code, 3);
        QCOMPARE(output(lab, "first"), "a b\n/root\n");
        QCOMPARE(commandOf(lab, "service").state, CommandReport::State::Running);
        QVERIFY(output(lab, "second").contains("1 received"));
        QCOMPARE(commandOf(lab, "never").state, CommandReport::State::Waiting);
        // A shell becomes it a moment after it runs.
        QTRY_COMPARE(run(lab, "h1", "pgrep -cx sleep").output.trimmed(), "2");
    }

    void aServiceThatEndsIsStartedAgainEverMoreSlowly()
    {
        QTemporaryDir folder;
        const Drawing drawing =
            twoHosts({{"commands", QJsonArray{command("crash", "echo again; kill -9 $$", true)}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QTRY_VERIFY_WITH_TIMEOUT(commandOf(lab, "crash").starts >= 4, 30'000);
        QCOMPARE(commandOf(lab, "crash").code, 137);
        QVERIFY(output(lab, "crash").count("again\n") >= 3);
        // 0.1 + 0.2 + 0.4 s: a loop without a pause would have made hundreds.
        QVERIFY(commandOf(lab, "crash").starts < 10);
    }

    void killingAllInsideEndsNeitherTheElementNorItsServices()
    {
        QTemporaryDir folder;
        const Drawing drawing =
            twoHosts({{"commands", QJsonArray{command("service", "sleep 1000", true)}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE(commandOf(lab, "service").state, CommandReport::State::Running);
        QTRY_VERIFY(run(lab, "h1", "pgrep -x sleep").code == 0);
        run(lab, "h1", "kill -9 -1");
        QTRY_VERIFY_WITH_TIMEOUT(commandOf(lab, "service").starts >= 2, 20'000);
        QCOMPARE(statusOf(lab, "h1").state, RunState::Running);
        QVERIFY(pings(lab, "h2", "h1"));
    }

    void changedCommandsBeginAnew()
    {
        QTemporaryDir folder;
        Drawing drawing = twoHosts({{"commands", QJsonArray{command("one", "sleep 1000", true)}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        const pid_t process = processOf(lab, "h1");
        drawing.set("h1", "commands", QJsonArray{command("two", "echo second")});
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(processOf(lab, "h1"), process);
        QTRY_COMPARE_WITH_TIMEOUT(commandOf(lab, "two").state, CommandReport::State::Ended, 30'000);
        QCOMPARE(output(lab, "two"), "second\n");
        QTRY_VERIFY_WITH_TIMEOUT(run(lab, "h1", "pgrep -x sleep").code != 0, 30'000);
    }

    void endlessOutputIsBounded()
    {
        QTemporaryDir folder;
        const Drawing drawing = twoHosts(
            {{"commands", QJsonArray{command("much", "yes line | head -c 5000000; echo end")}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE_WITH_TIMEOUT(commandOf(lab, "much").state, CommandReport::State::Ended,
                                  30'000);
        const QString path = QString::fromStdString(statusOf(lab, "h1").outputFolder) + "/much.log";
        QVERIFY(QFileInfo(path).size() + QFileInfo(path + ".1").size() <= 2'000'000);
        QVERIFY(read(path).endsWith("end\n"));
    }

    void aForkBombEndsAtTheElementsLimit()
    {
        QTemporaryDir folder;
        const Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        if (!canLimitProcesses())
            QSKIP("this kernel has no limit on processes of an element");
        const auto bomb =
            run(lab, "h1",
                "mkfifo /tmp/never; while true; do (read x < /tmp/never) > /dev/null 2>&1 & done");
        QVERIFY2(bomb.code != 0, qPrintable(bomb.output));
        // Others, and the lab, go on.
        QVERIFY(pings(lab, "h2", "h1"));
        lab.apply(drawing.topology, {ElementId("h2")});
        QCOMPARE(statusOf(lab, "h1").state, RunState::Stopped);
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(pings(lab, "h1", "h2"));
    }

    void anElementHasAsManyProcessesAsItsAttributeSays()
    {
        if (!canLimitProcesses())
            QSKIP("this kernel has no limit on processes of an element");
        const Drawing drawing = twoHosts({{"process_limit", 400}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const auto many = run(lab, "h1",
                              "mkfifo /tmp/never; for i in $(seq 500); do "
                              "(read x < /tmp/never) > /dev/null 2>&1 & done");
        QVERIFY2(many.code != 0, qPrintable(many.output));
        const auto allowed = run(lab, "h2",
                                 "mkfifo /tmp/never; for i in $(seq 500); do "
                                 "(read x < /tmp/never) > /dev/null 2>&1 & done");
        QVERIFY2(allowed.code == 0, qPrintable(allowed.output));
    }

    void whatAnElementWritesIntoItsOwnSettingsIsSeenByItAlone()
    {
        QTemporaryDir folder;
        Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(run(lab, "h1", "cat /etc/hostname").output.trimmed(), QString("h1"));
        const auto mine = run(lab, "h1",
                              "for each in hosts resolv.conf hostname; do "
                              "echo '# mine' >> /etc/$each && grep -c mine /etc/$each; done");
        QCOMPARE(mine.output.split(u'\n', Qt::SkipEmptyParts), QStringList({"1", "1", "1"}));
        const QString all = "cat /etc/hosts /etc/resolv.conf /etc/hostname";
        QVERIFY(!run(lab, "h2", all).output.contains("mine"));
        // It keeps what it wrote; others hear of new names at once.
        drawing.set("h2", "name", "renamed");
        // The worker reports it each time.
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(run(lab, "h1", all).output.contains("mine"));
        QCOMPARE(run(lab, "h2", "cat /etc/hostname").output.trimmed(), QString("renamed"));
        QVERIFY(run(lab, "h2", "cat /etc/hosts").output.contains("10.0.0.2 renamed"));
        QVERIFY(!run(lab, "h2", all).output.contains("mine"));
        // It starts anew with the lab's.
        lab.apply(drawing.topology, {ElementId("h2")});
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(!run(lab, "h1", all).output.contains("mine"));
        QVERIFY(run(lab, "h1", "cat /etc/hosts").output.contains("10.0.0.2 renamed"));
    }

    void noLeaseOnASettingHoldsUpTheLab()
    {
        QTemporaryDir folder;
        Drawing drawing = twoHosts();
        drawing.set("h1", "commands", QJsonArray{command("hold", R"(exec python3 -c '
import fcntl, os, signal, time
signal.signal(signal.SIGIO, signal.SIG_IGN)
held = os.open("/etc/hosts", os.O_RDWR)
fcntl.fcntl(held, fcntl.F_SETLEASE, fcntl.F_WRLCK)
open("/root/held", "w").close()
time.sleep(1000)')")});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QTRY_VERIFY(QFile::exists(folder.filePath("elements/h1/held")));
        drawing.set("h2", "name", "renamed");
        lab.apply(drawing.topology, drawing.devices());
        // The kernel takes a lease away from whoever keeps others waiting.
        QCOMPARE(run(lab, "h1", "grep -c LEASE /proc/locks").output.trimmed(), QString("1"));
    }

    void noLinkInPlaceOfASettingLeadsElsewhere()
    {
        QTemporaryDir folder;
        const Drawing drawing = twoHosts();
        QFile precious(folder.filePath("precious"));
        QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("mine") == 4);
        precious.close();
        QVERIFY(QDir(folder.path()).mkpath("settings/h1"));
        QVERIFY(QFile::link(precious.fileName(), folder.filePath("settings/h1/hosts")));
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(run(lab, "h1", "cat /etc/hosts").output.contains("10.0.0.2 h2"));
        QCOMPARE(read(precious.fileName()), QString("mine"));
    }

    void allElementsTogetherLeaveInotifyInstancesToTheUser()
    {
        Drawing drawing;
        const QStringList hosts{"h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8"};
        for (const QString &host : hosts)
            drawing.addHost(host);
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        int all = 0;
        for (const QString &host : hosts) {
            // Each follows its file by one, or sleeps in between where it gets none.
            const auto taken =
                run(lab, qPrintable(host),
                    "touch /tmp/f; for i in $(seq 16); do tail -f /tmp/f > /dev/null 2>&1 & done; "
                    "until [ $(ps -C tail -o stat= | grep -c S) = 16 ]; do sleep 0.05; done; "
                    "ls -l /proc/[0-9]*/fd 2>/dev/null | grep -c inotify; true");
            all += taken.output.trimmed().toInt();
        }
        QVERIFY2(all > 0 && all <= read("/proc/sys/fs/inotify/max_user_instances").toInt() / 2,
                 qPrintable(QString::number(all)));
    }

    void theMachinesNetworkCannotBeReached()
    {
        const Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const auto devices = run(lab, "h1", "ls /sys/class/net");
        QCOMPARE(devices.output.simplified(), QStringLiteral("eth0 lo"));
        QVERIFY(run(lab, "h1", "ip route get 192.0.2.1").code != 0);
        // Nor by the sockets of its desktop, whose names belong to a network.
        QVERIFY(!run(lab, "h1", "cat /proc/net/unix").output.contains('@'));
    }

    void oddNamesLeadNowhereElse()
    {
        QTemporaryDir folder;
        Drawing drawing;
        int number = 0;
        for (const QString &name :
             {QStringLiteral("../../../etc/passwd"), QStringLiteral("$(touch /tmp/x); `id`"),
              QStringLiteral("a b\tc\nd"), QStringLiteral("\u00fc\u4e2d\U0001F345"),
              QStringLiteral("-rf"), QString(400, u'x'), QString(), QStringLiteral("localhost")}) {
            // Ids come from the file too.
            const QString id = number % 2 == 0 ? name + QString::number(number)
                                               : QStringLiteral("h%1").arg(number);
            drawing.addDevice(id, "container",
                              {{"name", name}, {"commands", QJsonArray{command("c", "true")}}});
            ++number;
        }
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        const QString elements = QDir(folder.filePath("elements")).canonicalPath();
        for (const auto &[id, status] : lab.status()) {
            QCOMPARE(status.reason, "");
            QCOMPARE(status.state, RunState::Running);
            const QFileInfo working(QString::fromStdString(status.workingFolder));
            QCOMPARE(QFileInfo(working.canonicalFilePath()).path(), elements);
        }
        QCOMPARE(QDir(elements).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), number);
    }

    void aBadListOfCommandsIsToldWithItsPlace()
    {
        Drawing drawing = twoHosts();
        const auto reason = [&](const QJsonArray &commands) {
            drawing.set("h1", "commands", commands);
            const auto plan =
                planDevice(drawing.topology, *drawing.topology.element(ElementId("h1")), {});
            return plan ? QString() : QString::fromStdString(plan.error().text());
        };
        QVERIFY(reason({command("a", "  ")}).contains("commands[0].run"));
        QVERIFY(reason({command("../a", "true")}).contains("commands[0].name"));
        QVERIFY(reason({command("a", "true"), command("a", "true")}).contains("commands[1].name"));
        QCOMPARE(reason({QJsonObject{{"run", "true"}}, QJsonObject{{"run", "true"}}}), QString());
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestElementInside>(argc, argv);
}

#include "tst_elementinside.moc"
