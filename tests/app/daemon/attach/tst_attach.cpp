// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/attach/attachtest.h"

#include <QFile>
#include <QTcpSocket>
#include <QUdpSocket>

#include <unistd.h>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;
using client::EngineClient;

/// Elements that stand for what runs already, outside of the lab.
class TestAttach final : public AttachTest
{
    Q_OBJECT

private slots:
    void whatAProcessSendsAndReceivesIsCapturedWithItsDirections()
    {
        QVERIFY(start(listening("process", m_other, "eth0")));
        QTRY_COMPARE_WITH_TIMEOUT(reason(), QString(), 60'000);
        QVERIFY(pings(m_other, "10.9.0.1"));
        // Each way an echo, and an ARP frame that was there before.
        QTRY_VERIFY_WITH_TIMEOUT(counts()[0] >= 1 && counts()[1] >= 1, 60'000);
        // A frame of the kernel's own may come between writing and counting, and after that.
        auto isEachWritten = [this, wasSo = false]() mutable {
            const CaptureStatus capture = flushed(*m_client);
            wasSo = wasSo || capture.counters.seen == capture.counters.written;
            return wasSo;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isEachWritten(), 60'000);
    }

    /// By dumpcap, where this user may not listen otherwise.
    void anInterfaceOfThisMachineIsListenedToOrTheWayToThatIsTold()
    {
        QVERIFY(start(listening("interface", "lo", "eth0")));
        QUdpSocket sender;
        const auto isCaptured = [&] {
            sender.writeDatagram("x", QHostAddress::LocalHost, 9);
            return counts()[0] >= 1;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(reason().contains("adduser $USER wireshark") || isCaptured(),
                                  qPrintable(reason()), 60'000);
    }

    void anInterfaceThatCarriesTheLiveStreamDoesNotFeedIt()
    {
        QJsonObject topology = listening("interface", "lo", "eth0");
        QVERIFY(start(topology));
        QTRY_VERIFY_WITH_TIMEOUT(!reason().contains("is being attached"), 60'000);
        if (!reason().isEmpty())
            QSKIP(qPrintable(reason()));
        QVERIFY(setCapture(*m_client, {{}, "both", {}}));
        QTRY_VERIFY_WITH_TIMEOUT(flushed(*m_client).port != 0, 60'000);
        const CaptureStatus live = flushed(*m_client);
        QUdpSocket receiver;
        QVERIFY(receiver.bind(QHostAddress::LocalHost, 0));
        // Others use this machine's loopback too.
        const QString filter = QStringLiteral("port %1 or port %2 or udp port %3")
                                   .arg(live.port)
                                   .arg(live.backlogPort)
                                   .arg(receiver.localPort());
        QVERIFY(setCapture(*m_client, {{}, {}, filter}));
        std::array<QTcpSocket, 2> viewers;
        viewers[0].connectToHost(QHostAddress::LocalHost, static_cast<quint16>(live.port));
        viewers[1].connectToHost(QHostAddress::LocalHost, static_cast<quint16>(live.backlogPort));
        QTRY_COMPARE_WITH_TIMEOUT(flushed(*m_client).viewers.size(), std::size_t(2), 60'000);
        QUdpSocket sender;
        constexpr qint64 Datagrams = 20;
        qint64 seen = 0;
        for (int number = 0; number < Datagrams; ++number) {
            QCOMPARE(sender.writeDatagram(QByteArray(1000, 'x'), QHostAddress::LocalHost,
                                          receiver.localPort()),
                     1000);
            // So that what the viewers get of one is there to be captured beside the next.
            seen += 1000;
            QTRY_VERIFY_WITH_TIMEOUT(viewers[0].bytesAvailable() > 2 * seen &&
                                         viewers[1].bytesAvailable() > 2 * seen,
                                     60'000);
        }
        QCOMPARE(counts(), (client::CaptureCounters::BySide{Datagrams, Datagrams}));
    }

    void aContainerIsFoundByItsNameOnly()
    {
        const QByteArray path = qgetenv("PATH");
        QFile docker(m_home->filePath("docker"));
        QVERIFY(docker.open(QIODevice::WriteOnly));
        docker.write("#!/bin/sh\nfor name; do :; done\n[ \"$name\" = web ] && echo " +
                     m_other.toUtf8() +
                     " && exit 0\necho \"No such container: $name\" >&2\nexit 1\n");
        docker.close();
        QVERIFY(docker.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        // The engine that runs already looks elsewhere.
        m_client.reset();
        m_home->hurryEngines();
        QTRY_COMPARE_WITH_TIMEOUT(m_home->process("one"), 0, 60'000);
        qputenv("PATH", m_home->filePath(QString()).toUtf8() + ':' + path);
        m_client = std::make_unique<EngineClient>();
        const auto opened = open(*m_client, LabId("two"));
        qputenv("PATH", path);
        QVERIFY(opened);
        QVERIFY(start(listening("container", "web", "eth0")));
        if (::geteuid() == 0) {
            // Root's programs are found where root alone can put some.
            QTRY_VERIFY_WITH_TIMEOUT(reason().contains("cannot find the container web"), 60'000);
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(reason(), QString(), 60'000);
        QVERIFY(pings(m_other, "10.9.0.1"));
        QTRY_VERIFY_WITH_TIMEOUT(counts()[0] >= 1 && counts()[1] >= 1, 60'000);
        QVERIFY(start(listening("container", "elsewhere", "eth0")));
        QTRY_VERIFY_WITH_TIMEOUT(reason().contains("container elsewhere"), 60'000);
    }

    void anElementOfTheLabMeetsAnAttachedProcess()
    {
        QVERIFY(start(joined("process", m_other, "lab0")));
        if (geteuid() != 0) {
            QTRY_VERIFY2_WITH_TIMEOUT(reason().contains("for root alone"), qPrintable(reason()),
                                      60'000);
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(reason(), QString(), 60'000);
        QCOMPARE(runIn(*m_client, "a2", {"ping", "-c", "3", "-i", "0.2", "-W", "20", "10.0.0.1"}),
                 0);
        QVERIFY(pings(m_other, "10.0.0.2"));
        QVERIFY(flushed(*m_client).packets >= 4);
        await([&](auto done) { m_client->stopLab(std::move(done)); });
        QTRY_VERIFY_WITH_TIMEOUT(!runsIn(m_other, {"ip", "link", "show", "lab0"}), 60'000);
    }

    void anInterfaceThatIsThereIsNotReplaced()
    {
        if (geteuid() != 0)
            QSKIP("only root can make interfaces there");
        QVERIFY(start(joined("process", m_other, "eth0")));
        QTRY_VERIFY_WITH_TIMEOUT(reason().contains("has an interface eth0 already"), 60'000);
        QVERIFY(pings(m_other, "10.9.0.1"));
    }

    void whatIsNotThereIsSaid_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("interface");
        QTest::addColumn<QString>("says");
        QTest::newRow("namespace") << "netns"
                                   << "tomato-nowhere"
                                   << "eth0"
                                   << "is not there";
        QTest::newRow("interface of this machine") << "interface"
                                                   << "tomato-none"
                                                   << "x"
                                                   << "has no interface tomato-none; it has";
        QTest::newRow("process") << "process"
                                 << "2147483647"
                                 << "eth0"
                                 << "is not there";
        QTest::newRow("no number") << "process"
                                   << "12x"
                                   << "eth0"
                                   << "no number of a process";
        QTest::newRow("a path") << "netns"
                                << "../../proc/1/ns/net"
                                << "eth0"
                                << "cannot be a name";
        QTest::newRow("no name") << "netns"
                                 << ""
                                 << "eth0"
                                 << "says not what it stands for";
    }

    void whatIsNotThereIsSaid()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, name);
        QFETCH(const QString, interface);
        QFETCH(const QString, says);
        QVERIFY(start(listening(kind, name, interface)));
        QTRY_VERIFY2_WITH_TIMEOUT(reason().contains(says), qPrintable(reason()), 60'000);
    }

    void whatStandsForNothingDoesNotRun()
    {
        QJsonArray elements = joined("process", m_other, "eth0")
                                  .value("topology")
                                  .toObject()
                                  .value("elements")
                                  .toArray();
        elements.append(element("a3", "attach"));
        QVERIFY(start(document(elements)));
        const auto status = [this](const char *id) {
            return m_client->lab().elements.at(ElementId(id));
        };
        using State = client::ElementStatus::State;
        QTRY_VERIFY_WITH_TIMEOUT(status("a3").state == State::Failed, 60'000);
        QVERIFY2(status("a3").reason.contains("says not what it stands for"),
                 qPrintable(status("a3").reason));
        QVERIFY(status("a1").state == State::Running);
    }

    void anInterfaceThatTheProcessLacksIsToldBesideThoseItHas()
    {
        QVERIFY(start(listening("process", m_other, "nope")));
        QTRY_VERIFY2_WITH_TIMEOUT(reason().contains("has no interface nope; it has lo, eth0"),
                                  qPrintable(reason()), 60'000);
    }

    void theEndOfWhatIsAttachedIsToldAndTheLabGoesOn()
    {
        QVERIFY(start(listening("process", m_other, "eth0")));
        QTRY_COMPARE_WITH_TIMEOUT(reason(), QString(), 60'000);
        m_networks->closeWriteChannel();
        QVERIFY(m_networks->waitForFinished(60'000));
        QTRY_VERIFY2_WITH_TIMEOUT(reason().contains("has ended") || reason().contains("is gone"),
                                  qPrintable(reason()), 60'000);
        QCOMPARE(m_client->lab().elements.at(ElementId("a1")).state,
                 client::ElementStatus::State::Running);
    }
};

QTEST_GUILESS_MAIN(TestAttach)
#include "tst_attach.moc"
