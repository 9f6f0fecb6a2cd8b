// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/limits/controlgroups.h"
#include "app/lab/element/limits/processlimit.h"
#include "tests/app/lab/drawing.h"
#include "tests/app/lab/fabrictest.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace tomato;
using namespace tomato::lab;

/// Tests how much the processes in an element may use together.
class TestResourceLimits final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    static bool can(Resource resource) { return ControlGroups::find().can(resource); }
    static Drawing twoHosts(const QJsonObject &attributes)
    {
        Drawing drawing;
        drawing.addHost("h1", attributes);
        drawing.addHost("h2");
        drawing.addInterface("h1:eth0", "10.0.0.1/24");
        drawing.addInterface("h2:eth0", "10.0.0.2/24");
        drawing.connect("h1:eth0", "h2:eth0");
        return drawing;
    }
    /// Inside, and in the element's groups as a terminal is.
    Outside::Outcome runLimited(const Lab &lab, const QString &element,
                                const QString &command) const
    {
        QString join;
        for (const std::string &file : statusOf(lab, element).groupFiles)
            join += "echo $$ > " + QString::fromStdString(file) + " && ";
        return m_outside.run(join + "exec " + Outside::entering(processOf(lab, element), command));
    }
    static QStringList groupsOf(const Lab &lab, const QString &element)
    {
        QStringList folders;
        for (const std::string &file : statusOf(lab, element).groupFiles)
            folders << QFileInfo(QString::fromStdString(file)).path();
        return folders;
    }
    // A line is kept in memory until its end, so this program uses more and more.
    static QString eater()
    {
        return QStringLiteral("head -c 400000000 /dev/zero | tail -n 1 | wc -c");
    }

private slots:
    void memoryThatRunsOutEndsWhoTookItAndNobodyElse()
    {
        if (!can(Resource::Memory))
            QSKIP("no control group with the controller memory can be made here");
        const Drawing drawing = twoHosts({{"memory_limit", 60}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(QString::fromStdString(statusOf(lab, "h1").reason), QString());
        const auto outcome = runLimited(lab, "h1", eater());
        QVERIFY2(outcome.output.simplified() != "400000000", qPrintable(outcome.output));
        const QString reason = QString::fromStdString(statusOf(lab, "h1").reason);
        QVERIFY2(reason.startsWith("it ran out of its 60 MB of memory: "), qPrintable(reason));
        QCOMPARE(statusOf(lab, "h1").state, RunState::Running);
        QVERIFY(pings(lab, "h1", "10.0.0.2"));
        QCOMPARE(QString::fromStdString(statusOf(lab, "h2").reason), QString());
    }

    void aCommandOfTheElementIsLimitedToo()
    {
        if (!can(Resource::Memory))
            QSKIP("no control group with the controller memory can be made here");
        QTemporaryDir folder;
        const Drawing drawing =
            twoHosts({{"memory_limit", 60},
                      {"commands", QJsonArray{QJsonObject{{"name", "eater"}, {"run", eater()}}}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QTRY_VERIFY_WITH_TIMEOUT(
            QString::fromStdString(statusOf(lab, "h1").reason).contains("ended"), 60'000);
    }

    void cpuTimeIsSharedOut()
    {
        if (!can(Resource::Cpu))
            QSKIP("no control group with the controller cpu can be made here");
        const Drawing drawing = twoHosts({{"cpu_limit", 0.1}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        // In hundredths of a second: of two loops side by side.
        const QString loops =
            QStringLiteral("(while :; do :; done) & (while :; do :; done) & a=$!; "
                           "b=$(cut -d. -f1 /proc/uptime); "
                           "while [ $(($(cut -d. -f1 /proc/uptime) - b)) -lt 3 ]; do sleep 0.1; "
                           "done; cat /proc/[0-9]*/stat | awk '{t += $14 + $15} END {print t}'");
        const auto limited = runLimited(lab, "h1", loops + "; kill -9 -1");
        const int hundredths = limited.output.section('\n', 0, 0).toInt();
        QVERIFY2(hundredths > 0 && hundredths < 150, qPrintable(limited.output));
    }

    void processesAreLimitedByTheGroupToo()
    {
        if (!can(Resource::Processes) || !can(Resource::Memory))
            QSKIP("no control group with the controller pids can be made here");
        const Drawing drawing = twoHosts({{"memory_limit", 500}, {"process_limit", 310}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        // Newer kernels have another limit beside it.
        QStringList limits;
        for (const QString &group : groupsOf(lab, "h1")) {
            QFile file(group + "/pids.max");
            if (file.open(QIODevice::ReadOnly))
                limits << QString::fromUtf8(file.readAll()).trimmed();
        }
        QCOMPARE(limits, QStringList("310"));
        const auto many = runLimited(lab, "h1",
                                     "mkfifo /tmp/never; for i in $(seq 500); do "
                                     "(read x < /tmp/never) > /dev/null 2>&1 & done");
        QVERIFY2(many.code != 0, qPrintable(many.output));
        QVERIFY(pings(lab, "h2", "10.0.0.1"));
    }

    void allElementsTogetherHaveHalfOfTheMachine()
    {
        if (!can(Resource::Memory))
            QSKIP("no control group with the controller memory can be made here");
        const Drawing drawing = twoHosts({});
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QStringList limits;
        for (const QString &group : groupsOf(lab, "h1")) {
            // Version 1; or 2, where the elements' group is below the lab's.
            for (const QString &name : {group + "/memory.limit_in_bytes", group + "/../memory.max",
                                        group + "/pids.max", group + "/../pids.max"}) {
                QFile file(name);
                if (!name.contains("/tomato-lab-") || !file.open(QIODevice::ReadOnly))
                    continue;
                const QByteArray limit = file.readAll().trimmed();
                if (limit != "max")
                    limits << QString::fromUtf8(limit);
            }
        }
        const LabLimits half = labLimits(0);
        constexpr qint64 Page = 4096;
        QVERIFY2(limits.contains(QString::number(half.memoryBytes / Page * Page)),
                 qPrintable(limits.join(' ')));
        if (can(Resource::Processes))
            QVERIFY2(limits.contains(QString::number(half.processes)),
                     qPrintable(limits.join(' ')));
        QVERIFY(groupsOf(lab, "h1") == groupsOf(lab, "h2"));
        // Its first process was born there.
        QFile groups(QStringLiteral("/proc/%1/cgroup").arg(processOf(lab, "h2")));
        QVERIFY(groups.open(QIODevice::ReadOnly));
        const QByteArray lines = groups.readAll();
        QVERIFY2(lines.contains("/tomato-lab-"), lines.constData());
    }

    void aFileSystemInMemoryCountsAgainstTheLab()
    {
        if (!can(Resource::Memory))
            QSKIP("no control group with the controller memory can be made here");
        Drawing drawing = twoHosts({});
        drawing.topology.setAttributes({{"memory_limit", 150}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const auto filled =
            runLimited(lab, "h1",
                       "mount -t tmpfs -o size=90% none /mnt && "
                       "head -c 400000000 /dev/zero > /mnt/big; stat -c %s /mnt/big");
        QVERIFY2(filled.output.trimmed() != "400000000", qPrintable(filled.output));
        const auto reason = [&] { return QString::fromStdString(statusOf(lab, "h2").reason); };
        QTRY_VERIFY_WITH_TIMEOUT(reason().startsWith("the lab ran out of its memory: "), 60'000);
    }

    void aLimitOfTheLabIsNeverAllThatTheMachineHas()
    {
        const LabLimits half = labLimits(0);
        QVERIFY(half.memoryBytes > 0 && half.processes > 0);
        QCOMPARE(labLimits(100).memoryBytes, 100'000'000);
        QVERIFY(labLimits(10'000'000).memoryBytes > half.memoryBytes);
        QVERIFY(labLimits(10'000'000).memoryBytes < half.memoryBytes * 2);
    }

    void aLimitChangesWhileTheElementRuns()
    {
        if (!can(Resource::Memory))
            QSKIP("no control group with the controller memory can be made here");
        Drawing drawing = twoHosts({{"memory_limit", 60}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const pid_t before = processOf(lab, "h1");
        drawing.set("h1", "memory_limit", 900);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(processOf(lab, "h1"), before);
        QCOMPARE(runLimited(lab, "h1", eater()).output.simplified(), QString("400000000"));
        // One that it started without is said to come with the next start.
        drawing.set("h1", "cpu_limit", 0.5);
        drawing.set("h2", "memory_limit", 60);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(QString::fromStdString(statusOf(lab, "h1").reason),
                 QString("the limit of its CPU counts from its next start"));
        QVERIFY(QString::fromStdString(statusOf(lab, "h2").reason).contains("next start"));
    }

    void groupsGoWithTheirElements()
    {
        if (!can(Resource::Memory))
            QSKIP("no control group with the controller memory can be made here");
        const Drawing drawing = twoHosts({{"memory_limit", 60}});
        QStringList groups;
        {
            ListenerRecord listener;
            Lab lab(listener);
            lab.apply(drawing.topology, drawing.devices());
            groups = groupsOf(lab, "h1");
            QVERIFY(!groups.isEmpty());
            for (const QString &group : groups)
                QVERIFY2(QFileInfo::exists(group), qPrintable(group));
            lab.apply(drawing.topology, {ElementId("h2")});
            for (const QString &group : groups)
                QVERIFY2(!QFileInfo::exists(group), qPrintable(group));
        }
        // And the lab's with the lab.
        for (const QString &group : groups)
            QVERIFY2(!QFileInfo::exists(QFileInfo(group).path()), qPrintable(group));
    }

    void whatADeadLabLeftIsRemovedByTheNext()
    {
        if (!can(Resource::Memory))
            QSKIP("no control group with the controller memory can be made here");
        const pid_t dead = fork();
        if (dead == 0) {
            const auto groups = ControlGroups::find();
            _exit(groups.can(Resource::Memory) ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(waitpid(dead, &status, 0), dead);
        QCOMPARE(status, 0);
        const auto folders = [dead](ControlGroups &groups) {
            QStringList paths;
            const auto group = groups.make({.memoryMegabytes = 60});
            for (const std::string &file : (*group)->files()) {
                const QString lab =
                    QFileInfo(QFileInfo(QString::fromStdString(file)).path()).path();
                paths << QFileInfo(lab).path() + QStringLiteral("/tomato-lab-%1").arg(dead);
            }
            return paths;
        };
        auto groups = ControlGroups::find();
        for (const QString &path : folders(groups))
            QVERIFY2(!QFileInfo::exists(path), qPrintable(path));
    }

    void whatCannotBeLimitedIsSaid()
    {
        if (can(Resource::Memory) && can(Resource::Cpu))
            QSKIP("all can be limited here");
        const Drawing drawing = twoHosts({{"memory_limit", 60}, {"cpu_limit", 1}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(statusOf(lab, "h1").state, RunState::Running);
        const QString reason = QString::fromStdString(statusOf(lab, "h1").reason);
        QVERIFY2(reason.contains("cannot be limited"), qPrintable(reason));
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestResourceLimits>(argc, argv);
}

#include "tst_resourcelimits.moc"
