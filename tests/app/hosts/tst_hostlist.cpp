// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/hostlist.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::hosts;

class TestHostList final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<HostList> load(const QByteArray &text)
    {
        const QString path = m_folder.filePath("hosts.conf");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return failure("cannot write the test's file");
        file.write(text);
        file.close();
        return HostList::load(path);
    }

private slots:
    void aFileThatIsNotThereHasNoHosts()
    {
        const auto list = HostList::load(m_folder.filePath("none"));
        QVERIFY(list);
        QVERIFY(list->hosts().empty());
        QVERIFY(list->find("paris").error().text().find("names none") != std::string::npos);
    }

    void eachKeyIsRead()
    {
        const auto list = load("[paris]\nssh=alice@gw.paris.example\nweight=8\nmemory=32000\n"
                               "trunk=stream\nfolder=/opt/tomato/bin\n"
                               "[rack]\nlauncher=slurm\n"
                               "[second]\nlauncher=command\ncommand=env \"A=b c\" D=e\n"
                               "[tokyo]\ntrunk=udp\naddress=2001:db8::7\nudp_ports=20000-20099\n"
                               "[oslo]\ncarrier=ssh\nudp_ports=20000\n");
        QVERIFY2(list, list ? "" : list.error().text().c_str());
        QCOMPARE(list->hosts().size(), 5u);
        const Host paris = *list->find("paris");
        QCOMPARE(paris.ssh, "alice@gw.paris.example");
        QCOMPARE(paris.launcher, Launcher::Ssh);
        QCOMPARE(paris.weight, std::optional(8.0));
        QCOMPARE(paris.memory, std::optional(32000));
        QCOMPARE(paris.trunk, TrunkChoice::Stream);
        QCOMPARE(paris.folder, "/opt/tomato/bin");
        QCOMPARE(list->find("rack")->launcher, Launcher::Slurm);
        QCOMPARE(list->find("second")->launcher, Launcher::Command);
        QCOMPARE(list->find("tokyo")->trunk, TrunkChoice::Udp);
        QCOMPARE(list->find("tokyo")->address, "2001:db8::7");
        QCOMPARE(list->find("tokyo")->udpPorts,
                 std::optional(std::pair<quint16, quint16>(20000, 20099)));
        QCOMPARE(list->find("oslo")->trunk, TrunkChoice::Stream);
        QCOMPARE(list->find("oslo")->udpPorts,
                 std::optional(std::pair<quint16, quint16>(20000, 20000)));
        // ssh finds it by its own configuration.
        QCOMPARE(list->find("tokyo")->ssh, "tokyo");
        QVERIFY(!list->find("tokyo")->weight);
    }

    void whatIsWrongIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("unknown key") << QByteArray("[a]\nwieght=8\n") << "a.wieght";
        QTest::newRow("launcher") << QByteArray("[a]\nlauncher=rsh\n") << "a.launcher";
        QTest::newRow("trunk") << QByteArray("[a]\ntrunk=tcp\n") << "a.trunk";
        QTest::newRow("weight") << QByteArray("[a]\nweight=none\n") << "a.weight";
        QTest::newRow("negative weight") << QByteArray("[a]\nweight=-1\n") << "a.weight";
        QTest::newRow("memory") << QByteArray("[a]\nmemory=1.5\n") << "a.memory";
        QTest::newRow("carrier") << QByteArray("[a]\ncarrier=stream\n") << "a.carrier";
        for (const char *ports : {"20", "20000-19999", "1-70000", "any", "20000-", "20000,20001"})
            QTest::addRow("ports %s", ports) << QByteArray("[a]\nudp_ports=") + ports + "\n"
                                             << "a.udp_ports";
        QTest::newRow("an address with a shell's word")
            << QByteArray("[a]\naddress=a $(reboot)\n") << "a.address";
        QTest::newRow("an option of ssh")
            << QByteArray("[a]\nssh=-oProxyCommand=touch /tmp/x\n") << "a.ssh";
        QTest::newRow("a shell's word") << QByteArray("[a]\nssh=a $(reboot)\n") << "a.ssh";
        QTest::newRow("a folder with a quote") << QByteArray("[a]\nfolder=/x'y\n") << "a.folder";
        QTest::newRow("a name") << QByteArray("[-a]\nssh=x\n") << "-a";
        QTest::newRow("here") << QByteArray("[here]\nssh=x\n") << "here";
        QTest::newRow("a part of here") << QByteArray("[here-2]\nssh=x\n") << "here-2";
        QTest::newRow("no section") << QByteArray("ssh=x\n") << "ssh";
    }

    void whatIsWrongIsNamedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        const auto list = load(text);
        QVERIFY(!list);
        QCOMPARE(QString::fromStdString(list.error().place),
                 m_folder.filePath("hosts.conf") + ": " + place);
        QVERIFY(!list.error().message.empty());
    }

    void hostsAreChosenByNameEachOnce()
    {
        const auto list = load("[a]\n[b]\n");
        QVERIFY(list);
        const auto chosen = list->choose("b, here,a,b");
        QVERIFY(chosen);
        QCOMPARE(chosen->size(), 3u);
        QCOMPARE((*chosen)[0].name, "b");
        QCOMPARE((*chosen)[1].name, "here");
        QCOMPARE((*chosen)[1].launcher, Launcher::Command);
        // For a first try without a second machine.
        QCOMPARE(list->choose("here,here-2")->at(1).launcher, Launcher::Command);
        QCOMPARE((*chosen)[2].name, "a");
        const auto unknown = list->choose("a,c");
        QVERIFY(!unknown);
        QVERIFY2(unknown.error().text().find("no host c") != std::string::npos,
                 unknown.error().text().c_str());
        QVERIFY(unknown.error().text().find("there are: a, b") != std::string::npos);
        QVERIFY(!list->choose(","));
    }

    /// A script stands for Slurm's program; tst_slurm has the real one, where it is installed.
    void nodesOfAnAllocationNeedNoSection()
    {
        const QByteArray before = qgetenv("PATH");
        QVERIFY(load("[node2]\nlauncher=slurm\nweight=3\n[slurm]\nlauncher=slurm\n"
                     "folder=/opt/tomato\n[paris]\n"));
        QDir(m_folder.path()).mkdir("tomato-desktop");
        QVERIFY(QFile::copy(m_folder.filePath("hosts.conf"),
                            m_folder.filePath("tomato-desktop/hosts.conf")));
        qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8());
        QFile script(m_folder.filePath("scontrol"));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\n[ \"$*\" = 'show hostnames node[1-2]' ] || exit 1\n"
                     "echo node1\necho node2\necho -oProxyCommand=touch\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        qputenv("PATH", QFile::encodeName(m_folder.path()) + ":/usr/bin:/bin");
        const auto outside = HostList::known();
        QVERIFY(outside);
        QCOMPARE(outside->hosts().size(), 2u);
        QVERIFY(!outside->choose("slurm"));
        qputenv("SLURM_JOB_ID", "7");
        qputenv("SLURM_JOB_NODELIST", "node[1-2]");
        const auto inside = HostList::known();
        qunsetenv("SLURM_JOB_ID");
        qunsetenv("SLURM_JOB_NODELIST");
        qputenv("PATH", before);
        QVERIFY(inside);
        QCOMPARE(inside->hosts().size(), 3u);
        QCOMPARE(inside->find("node1")->launcher, Launcher::Slurm);
        QCOMPARE(inside->find("node1")->folder, "/opt/tomato");
        QCOMPARE(inside->find("node2")->weight, std::optional(3.0));
        QCOMPARE(inside->find("node2")->folder, QString());
        const auto all = inside->choose("paris,slurm,node1");
        QVERIFY(all);
        QCOMPARE(all->size(), 3u);
        QCOMPARE((*all)[1].name, "node1");
        QCOMPARE((*all)[2].name, "node2");
    }
};

QTEST_GUILESS_MAIN(TestHostList)
#include "tst_hostlist.moc"
