// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/labhome.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace tomato;

/// Labs on the nodes that Slurm allocates: Debian's Slurm, with nodes in networks of their own
/// (slurmbed).
class TestSlurm final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void write(const QString &name, const QByteArray &text) const
    {
        const QString path = m_folder.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    /// Runs a script of the shell on the login machine; what it says. Nobody collects what has
    /// ended on a node.
    QString onLogin(const QByteArray &script) const
    {
        write("home/script", script);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardInputFile(QProcess::nullDevice());
        process.start("unshare", {"--net", "--mount", "--uts", "--pid", "--fork", "--kill-child",
                                  "--mount-proc", TOMATO_SOURCE "/tests/hosts/slurmbed",
                                  m_folder.path(), TOMATO_BIN, "sh", "script"});
        constexpr int Patience = 240'000;
        if (!process.waitForFinished(Patience))
            process.kill();
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }

private slots:
    void initTestCase()
    {
        if (::geteuid() != 0)
            QSKIP("Slurm's nodes are made by root");
        for (const char *program : {"munged", "slurmctld", "slurmd", "salloc"}) {
            if (QStandardPaths::findExecutable(program).isEmpty() &&
                !QFile::exists(QStringLiteral("/usr/sbin/") + program))
                QSKIP("Slurm is not installed: apt install slurmctld slurmd slurm-client munge");
        }
        if (const QString refusal = engine::labRefusal(); !refusal.isEmpty())
            QSKIP(qPrintable(refusal));
    }

    void init()
    {
        write("home/.config/tomato-desktop/hosts.conf",
              "[slurm]\nlauncher=slurm\nfolder=/run/tomato-desktop\n");
        write("home/net.tomato4.json", R"({"file_information": {"version": 4}, "topology": {
            "name": "net", "elements": [
            {"id": "h1", "type": "container", "parent": null, "name": "h1", "host": "hosta"},
            {"id": "h2", "type": "container", "parent": null, "name": "h2", "host": "hostb"},
            {"id": "h1e0", "type": "container_interface", "parent": "h1", "name": "eth0",
             "ip4address": "10.0.0.1/24"},
            {"id": "h2e0", "type": "container_interface", "parent": "h2", "name": "eth0",
             "ip4address": "10.0.0.2/24"}],
            "connections": [{"id": "c1", "elements": ["h1e0", "h2e0"]}]}})");
    }

    void aLabRunsOnTheNodesOfAnAllocation()
    {
        const QString told = onLogin(
            "cat >job <<'END'\n"
            "tomato run net.tomato4.json --exec h1 'ping -n -c 3 -i 0.2 10.0.0.2' --capture all "
            "--out out && echo ran\n"
            "tomato lab start net.tomato4.json && echo started\n"
            "tomato lab exec net.tomato4.json h2 -- hostname -I\n"
            "tomato lab exec net.tomato4.json h2 -- ping -n -c 2 -i 0.2 10.0.0.1\n"
            "tomato lab stop net.tomato4.json && echo stopped\n"
            "sed 's/, \"host\": \"host[ab]\"//' net.tomato4.json >any.tomato4.json\n"
            "tomato lab start any.tomato4.json --hosts slurm && echo spread && "
            "tomato lab hosts any.tomato4.json\n"
            "tomato lab stop any.tomato4.json\n"
            "END\n"
            "salloc -N2 sh job\n"
            "for n in $(seq 300); do pgrep -r D,R,S,T -u lab tomato >/dev/null || break; sleep "
            "0.2; done\n"
            "echo left: $(pgrep -r D,R,S,T -u lab -a tomato)\n");
        for (const char *line : {"3 received", "\nran\n", "\nstarted\n", "\n10.0.0.2", "2 received",
                                 "\nstopped\n", "\nleft:\n"})
            QVERIFY2(told.contains(QLatin1String(line)), qPrintable(line + ("\n" + told)));
        const QString spread = told.section("\nspread\n", 1);
        QVERIFY2(spread.contains("hosta ") && spread.contains("hostb "), qPrintable(told));
        QVERIFY(!QDir(m_folder.filePath("home/out")).entryList({"*.pcap*"}).isEmpty());
    }

    void aCancelledAllocationLeavesNothingOnItsNodes()
    {
        // salloc itself, when its job is cancelled while its own command ends, may never return.
        const QString told = onLogin("salloc -N2 --no-shell\n"
                                     "export SLURM_JOB_ID=$(squeue -h -t running -o %i)\n"
                                     "export SLURM_JOB_NODELIST=$(squeue -h -t running -o %N)\n"
                                     "tomato lab start net.tomato4.json && echo started\n"
                                     "scancel $SLURM_JOB_ID\n"
                                     "for n in $(seq 300); do pgrep -r D,R,S,T -u lab "
                                     "tomato-element >/dev/null || break; sleep 0.2; "
                                     "done\n"
                                     "echo left: $(pgrep -r D,R,S,T -u lab tomato-element)\n"
                                     "tomato lab stop net.tomato4.json\n"
                                     "for n in $(seq 300); do pgrep -r D,R,S,T -u lab tomato "
                                     ">/dev/null || break; sleep 0.2; done\n"
                                     "echo at last: $(pgrep -r D,R,S,T -u lab -a tomato)\n");
        for (const char *line : {"\nstarted\n", "\nleft:\n", "\nat last:\n"})
            QVERIFY2(told.contains(QLatin1String(line)), qPrintable(line + ("\n" + told)));
    }
};

QTEST_GUILESS_MAIN(TestSlurm)
#include "tst_slurm.moc"
