// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"
#include "framesocket.h"
#include "oddframes.h"

using namespace tomato;
using namespace tomato::lab;

class TestWire final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private slots:
    void aFrameCrossesUnchanged_data()
    {
        QTest::addColumn<QByteArray>("sent");
        for (const auto &[name, sent] : oddFrames())
            QTest::newRow(name.constData()) << sent;
    }
    void aFrameCrossesUnchanged()
    {
        QFETCH(const QByteArray, sent);
        Drawing drawing;
        drawing.addHost("h1");
        drawing.addHost("h2");
        drawing.addInterface("h1:eth0", QJsonObject{{"mtu", 9000}});
        drawing.addInterface("h2:eth0", QJsonObject{{"mtu", 9000}});
        drawing.connect("h1:eth0", "h2:eth0");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const FrameSocket h1(processOf(lab, "h1"), "eth0");
        const FrameSocket h2(processOf(lab, "h2"), "eth0");
        QVERIFY(h1.send(sent));
        QVERIFY(h2.receives(sent));
        QVERIFY(h2.send(sent));
        QVERIFY(h1.receives(sent));
    }

    void aHubRepeatsEachFrame_data()
    {
        QTest::addColumn<QByteArray>("sent");
        for (int last = 0; last < 16; ++last) {
            const QByteArray destination = "0180c200000" + QByteArray::number(last, 16);
            QTest::addRow("reserved multicast %d", last) << frame(destination, "88b5", 80);
        }
        QTest::newRow("pause") << frame("0180c2000001", "88080001", 60);
        QTest::newRow("pause in a VLAN") << frame("0180c2000001", "8100006488080001", 64);
        QTest::newRow("LLDP") << frame("0180c200000e", "88cc", 200);
        QTest::newRow("LACP") << frame("0180c2000002", "8809", 124);
        QTest::newRow("STP") << frame("0180c2000000", "0026424203", 60);
        QTest::newRow("802.1X") << frame("0180c2000003", "888e", 64);
        QTest::newRow("QinQ") << frame("ffffffffffff", "88a8006481000065", 1000);
        QTest::newRow("9000 bytes of payload") << frame("02aabbccdd01", "88b5", 9014);
        QTest::newRow("to one station") << frame("02aabbccdd01", "88b5", 100);
    }
    void aHubRepeatsEachFrame()
    {
        QFETCH(const QByteArray, sent);
        const Drawing drawing = star(&Drawing::addHub);
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const FrameSocket h1(processOf(lab, "h1"), "eth0");
        const FrameSocket h2(processOf(lab, "h2"), "eth0");
        const FrameSocket h3(processOf(lab, "h3"), "eth0");
        // Each station is heard of first: a hub learns nothing from that.
        QVERIFY(h2.send(frame("ffffffffffff", "88b5", 61)));
        QVERIFY(h1.send(sent));
        QVERIFY(h2.receives(sent));
        QVERIFY(h3.receives(sent));
    }

    void aHubRepeatsNoFrameToItsSender()
    {
        const Drawing drawing = star(&Drawing::addHub);
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const FrameSocket h1(processOf(lab, "h1"), "eth0");
        const FrameSocket h2(processOf(lab, "h2"), "eth0");
        const QByteArray pause = frame("0180c2000001", "88080001", 60);
        const QByteArray last = frame("ffffffffffff", "88b6", 62);
        QVERIFY(h1.send(pause));
        QVERIFY(h2.receives(pause));
        QVERIFY(h2.send(last));
        // A broadcast frame arrives after any frame that would have come here by mistake.
        QCOMPARE(receivedUntil(h1, last).count(pause), 0);
    }

    void aHubOfManyPortsRepeatsPauseFramesToEach()
    {
        Drawing drawing;
        drawing.addHub("s1");
        constexpr int Ports = 70;
        for (int host = 0; host < Ports; ++host) {
            const QString name = QStringLiteral("h%1").arg(host);
            drawing.addHost(name);
            drawing.addInterface(name + ":eth0", QJsonObject());
            drawing.addInterface("s1:" + name);
            drawing.connect(name + ":eth0", "s1:" + name);
        }
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const FrameSocket h0(processOf(lab, "h0"), "eth0");
        std::vector<std::unique_ptr<FrameSocket>> others;
        for (int host = 1; host < Ports; ++host)
            others.push_back(std::make_unique<FrameSocket>(
                processOf(lab, QStringLiteral("h%1").arg(host)), "eth0"));
        const QByteArray pause = frame("0180c2000001", "88080001", 60);
        QVERIFY(h0.send(pause));
        for (const auto &other : others)
            QVERIFY(other->receives(pause));
    }

    void aSwitchKeepsWhatBridgesAreToKeep_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<bool>("spanningTree");
        QTest::addColumn<bool>("isPassed");
        for (int last = 0; last < 16; ++last) {
            const QByteArray destination = "0180c200000" + QByteArray::number(last, 16);
            QTest::addRow("reserved multicast %d", last)
                << frame(destination.constData(), "88b5", 80) << false << (last == 0);
        }
        QTest::newRow("STP, which it speaks itself")
            << frame("0180c2000000", "0026424203", 60) << true << false;
        QTest::newRow("GVRP") << frame("0180c2000021", "88f5", 60) << false << true;
        QTest::newRow("CDP") << frame("01000ccccccc", "0064aaaa03", 114) << false << true;
    }
    void aSwitchKeepsWhatBridgesAreToKeep()
    {
        QFETCH(const QByteArray, sent);
        QFETCH(const bool, spanningTree);
        QFETCH(const bool, isPassed);
        Drawing drawing = star(&Drawing::addSwitch);
        drawing.set("s1", "stp", spanningTree);
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const FrameSocket h1(processOf(lab, "h1"), "eth0");
        const FrameSocket h2(processOf(lab, "h2"), "eth0");
        const QByteArray last = frame("0180c2000010", "88b5", 80);
        // The ports of one that breaks loops forward after a while.
        QByteArray heard;
        for (int attempt = 0; heard != last && attempt < 600; ++attempt) {
            QVERIFY(h1.send(last));
            heard = h2.receive(100); // which may be of the switch itself
        }
        QCOMPARE(heard, last);
        QVERIFY(h1.send(sent));
        const QByteArray end = frame("ffffffffffff", "88b7", 62);
        QVERIFY(h1.send(end));
        QCOMPARE(receivedUntil(h2, end).count(sent), isPassed ? 1 : 0);
    }

    void aSwitchSendsToTheStationThatItKnows()
    {
        const Drawing drawing = star(&Drawing::addSwitch);
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const FrameSocket h1(processOf(lab, "h1"), "eth0");
        const FrameSocket h2(processOf(lab, "h2"), "eth0");
        const FrameSocket h3(processOf(lab, "h3"), "eth0");
        const QByteArray hello = frame("ffffffffffff", "88b5", 61);
        QVERIFY(h2.send(hello)); // from 02:aa:bb:cc:dd:ee
        QVERIFY(h1.receives(hello));
        QVERIFY(h3.receives(hello));
        QByteArray answer = frame("02aabbccddee", "88b5", 100);
        answer[11] = 0x01;
        QVERIFY(h1.send(answer));
        QVERIFY(h2.receives(answer));
        // A broadcast frame arrives after any frame that would have come here by mistake.
        const QByteArray last = frame("ffffffffffff", "88b6", 62);
        QVERIFY(h1.send(last));
        QByteArray heard;
        do {
            heard = h3.receive();
            QVERIFY(heard != answer);
        } while (heard != last && !heard.isEmpty());
        QCOMPARE(heard, last);
    }

private:
    /// Returns the frames up to this one, which must arrive.
    static QList<QByteArray> receivedUntil(const FrameSocket &socket, const QByteArray &last)
    {
        QList<QByteArray> all;
        do {
            all.append(socket.receive(5000));
        } while (all.back() != last && !all.back().isEmpty());
        if (all.back().isEmpty())
            QTest::qFail("the last frame did not come", __FILE__, __LINE__);
        return all;
    }

    /// h1, h2 and h3 around a switch or hub, with room for 9000-byte frames.
    static Drawing star(void (Drawing::*addCentre)(const QString &))
    {
        Drawing drawing;
        (drawing.*addCentre)("s1");
        for (const QString host : {"h1", "h2", "h3"}) {
            drawing.addHost(host);
            drawing.addInterface(host + ":eth0", QJsonObject{{"mtu", 9000}});
            drawing.addInterface("s1:" + host);
            drawing.connect(host + ":eth0", "s1:" + host);
        }
        return drawing;
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestWire>(argc, argv);
}

#include "tst_wire.moc"
