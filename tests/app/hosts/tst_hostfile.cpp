// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/hostfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::hosts;

class TestHostFile final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path() const { return m_folder.filePath("deep/hosts.conf"); }

    void write(const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }

    QByteArray written() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static Host host(const QString &name, const QString &ssh)
    {
        Host host;
        host.name = name;
        host.ssh = ssh;
        return host;
    }

private slots:
    void cleanup() { QFile::remove(path()); }

    void whatNobodyChangedStaysAsItIs()
    {
        const QByteArray text = "; my machines\n\n[paris]\n; the old one\nssh = alice@gw.example\n"
                                "\n[tokyo]\nweight=2\n";
        write(text);
        const auto list = HostList::load(path());
        QVERIFY(list);
        auto hosts = list->hosts();
        QVERIFY(writeHosts(path(), *list, hosts));
        QCOMPARE(written(), text);
        hosts.at("tokyo").weight = 4;
        hosts.at("tokyo").folder = "/opt/tomato";
        QVERIFY(writeHosts(path(), *list, hosts));
        QCOMPARE(written(), "; my machines\n\n[paris]\n; the old one\nssh = alice@gw.example\n"
                            "\n[tokyo]\nweight=4\nfolder=/opt/tomato\n");
    }

    void aCommentStaysWithTheHostBelowIt()
    {
        const QByteArray text =
            "; all\n[paris]\nssh=a@gw\n; behind a gateway\n\n; slow\n; and far\n"
            "[tokyo]\nweight=2\n; no space above\n[rio]\n\n;[osaka]\n;weight=3\n";
        write(text);
        const auto list = HostList::load(path());
        QVERIFY2(list, list ? "" : list.error().text().c_str());
        auto hosts = list->hosts();
        hosts.at("paris").weight = 4;
        hosts.at("tokyo").folder = "/opt/tomato";
        hosts.at("rio").weight = 5;
        QCOMPARE(withHosts(text, list->hosts(), hosts),
                 "; all\n[paris]\nssh=a@gw\nweight=4\n; behind a gateway\n\n; slow\n; and far\n"
                 "[tokyo]\nweight=2\nfolder=/opt/tomato\n; no space above\n[rio]\nweight=5\n\n"
                 ";[osaka]\n;weight=3\n");
        // Comments about a host go with it, and no others do.
        hosts = list->hosts();
        hosts.erase("tokyo");
        QCOMPARE(withHosts(text, list->hosts(), hosts),
                 "; all\n[paris]\nssh=a@gw\n; behind a gateway\n; no space above\n[rio]\n\n"
                 ";[osaka]\n;weight=3\n");
        hosts.erase("rio");
        hosts.emplace("lima", host("lima", "lima"));
        QCOMPARE(withHosts(text, list->hosts(), hosts),
                 "; all\n[paris]\nssh=a@gw\n; behind a gateway\n\n[lima]\n\n;[osaka]\n;weight=3\n");
    }

    void hostsComeAndGo()
    {
        write("[paris]\nssh=alice@gw.example\n\n[tokyo]\n");
        const auto list = HostList::load(path());
        QVERIFY(list);
        auto hosts = list->hosts();
        hosts.erase("paris");
        hosts.emplace("rio", host("rio", "bob@rio.example"));
        QVERIFY(writeHosts(path(), *list, hosts));
        QCOMPARE(written(), "[tokyo]\n\n[rio]\nssh=bob@rio.example\n");
    }

    void whatWasWrittenIsReadAgain()
    {
        const auto none = HostList::load(path());
        QVERIFY(none);
        Host far = host("far", "alice@far.example");
        far.weight = 2.5;
        far.memory = 4096;
        far.folder = "/opt/tomato/bin";
        far.trunk = TrunkChoice::Udp;
        far.address = "fe80::1%eth0";
        far.udpPorts = {20000, 20099};
        Host command;
        command.name = "second";
        command.launcher = Launcher::Command;
        command.command = QStringList{"env",
                                      "A=b c",
                                      "D=\"e\",f;g",
                                      "h\\i",
                                      "j\tk",
                                      "l\nm",
                                      QString("n%1o").arg(QChar(0xa0))};
        Host rack;
        rack.name = "rack";
        rack.launcher = Launcher::Slurm;
        const std::map<QString, Host> hosts{
            {"far", far}, {"second", command}, {"rack", rack}, {"plain", host("plain", "plain")}};
        const auto done = writeHosts(path(), *none, hosts);
        QVERIFY2(done, done ? "" : done.error().text().c_str());
        const auto again = HostList::load(path());
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QCOMPARE(again->hosts().at("second").command, command.command);
        QVERIFY(again->hosts() == hosts);
    }

    void whatCannotBeReadIsNotWritten()
    {
        write("[paris]\n");
        const auto list = HostList::load(path());
        QVERIFY(list);
        auto hosts = list->hosts();
        hosts.at("paris").ssh = "-oProxyCommand=x";
        const auto done = writeHosts(path(), *list, hosts);
        QVERIFY(!done);
        QVERIFY2(done.error().place.find("paris.ssh") != std::string::npos,
                 done.error().text().c_str());
        QCOMPARE(written(), "[paris]\n");
    }

    void whatAnotherProgramWroteIsNotLost()
    {
        write("[paris]\n");
        const auto list = HostList::load(path());
        QVERIFY(list);
        write("[paris]\n[tokyo]\n");
        auto hosts = list->hosts();
        hosts.at("paris").weight = 2;
        QVERIFY(!writeHosts(path(), *list, hosts));
        QCOMPARE(written(), "[paris]\n[tokyo]\n");
    }
};

QTEST_GUILESS_MAIN(TestHostFile)
#include "tst_hostfile.moc"
