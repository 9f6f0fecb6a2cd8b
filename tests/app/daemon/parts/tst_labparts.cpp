// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/download.h"
#include "capture/ring/ringreader.h"
#include "tests/app/daemon/enginetest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QProcess>

#include <csignal>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;
using client::EngineClient;
using client::LabStatus;

/// A lab whose parts run on hosts that are this machine too, each reached by a command.
class TestLabParts final : public EngineTest
{
    Q_OBJECT

    /// h1 here and h2 on another host, joined by c1.
    static QJsonObject apart(const QJsonObject &connection = {}, const QString &host = "second")
    {
        QJsonObject document = twoHosts(connection);
        QJsonObject topology = document["topology"].toObject();
        QJsonArray elements = topology["elements"].toArray();
        for (auto &&each : elements) {
            QJsonObject element = each.toObject();
            if (element["id"].toString() == "h2")
                element.insert("host", host);
            each = element;
        }
        topology.insert("elements", elements);
        document.insert("topology", topology);
        return document;
    }

    Result<> start(const QJsonObject &document)
    {
        auto started =
            await([&](auto done) { m_client->startLab(document, QString(), std::move(done)); });
        if (!started)
            qWarning("%s", started.error().text().c_str());
        return started;
    }

    const client::ElementStatus &element(const char *id) const
    {
        return m_client->lab().elements.at(ElementId(id));
    }

    bool isClockKnown(const QString &host)
    {
        bool isKnown = false;
        const auto asked = await([&](auto done) {
            m_client->fetchHosts([&isKnown, host, done](const Result<QJsonArray> &hosts) {
                for (const QJsonValue &each : hosts.value_or(QJsonArray()))
                    isKnown |= each["host"].toString() == host && each["trunk"]["bound"].isDouble();
                done({});
            });
        });
        return asked && isKnown;
    }

    std::vector<client::HostStatus> hosts()
    {
        std::vector<client::HostStatus> all;
        (void)await([&](auto done) {
            m_client->fetchHosts([&all, done](const Result<QJsonArray> &answer) {
                if (answer)
                    all = client::readHosts(*answer).value_or(std::vector<client::HostStatus>());
                done({});
            });
        });
        return all;
    }

    /// The engine of a part of the lab.
    qint64 engineOf(const QString &part) const
    {
        for (const qint64 process : m_home->processes()) {
            QFile command(QStringLiteral("/proc/%1/cmdline").arg(process));
            if (command.open(QIODevice::ReadOnly) &&
                command.readAll().split('\0').value(1) == part.toUtf8())
                return process;
        }
        return 0;
    }

    QString mirroredFolder(const QString &host)
    {
        QString folder;
        (void)await([&](auto done) {
            m_client->mirrorCapture(ConnectionId("c1"), [&, done](const Result<QJsonArray> &all) {
                for (const QJsonValue &each : all.value_or(QJsonArray())) {
                    if (each["host"].toString() == host)
                        folder = each["directory"].toString();
                }
                done({});
            });
        });
        return folder;
    }

    static std::uint64_t packetsIn(const QString &folder)
    {
        const auto ring = capture::RingReader::open(folder.toStdString());
        std::uint64_t packets = 0;
        const capture::RingSnapshot snapshot = ring ? (*ring)->snapshot() : capture::RingSnapshot();
        for (const capture::Segment &segment : snapshot.segments)
            packets += segment.packets;
        return packets;
    }

    std::uint64_t mirroredPackets(const QString &host) { return packetsIn(mirroredFolder(host)); }

    bool crosses() const { return m_client->lab().wires.contains(ConnectionId("c1")); }

    void write(const QString &name, const QByteArray &lines) const
    {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(name == "ssh" ? "#!/bin/sh\n" + lines : lines);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    /// The calls of ssh for this use so far, one a line.
    static QStringList calls(const QString &log, const QString &use)
    {
        QFile file(log);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split('\n').filter("tomato-engine " + use);
    }

    void writeHosts() const
    {
        const QString folder = m_home->filePath("config/tomato-desktop");
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + "/hosts.conf");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[second]\nlauncher=command\n[datagrams]\nlauncher=command\ntrunk=udp\n");
        for (const auto &[name, lines] :
             {std::pair("noisy", "yes noise | head -c 50000\nexec \"$@\"\n"),
              {"broken", "echo no such machine >&2\nexit 9\n"}}) {
            const QString path = m_home->filePath(name);
            QFile script(path);
            QVERIFY(script.open(QIODevice::WriteOnly));
            script.write(QByteArray("#!/bin/sh\n") + lines);
            QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
            file.write(QByteArray("[") + name + "]\nlauncher=command\ncommand=" + path.toUtf8() +
                       "\n");
        }
    }

private slots:
    void elementsOnTwoHostsReachEachOther()
    {
        writeHosts();
        const auto started = start(apart());
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QCOMPARE(element("h1").state, client::ElementStatus::State::Running);
        QCOMPARE(element("h2").state, client::ElementStatus::State::Running);
        QCOMPARE(element("h2").host, "second");
        // A number of another host's is none of ours.
        QCOMPARE(element("h2").process, 0);
        QVERIFY(crosses());
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        // Names are those of the whole lab.
        QCOMPARE(runIn(*m_client, "h1", {"ping", "-c", "1", "-W", "5", "h2"}), 0);
    }

    void aShellThatPrintsFirstDoesNotMatter()
    {
        writeHosts();
        QVERIFY(start(apart({}, "noisy")));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
    }

    void framesOfNineThousandBytesCross()
    {
        writeHosts();
        QVERIFY(start(apart({{"mtu", 9216}})));
        QCOMPARE(runIn(*m_client, "h1",
                       {"ping", "-c", "2", "-i", "0.05", "-W", "5", "-M", "do", "-s", "9188",
                        "10.0.0.2"}),
                 0);
    }

    void eachHostRecordsWhatItsOwnElementsSend()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const CaptureStatus capture = flushed(*m_client);
        QTRY_COMPARE(m_client->capture(ConnectionId("c1"))->packets, 6);
        QCOMPARE(capture.state, CaptureStatus::State::Recording);
    }

    void aDownloadHasWhatEachHostRecorded()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const QString archive = m_home->filePath("all.tar.gz");
        const auto got = await([&](auto done) {
            m_client->download(ConnectionId("c1"), archive, {}, std::move(done));
        });
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        QProcess tar;
        tar.start("tar", {"tzf", archive});
        QVERIFY(tar.waitForFinished());
        const QString listed = QString::fromUtf8(tar.readAllStandardOutput());
        for (const char *file :
             {"all/here/h1-eth0--h2-eth0/000001.pcap", "all/second/h1-eth0--h2-eth0/000001.pcap",
              "all/second/h1-eth0--h2-eth0/capture.json", "all/hosts.json"})
            QVERIFY2(listed.contains(file), qPrintable(listed));
        QTRY_VERIFY_WITH_TIMEOUT(isClockKnown("second"), 60'000);
        const QString merged = m_home->filePath("all.pcapng");
        QVERIFY(await([&](auto done) {
            m_client->download(ConnectionId("c1"), merged, {}, std::move(done));
        }));
        qint64 packets = 0;
        const auto summary = capture::summarizeDownload(merged.toStdString());
        QVERIFY(summary);
        for (const auto &each : *summary)
            packets += static_cast<qint64>(each.packets);
        QCOMPARE(packets, 6);
        QFile file(merged);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(" s to here, corrected"));
        // Each end has a file of its own, so one pcap file cannot have both.
        QVERIFY(!await([&](auto done) {
            m_client->download(ConnectionId("c1"), m_home->filePath("all.pcap"), {},
                               std::move(done));
        }));
        // The copied files are removed.
        QCOMPARE(QDir(m_home->filePath("tomato-desktop/labs/one")).entryList({"fetched-*"}),
                 QStringList());
    }

    void aHostThatIsNotInTheListIsNamedAndNothingStarts()
    {
        writeHosts();
        const auto started = start(apart({}, "mars"));
        QVERIFY(!started);
        QVERIFY2(started.error().text().find("there is no host mars") != std::string::npos,
                 started.error().text().c_str());
        QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
        QTRY_COMPARE(m_home->processes().size(), 1u);
    }

    void aHostThatCannotBeReachedIsNamedWithItsWords()
    {
        writeHosts();
        const auto started = start(apart({}, "broken"));
        QVERIFY(!started);
        QVERIFY2(started.error().text().find("broken: ") == 0 &&
                     started.error().text().find("no such machine") != std::string::npos,
                 started.error().text().c_str());
        QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
    }

    void aHostThatCannotRunAnElementLeavesARunningLabAsItWas_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("not in the list") << "mars" << QByteArray("there is no host mars");
        QTest::newRow("not reachable") << "broken" << QByteArray("no such machine");
    }

    void aHostThatCannotRunAnElementLeavesARunningLabAsItWas()
    {
        QFETCH(QString, host);
        QFETCH(QByteArray, reason);
        writeHosts();
        QVERIFY(start(twoHosts()));
        const auto applied =
            await([&](auto done) { m_client->applyTopology(apart({}, host), std::move(done)); });
        QVERIFY(!applied);
        QVERIFY2(applied.error().text().find(reason.toStdString()) != std::string::npos,
                 applied.error().text().c_str());
        const auto set = await([&](auto done) {
            m_client->setLink(ConnectionId("c1"), {{"mtu", 1400}}, std::move(done));
        });
        QVERIFY2(set, set ? "" : set.error().text().c_str());
        const auto again =
            await([&](auto done) { m_client->applyTopology(twoHosts(), std::move(done)); });
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QVERIFY(hosts().empty());
        QCOMPARE(element("h2").state, client::ElementStatus::State::Running);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
    }

    void anElementWhoseHostCannotBeReachedDoesNotKeepOthersFromStarting()
    {
        writeHosts();
        QVERIFY(start(twoHosts()));
        const auto call = [&](auto member, const char *id) {
            return await([&](auto done) { ((*m_client).*member)(ElementId(id), std::move(done)); });
        };
        QVERIFY(call(&EngineClient::stopElement, "h2"));
        QVERIFY(await(
            [&](auto done) { m_client->applyTopology(apart({}, "broken"), std::move(done)); }));
        QVERIFY(!call(&EngineClient::startElement, "h2"));
        QVERIFY(call(&EngineClient::stopElement, "h1"));
        const auto started = call(&EngineClient::startElement, "h1");
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QVERIFY(hosts().empty());
    }

    void aWireIsBackWhenItsTrunkWasKilled()
    {
        writeHosts();
        QVERIFY(start(apart()));
        const qint64 trunk = m_home->process("--trunk-home");
        QVERIFY(trunk > 0);
        ::kill(static_cast<pid_t>(trunk), SIGKILL);
        // It may be back before anybody has seen that it was away.
        const auto another = [&] { return m_home->process("--trunk-home"); };
        QTRY_VERIFY_WITH_TIMEOUT(another() > 0 && another() != trunk, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(crosses() && runIn(*m_client, "h1", PingH2) == 0, 60'000);
    }

    void aHostThatIsAwayIsToldAndComesBackByItself()
    {
        writeHosts();
        QVERIFY(start(apart()));
        const qint64 dial = m_home->process("--dial");
        QVERIFY(dial > 0);
        ::kill(static_cast<pid_t>(dial), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(element("h2").reason.contains("cannot be reached"), 60'000);
        // Frames have a way of their own, and the part goes on.
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_COMPARE_WITH_TIMEOUT(element("h2").reason, QString(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(crosses(), 60'000);
    }

    void aHostSaysHowBusyItIsAndHowItsTrunkFares()
    {
        writeHosts();
        QVERIFY(start(apart()));
        const auto isKnown = [this] {
            const auto all = hosts();
            return all.size() == 1 && all.front().load && all.front().trunk.isAlive &&
                   all.front().trunk.clock && all.front().trunk.sentBytes > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKnown(), 60'000);
        const client::HostStatus host = hosts().front();
        QCOMPARE(host.host, "second");
        QCOMPARE(host.trunk.carrier, "stream");
        QCOMPARE(host.elements, 1);
        QVERIFY(host.freeMemory);
        QVERIFY(host.cores >= 1);
    }

    void framesGoByUdpWhereThatIsAskedForAndRecordingsSaySo()
    {
        writeHosts();
        const auto started = start(
            apart({{"mtu", 9216}, {"capturing", true}, {"capture_filter", "icmp"}}, "datagrams"));
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QCOMPARE(runIn(*m_client, "h1",
                       {"ping", "-c", "2", "-i", "0.05", "-W", "5", "-M", "do", "-s", "9188",
                        "10.0.0.2"}),
                 0);
        const auto isKnown = [this] {
            const auto all = hosts();
            return all.size() == 1 && all.front().trunk.carrier == "udp" &&
                   all.front().trunk.mtu == 9000 && all.front().trunk.clock;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKnown(), 60'000);
        QVERIFY(hosts().front().trunk.isAlive);
        const QString merged = m_home->filePath("udp.pcapng");
        QVERIFY(await([&](auto done) {
            m_client->download(ConnectionId("c1"), merged, {}, std::move(done));
        }));
        QFile file(merged);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("frames between here and datagrams went by udp since "));
    }

    void aHostThatSaysNothingIsLostUntilItAnswers()
    {
        writeHosts();
        QVERIFY(start(apart()));
        const qint64 engine = engineOf(element("h2").part);
        QVERIFY(engine > 0);
        ::kill(static_cast<pid_t>(engine), SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(element("h2").reason.contains("does not answer"), 60'000);
        QVERIFY(!hosts().front().isReachable);
        ::kill(static_cast<pid_t>(engine), SIGCONT);
        QTRY_COMPARE_WITH_TIMEOUT(element("h2").reason, QString(), 60'000);
        QVERIFY(hosts().front().isReachable);
    }

    void aConnectionThatBrokeAsksNothingWhenItComesBack()
    {
        // An ssh that says how it was called, and runs the command on this machine.
        const QString log = m_home->filePath("ssh.log");
        write("ssh",
              "echo \"$$ $*\" >>" + log.toUtf8() + "\nfor last; do :; done\neval \"exec $last\"\n");
        write("config/tomato-desktop/hosts.conf",
              "[second]\nssh=second.example\nfolder=" TOMATO_BIN "\n");
        qputenv("TOMATO_SSH", m_home->filePath("ssh").toUtf8());
        qputenv("TOMATO_ASKPASS", "/bin/true");
        // The engine is to have the environment of above.
        m_client = std::make_unique<EngineClient>();
        QVERIFY(open(*m_client, LabId("overssh")));
        const auto started = start(apart());
        qunsetenv("TOMATO_SSH");
        qunsetenv("TOMATO_ASKPASS");
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        for (const char *use : {"--dial", "--trunk"}) {
            QTRY_VERIFY_WITH_TIMEOUT(!calls(log, use).isEmpty(), 60'000);
            const QString first = calls(log, use).front();
            QVERIFY2(first.contains("StrictHostKeyChecking=ask"), qPrintable(first));
            // On a busy machine it may have ended by itself, and have come back.
            ::kill(first.section(' ', 0, 0).toInt(), SIGKILL);
            QTRY_VERIFY_WITH_TIMEOUT(calls(log, use).size() > 1, 60'000);
            const QString again = calls(log, use).at(1);
            QVERIFY2(again.contains("BatchMode=yes"), qPrintable(again));
        }
    }

    void aDownloadOfAPartSaysWhoIsMissing()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}}, "noisy")));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_client->capture(ConnectionId("c1"))->packets, 6, 60'000);
        // It goes away, and does not come back.
        QFile shell(m_home->filePath("noisy"));
        QVERIFY(shell.open(QIODevice::WriteOnly | QIODevice::Truncate));
        shell.write("#!/bin/sh\nexit 9\n");
        shell.close();
        ::kill(static_cast<pid_t>(m_home->process("--dial")), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(element("h2").reason.contains("cannot be reached"), 60'000);
        const QString archive = m_home->filePath("some.tar.gz");
        const auto refused = await([&](auto done) {
            m_client->download(ConnectionId("c1"), archive, {}, std::move(done));
        });
        QVERIFY(!refused);
        QVERIFY2(refused.error().text().find("noisy: cannot be reached") == 0,
                 refused.error().text().c_str());
        const auto got = await([&](auto done) {
            m_client->download(ConnectionId("c1"), archive, {}, std::move(done), false,
                               {.isPartEnough = true});
        });
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        QProcess tar;
        tar.start("tar", {"xzOf", archive, "some/hosts.json"});
        QVERIFY(tar.waitForFinished());
        const QJsonValue missing =
            QJsonDocument::fromJson(tar.readAllStandardOutput()).object()["missing"][0];
        QCOMPARE(missing["host"].toString(), "noisy");
        QVERIFY(missing["reason"].toString().contains("cannot be reached"));
        QTRY_COMPARE(QDir(m_home->filePath("tomato-desktop/labs/one")).entryList({"fetched-*"}),
                     QStringList());
    }

    void timesStayAsTheyWereWhereThatIsAskedFor()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_VERIFY_WITH_TIMEOUT(isClockKnown("second"), 60'000);
        const QString merged = m_home->filePath("raw.pcapng");
        QVERIFY(await([&](auto done) {
            m_client->download(ConnectionId("c1"), merged, {}, std::move(done), false,
                               {.hasRawClocks = true});
        }));
        QFile file(merged);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(" s to here, not corrected"));
    }

    void whatAnotherHostRecordsIsCopiedAsItComes()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_COMPARE_WITH_TIMEOUT(mirroredPackets("second"), 3u, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(mirroredPackets("here"), 3u, 60'000);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_COMPARE_WITH_TIMEOUT(mirroredPackets("second"), 6u, 60'000);
        // The files beside the packets are copied too.
        const QDir copy(mirroredFolder("second"));
        QVERIFY(copy.exists("capture.json"));
        QVERIFY(copy.path().startsWith(m_home->filePath("tomato-desktop/labs/one/mirrors/c1/")));
    }

    void arrivalsAreCopiedTooAndCopiesGoWithTheLab()
    {
        writeHosts();
        QVERIFY(start(
            apart({{"capturing", true}, {"capture_filter", "icmp"}, {"capture_arrivals", true}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        // Arrivals are written by themselves, and copied when somebody asks again.
        QTRY_VERIFY_WITH_TIMEOUT(mirroredPackets("second") == 3 &&
                                     packetsIn(mirroredFolder("second") + "/arrivals") == 3,
                                 60'000);
        QVERIFY(mirroredFolder("second").endsWith("/mirrors/c1/second/1"));
        QVERIFY(await([&](auto done) { m_client->stopLab(done); }));
        QVERIFY(!QDir(m_home->filePath("tomato-desktop/labs/one/mirrors")).exists());
    }

    void anElementThatIsStoppedElsewhereTakesItsWireAlong()
    {
        writeHosts();
        QVERIFY(start(apart()));
        QVERIFY(await([&](auto done) { m_client->stopElement(ElementId("h2"), done); }));
        QVERIFY(!crosses());
        QTRY_COMPARE(element("h2").state, client::ElementStatus::State::Stopped);
        QVERIFY(await([&](auto done) { m_client->startElement(ElementId("h2"), done); }));
        QCOMPARE(element("h2").state, client::ElementStatus::State::Running);
        QVERIFY(crosses());
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
    }

    void whatCrossedIsCountedAtBothEnds()
    {
        writeHosts();
        QVERIFY(start(apart()));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        std::map<ConnectionId, client::LinkStatistics> statistics;
        QVERIFY(await([&](auto done) {
            m_client->fetchStatistics([&statistics, done](const auto &all) {
                if (all)
                    statistics = *all;
                done(all ? Result<>() : passOn(all));
            });
        }));
        const auto &link = statistics.at(ConnectionId("c1"));
        QVERIFY(link.sentBy[0].frames >= 3 && link.sentBy[1].frames >= 3);
        QVERIFY(link.deliveredTo[0].frames >= 3 && link.deliveredTo[1].frames >= 3);
        QCOMPARE(link.lostInTrunk, 0);
    }

    void aLabWithoutALeaseThatIsRenewedEnds()
    {
        QVERIFY(start(twoHosts()));
        QLocalSocket socket;
        socket.connectToServer(m_home->filePath("tomato-desktop/one.sock"));
        QVERIFY(socket.waitForConnected());
        socket.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"lab.lease\","
                     "\"params\":{\"seconds\":1}}\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_client->lab().state, LabStatus::State::Stopped, 60'000);
    }
};

QTEST_GUILESS_MAIN(TestLabParts)
#include "tst_labparts.moc"
