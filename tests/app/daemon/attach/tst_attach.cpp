// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/labhome.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <unistd.h>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;
using client::EngineClient;

namespace {

/// Two networks of this user that have nothing to do with a lab, joined by a cable: the script's
/// own with 10.9.0.1, and another with 10.9.0.2, whose process it prints.
const char *const TwoNetworks = R"sh(
unshare --net sleep 1000000 &
other=$!
trap 'kill $other' EXIT
while [ "$(readlink /proc/$other/ns/net)" = "$(readlink /proc/self/ns/net)" ];
do
    sleep 0.05; done
ip link add eth0 type veth peer name eth0 netns $other || exit 1
ip address add 10.9.0.1/24 dev eth0 && ip link set eth0 up || exit 1
nsenter --target $other --net sh -c \
    'ip address add 10.9.0.2/24 dev eth0 && ip link set eth0 up' || exit 1
echo $other
read ends
)sh";

QJsonObject element(const QString &id, const QString &type, QJsonObject attributes = {})
{
    attributes.insert("id", id);
    attributes.insert("type", type);
    attributes.insert("parent", QJsonValue());
    attributes.insert("name", id);
    return attributes;
}

QJsonObject interfaceOf(const QString &device, const QString &type, const QString &name,
                        const QString &address = {})
{
    return {{"id", device + "e0"},
            {"type", type + "_interface"},
            {"parent", device},
            {"name", name},
            {"ip4address", address}};
}

QJsonObject document(const QJsonArray &elements)
{
    const QJsonObject connection{
        {"id", "c1"}, {"elements", QJsonArray{"a1e0", "a2e0"}}, {"capturing", true}};
    return {{"file_information", QJsonObject{{"version", 4}}},
            {"topology", QJsonObject{{"name", "attached"},
                                     {"elements", elements},
                                     {"connections", QJsonArray{connection}}}}};
}

/// An attached element and one at the far end of what it is joined to already.
QJsonObject listening(const QString &kind, const QString &name, const QString &interface)
{
    return document({element("a1", "attach", {{"attach", kind}, {"attach_name", name}}),
                     interfaceOf("a1", "attach", interface), element("a2", "attach"),
                     interfaceOf("a2", "attach", "eth0")});
}

/// An attached element beside a host with the address 10.0.0.2.
QJsonObject joined(const QString &kind, const QString &name, const QString &interface)
{
    return document({element("a1", "attach", {{"attach", kind}, {"attach_name", name}}),
                     interfaceOf("a1", "attach", interface, "10.0.0.1/24"),
                     element("a2", "container"),
                     interfaceOf("a2", "container", "eth0", "10.0.0.2/24")});
}

} // namespace

/// Elements that stand for what runs already, outside of the lab.
class TestAttach final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString refusal = labRefusal();
        if (!refusal.isEmpty())
            QSKIP(qPrintable(refusal));
        for (const char *program : {"ip", "unshare", "nsenter", "ping"}) {
            if (find(program).isEmpty())
                QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(program)));
        }
    }

    void init()
    {
        m_home = std::make_unique<LabHome>();
        m_client = std::make_unique<EngineClient>();
        QVERIFY(open(*m_client, LabId("one")));
        QStringList words{"unshare", "--net", "--kill-child"};
        if (geteuid() != 0)
            words += {"--user", "--map-root-user"};
        words += {"sh", "-c", TwoNetworks};
        m_networks = std::make_unique<QProcess>();
        m_networks->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_networks->start(words.takeFirst(), words);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_networks->canReadLine() || m_networks->state() == QProcess::NotRunning, 60'000);
        if (!m_networks->canReadLine())
            QSKIP("this user can make no networks here");
        m_other = QString::fromUtf8(m_networks->readLine()).trimmed();
    }

    void cleanup()
    {
        m_networks->closeWriteChannel();
        m_networks->waitForFinished();
        m_networks.reset();
        await([&](auto done) { m_client->stopLab(std::move(done)); });
        m_client.reset();
        m_home->hurryEngines();
        QTRY_COMPARE_WITH_TIMEOUT(m_home->processes(), std::vector<qint64>(), 60'000);
        m_home.reset();
    }

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

    /// An element without a network stack plays the file in its folder, byte by byte, and tells
    /// how.
    void aReplayPlaysItsFile()
    {
        // A frame that nothing here sends by itself.
        QByteArray frame = QByteArray::fromHex("0200000000020200000000018888");
        frame += QByteArray(86, 'x');
        QByteArray file = QByteArray::fromHex("d4c3b2a102000400000000000000000000000400"
                                              "01000000");
        for (char i = 0; i < 50; ++i) {
            frame[20] = i;
            file += QByteArray::fromHex("00000000") + QByteArray(1, static_cast<char>(i * 4)) +
                    QByteArray::fromHex("0000006400000064000000") + frame;
        }
        QVERIFY(QDir().mkpath(m_home->filePath("files/a1")));
        QFile capture(m_home->filePath("files/a1/x.pcap"));
        QVERIFY(capture.open(QIODevice::WriteOnly));
        capture.write(file);
        capture.close();
        const QJsonObject played =
            document({element("a1", "replay", {{"replay_file", "x.pcap"}, {"replay_loops", 2}}),
                      interfaceOf("a1", "replay", "eth0"), element("a2", "container"),
                      interfaceOf("a2", "container", "eth0", "10.0.0.2/24")});
        QVERIFY(await([&](auto done) {
            m_client->startLab(played, {}, done, {}, m_home->filePath("files"));
        }));
        const auto commands = [this] {
            return m_client->lab().elements.at(ElementId("a1")).commands;
        };
        QTRY_COMPARE(commands().size(), 1u);
        QTRY_COMPARE(commands()[0].state, client::CommandStatus::State::Ended);
        QCOMPARE(commands()[0].reason, QString());
        QCOMPARE(commands()[0].code, 0);
        QFile output(commands()[0].output);
        QVERIFY(output.open(QIODevice::ReadOnly));
        const QByteArray text = output.readAll();
        QVERIFY2(text.contains("\"frames\":100"), text.constData());
        QTRY_COMPARE(flushed(*m_client).counters.written[0], 100);
    }

    /// A program in the element could make a link, and the engine is outside.
    void aReplaysLogFollowsNoLinkOfTheElements()
    {
        const QJsonObject played =
            document({element("a1", "replay", {{"replay_file", "x.pcap"}}),
                      interfaceOf("a1", "replay", "eth0"), element("a2", "container"),
                      interfaceOf("a2", "container", "eth0", "10.0.0.2/24")});
        QVERIFY(await([&](auto done) { m_client->startLab(played, {}, done); }));
        const auto status = [this] { return m_client->lab().elements.at(ElementId("a1")); };
        QTRY_COMPARE(status().commands.size(), 1u);
        QTRY_COMPARE(status().commands[0].state, client::CommandStatus::State::Ended);
        QFile mine(m_home->filePath("mine"));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.write("untouched");
        mine.close();
        const QString log = status().folder + "/replay.log";
        QFile::remove(log);
        QVERIFY(QFile::link(mine.fileName(), log));
        const ElementId element("a1");
        QVERIFY(await([&](auto done) { m_client->stopElement(element, done); }));
        QVERIFY(await([&](auto done) { m_client->startElement(element, done); }));
        QTRY_COMPARE(status().commands.size(), 1u);
        QTRY_COMPARE(status().commands[0].state, client::CommandStatus::State::Ended);
        QVERIFY(mine.open(QIODevice::ReadOnly));
        QCOMPARE(mine.readAll(), QByteArray("untouched"));
        QVERIFY(QFile::exists(status().commands[0].output));
    }

    void aReplayWithoutAFileDoesNotHideIt()
    {
        const QJsonObject nothing = document(
            {element("a1", "replay"), interfaceOf("a1", "replay", "eth0"),
             element("a2", "container"), interfaceOf("a2", "container", "eth0", "10.0.0.2/24")});
        QVERIFY(await([&](auto done) { m_client->startLab(nothing, {}, done); }));
        QTRY_COMPARE(m_client->lab().elements.at(ElementId("a1")).reason,
                     "replay_file: says not what it plays");
        QVERIFY(m_client->lab().elements.at(ElementId("a1")).commands.empty());
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

private:
    static QString find(const QString &program)
    {
        const QString found = QStandardPaths::findExecutable(program);
        return found.isEmpty() ? QStandardPaths::findExecutable(program, {"/usr/sbin", "/sbin"})
                               : found;
    }

    static bool runsIn(const QString &process, const QStringList &command)
    {
        QStringList words{"--target", process, "--net"};
        if (geteuid() != 0)
            words += {"--user", "--preserve-credentials"};
        QProcess run;
        run.start("nsenter", words + QStringList{"--"} + command);
        return run.waitForFinished(60'000) && run.exitStatus() == QProcess::NormalExit &&
               run.exitCode() == 0;
    }

    static bool pings(const QString &process, const QString &address)
    {
        return runsIn(process, {"ping", "-c", "2", "-i", "0.2", "-W", "20", address});
    }

    Result<> start(const QJsonObject &topology)
    {
        return await([&](auto done) {
            m_client->startLab(topology, QString(), std::move(done), agreedTo(topology));
        });
    }

    QString reason() const
    {
        const auto &elements = m_client->lab().elements;
        const auto found = elements.find(ElementId("a1"));
        return found == elements.end() ? QStringLiteral("-") : found->second.reason;
    }

    client::CaptureCounters::BySide counts() const { return flushed(*m_client).counters.written; }

    std::unique_ptr<LabHome> m_home;
    std::unique_ptr<EngineClient> m_client;
    std::unique_ptr<QProcess> m_networks;
    QString m_other;
};

QTEST_GUILESS_MAIN(TestAttach)
#include "tst_attach.moc"
