// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/lab/drawing.h"
#include "tests/app/lab/fabrictest.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QScopeGuard>

#include <sys/prctl.h>
#include <sys/wait.h>

#include <csignal>

using namespace tomato;
using namespace tomato::lab;

/// A file of a process as text; empty when it is gone.
static QString procText(const QString &process, const QString &name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(process, name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

static QStringList allProcesses()
{
    return QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
}

/// Returns the processes that a process forked and that have not ended yet.
static QStringList childrenOf(pid_t process)
{
    QStringList children;
    for (const QString &each : allProcesses()) {
        // "PID (name) state parent ..."
        const QStringList fields =
            procText(each, QStringLiteral("stat")).section(QLatin1Char(')'), -1).split(' ');
        if (fields.value(2).toInt() == process && fields.value(1) != QLatin1String("Z"))
            children << each;
    }
    return children;
}

/// "net:[4026532000]"; empty when the process is gone.
static QString networkOf(const QString &process)
{
    std::array<char, 64> name{};
    const QString link = QStringLiteral("/proc/%1/ns/net").arg(process);
    return readlink(qPrintable(link), name.data(), name.size() - 1) < 0
               ? QString()
               : QString::fromLatin1(name.data());
}

/// Whether a process is in one of these network namespaces.
static bool isUsed(const QStringList &networks)
{
    const QStringList processes = allProcesses();
    return std::any_of(processes.begin(), processes.end(), [&](const QString &each) {
        const QString network = networkOf(each);
        return !network.isEmpty() && networks.contains(network);
    });
}

static Drawing hostAndSwitch()
{
    Drawing drawing;
    drawing.addHost("h1");
    drawing.addSwitch("s1");
    drawing.addInterface("h1:eth0", "10.0.0.1/24");
    drawing.addInterface("s1:a");
    drawing.connect("h1:eth0", "s1:a");
    return drawing;
}

/// A worker: enters a fabric of its own, runs the lab, says so, and waits.
[[noreturn]] static void work(int ready)
{
    const Drawing drawing = hostAndSwitch();
    ListenerRecord listener;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || !enterFabric())
        _exit(1);
    Lab lab(listener);
    lab.apply(drawing.topology, drawing.devices());
    const char well = lab.wires().size() == 1 ? 'y' : 'n';
    if (write(ready, &well, 1) != 1)
        _exit(1);
    for (;;)
        pause();
}

class TestElementProcess final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private slots:
    void allEndsWithAKilledWorker()
    {
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        const pid_t worker = fork();
        if (worker == 0)
            work(ends[1]);
        const auto end = qScopeGuard([&] {
            kill(worker, SIGKILL);
            waitpid(worker, nullptr, 0);
        });
        close(ends[1]);
        char well = 0;
        QCOMPARE(read(ends[0], &well, 1), 1);
        close(ends[0]);
        QCOMPARE(well, 'y');
        const QStringList family = childrenOf(worker);
        QCOMPARE(family.size(), 3); // two elements and their starter
        QStringList networks = {networkOf(QString::number(worker))};
        for (const QString &each : family)
            networks << networkOf(each);
        networks.removeDuplicates();
        QCOMPARE(networks.size(), 3);

        kill(worker, SIGKILL);
        QTRY_VERIFY(!isUsed(networks));
        for (const QString &each : family)
            QTRY_VERIFY(!procText(each, "stat").contains("tomato-"));
    }

    void allInsideEndsWithItsElement()
    {
        const Drawing drawing = hostAndSwitch();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const QString network = networkOf(QString::number(processOf(lab, "h1")));
        run(lab, "h1", "setsid sleep 1000 >/dev/null 2>&1 & echo");
        QVERIFY(isUsed({network}));
        lab.apply(drawing.topology, {ElementId("s1")});
        QTRY_VERIFY(!isUsed({network}));
    }

    void aKilledElementIsToldAndStartedAgain()
    {
        const Drawing drawing = hostAndSwitch();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        kill(processOf(lab, "h1"), SIGKILL);
        QTRY_COMPARE(statusOf(lab, "h1").state, RunState::Failed);
        QCOMPARE(statusOf(lab, "h1").reason, "its first process was killed by signal 9");
        QCOMPARE(statusOf(lab, "h1").process, 0);
        QCOMPARE(lab.wires().size(), 0U);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(statusOf(lab, "h1").state, RunState::Running);
        QCOMPARE(statusOf(lab, "h1").reason, "");
        QCOMPARE(lab.wires().size(), 1U);
        QCOMPARE(listener.events.size(), 3);
    }

    void theStarterIsReplacedWhenItWasKilled()
    {
        const Drawing drawing = hostAndSwitch();
        ListenerRecord listener;
        Lab lab(listener);
        const QStringList starter = childrenOf(getpid()).filter(
            QRegularExpression(QStringLiteral("\\A(?!%1\\z)").arg(m_outside.process())));
        QCOMPARE(starter.size(), 1);
        kill(starter.first().toInt(), SIGKILL);
        QTRY_VERIFY(childrenOf(getpid()).size() < 2);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(lab.wires().size(), 1U);
    }

    void zombiesInsideAreReaped()
    {
        const Drawing drawing = hostAndSwitch();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        run(lab, "h1", "for i in 1 2 3; do setsid sh -c 'sleep 0.01 & exit' & done; wait");
        QTRY_COMPARE(
            run(lab, "h1", "cat /proc/[0-9]*/stat | grep -cE '\\) Z|sleep'").output.trimmed(), "0");
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestElementProcess>(argc, argv);
}

#include "tst_elementprocess.moc"
