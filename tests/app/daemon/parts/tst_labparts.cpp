// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/parts/partstest.h"

#include <QLocalSocket>

#include <csignal>

using namespace tomato;
using namespace tomato::engine;
using client::EngineClient;
using client::LabStatus;

/// How labs over several hosts start, run and fail.
class TestLabParts final : public PartsTest
{
    Q_OBJECT

    /// Ends the engine of the lab's home as a crash does.
    void killHome()
    {
        for (const client::RunningLab &lab : client::runningLabs()) {
            if (lab.lab == LabId("one"))
                ::kill(static_cast<pid_t>(lab.process), SIGKILL);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!m_client->isOpen(), 60'000);
        m_client = std::make_unique<EngineClient>();
    }

    /// The number of an element's first process, as the part tells it, whose host is this machine
    /// too; 0 when it does not run.
    static qint64 firstProcessOf(const char *id, const LabId &part)
    {
        EngineClient client;
        if (!open(client, part))
            return -1;
        const auto found = client.lab().elements.find(ElementId(id));
        return found == client.lab().elements.end() ? 0 : found->second.process;
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
        // It may be back before anybody has seen that it was away, and begin more than once until
        // its other end is there.
        const auto isAnother = [&] {
            const qint64 now = m_home->process("--trunk-home");
            return now > 0 && now != trunk;
        };
        QVERIFY(QTest::qWaitFor(isAnother, 60'000));
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

    void aLabThatHasStartedTellsItsTrunks_data()
    {
        QTest::addColumn<QString>("hostOfH1");
        QTest::newRow("from here to a host") << "here";
        QTest::newRow("from a host to another one") << "noisy";
    }

    void aLabThatHasStartedTellsItsTrunks()
    {
        QFETCH(QString, hostOfH1);
        writeHosts();
        QJsonObject document = apart();
        QJsonObject topology = document["topology"].toObject();
        QJsonArray elements = topology["elements"].toArray();
        QJsonObject h1 = elements[0].toObject();
        QCOMPARE(h1["id"].toString(), "h1");
        h1.insert("host", hostOfH1);
        elements[0] = h1;
        topology.insert("elements", elements);
        document.insert("topology", topology);
        QVERIFY(start(document));
        for (const client::HostStatus &each : hosts())
            QVERIFY2(each.trunk.isAlive, qPrintable(each.host));
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

    void aHomeThatWasKilledFindsItsPartsAsTheyWere()
    {
        writeHosts();
        QVERIFY(start(apart()));
        const LabId part(element("h2").part.toStdString());
        const qint64 before = firstProcessOf("h2", part);
        QVERIFY(before > 0);
        killHome();
        QVERIFY(open(*m_client, LabId("one")));
        QVERIFY(start(apart()));
        QCOMPARE(firstProcessOf("h2", part), before);
        QTRY_VERIFY_WITH_TIMEOUT(crosses() && runIn(*m_client, "h1", PingH2) == 0, 60'000);
    }

    void whatAHomeThatWasKilledLeftEndsWithTheLab()
    {
        writeHosts();
        QVERIFY(start(apart()));
        const LabId part(element("h2").part.toStdString());
        killHome();
        QVERIFY(firstProcessOf("h2", part) > 0);
        QVERIFY(open(*m_client, LabId("one")));
        QVERIFY(await([&](auto done) { m_client->stopLab(done); }));
        QCOMPARE(firstProcessOf("h2", part), 0);
    }

    void whatAHomeThatWasKilledLeftEndsWhereTheLabNeedsItNoMore()
    {
        writeHosts();
        QVERIFY(start(apart()));
        const LabId part(element("h2").part.toStdString());
        killHome();
        QVERIFY(open(*m_client, LabId("one")));
        QVERIFY(start(twoHosts()));
        QTRY_COMPARE_WITH_TIMEOUT(firstProcessOf("h2", part), 0, 60'000);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
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
