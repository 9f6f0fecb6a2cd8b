// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"
#include "framesocket.h"

#include <QJsonArray>

#include <net/if.h>

#include <csignal>

using namespace tomato;
using namespace tomato::lab;

/// h1 and h2, joined.
static Drawing twoHosts()
{
    Drawing drawing;
    drawing.addHost("h1");
    drawing.addHost("h2");
    drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
    drawing.addInterface("h2:eth0", "10.0.0.2/24", "fd00::2/64");
    drawing.connect("h1:eth0", "h2:eth0");
    return drawing;
}

/// The devices of the fabric's own network namespace.
static QStringList fabricDevices()
{
    QStringList names;
    struct if_nameindex *all = if_nameindex();
    for (const struct if_nameindex *each = all; each->if_index != 0; ++each)
        names << QString::fromLatin1(each->if_name);
    if_freenameindex(all);
    return names;
}

class TestLab final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private slots:
    void twoHostsReachEachOtherAtOnce()
    {
        const Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(pings(lab, "h1", "10.0.0.2"));
        QVERIFY(pings(lab, "h2", "fd00::1"));
        QCOMPARE(lab.wires().size(), 1U);
        QCOMPARE(statusOf(lab, "h1").interfaces.at(ElementId("h1:eth0")), "eth0");
    }

    void aRouterForwardsBothFamilies()
    {
        Drawing drawing;
        drawing.addHost("h1", {{"gateway4", "10.0.1.1"}, {"gateway6", "fd00:1::1"}});
        drawing.addHost("h2", {{"gateway4", "10.0.2.1"}, {"gateway6", "fd00:2::1"}});
        drawing.addRouter("r1");
        drawing.addInterface("h1:eth0", "10.0.1.2/24", "fd00:1::2/64");
        drawing.addInterface("h2:eth0", "10.0.2.2/24", "fd00:2::2/64");
        drawing.addInterface("r1:eth0", "10.0.1.1/24", "fd00:1::1/64");
        drawing.addInterface("r1:eth1", "10.0.2.1/24", "fd00:2::1/64");
        drawing.connect("h1:eth0", "r1:eth0");
        drawing.connect("r1:eth1", "h2:eth0");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(pings(lab, "h1", "10.0.2.2"));
        QVERIFY(pings(lab, "h1", "fd00:2::2"));
        QVERIFY(pings(lab, "h2", "fd00:1::2"));
    }

    void routesLeadBeyondTheNextRouter()
    {
        Drawing drawing;
        drawing.addHost("h1", {{"gateway4", "10.0.1.1"}, {"gateway6", "fd00:1::1"}});
        drawing.addRouter("r1", {{"routes", QJsonArray{route("10.0.3.0/24", "10.0.2.2"),
                                                       route("fd00:3::/64", "fd00:2::2")}}});
        drawing.addRouter("r2", {{"routes", QJsonArray{route("default", "10.0.2.1"),
                                                       route("::/0", "fd00:2::1")}}});
        drawing.addInterface("h1:eth0", "10.0.1.2/24", "fd00:1::2/64");
        drawing.addInterface("r1:eth0", "10.0.1.1/24", "fd00:1::1/64");
        drawing.addInterface("r1:eth1", "10.0.2.1/24", "fd00:2::1/64");
        drawing.addInterface("r2:eth0", "10.0.2.2/24", "fd00:2::2/64");
        drawing.addInterface("r2:eth1", "10.0.3.1/24", "fd00:3::1/64");
        drawing.connect("h1:eth0", "r1:eth0");
        drawing.connect("r1:eth1", "r2:eth0");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(pings(lab, "h1", "10.0.3.1"));
        QVERIFY(pings(lab, "h1", "fd00:3::1"));
    }

    void aSwitchKeepsVlansApartOrSaysThatTheKernelCannot()
    {
        Drawing drawing;
        drawing.addSwitch("s1");
        for (const QString host : {"h1", "h2", "h3"}) {
            drawing.addHost(host);
            drawing.addInterface(host + ":eth0", "10.0.0." + host.mid(1) + "/24");
            drawing.addInterface("s1:" + host,
                                 QJsonObject{{"vlan", host == QLatin1String("h3") ? 20 : 10}});
            drawing.connect(host + ":eth0", "s1:" + host);
        }
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const ElementStatus status = statusOf(lab, "s1");
        if (status.state != RunState::Running) {
            QCOMPARE(status.state, RunState::Failed);
            QVERIFY2(status.reason.find("tomato lab check") != std::string::npos,
                     status.reason.c_str());
            drawing.set("s1:h1", "vlan", {});
            drawing.set("s1:h2", "vlan", {});
            drawing.set("s1:h3", "vlan", {});
            lab.apply(drawing.topology, drawing.devices());
            QTRY_VERIFY_WITH_TIMEOUT(pings(lab, "h1", "10.0.0.3"), 60'000);
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(pings(lab, "h1", "10.0.0.2"), 60'000);
        QVERIFY(!pings(lab, "h1", "10.0.0.3"));
    }

    void aSwitchBreaksLoopsOnRequest()
    {
        Drawing drawing;
        drawing.addHost("h1");
        drawing.addHost("h2");
        drawing.addSwitch("s1");
        drawing.addSwitch("s2");
        drawing.set("s1", "stp", true);
        drawing.set("s2", "stp", true);
        drawing.addInterface("h1:eth0", "10.0.0.1/24");
        drawing.addInterface("h2:eth0", "10.0.0.2/24");
        for (const QString port : {"a", "b", "c"}) {
            drawing.addInterface("s1:" + port);
            drawing.addInterface("s2:" + port);
        }
        drawing.connect("h1:eth0", "s1:a");
        drawing.connect("s2:a", "h2:eth0");
        drawing.connect("s1:b", "s2:b");
        drawing.connect("s1:c", "s2:c");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QTRY_VERIFY_WITH_TIMEOUT(pings(lab, "h1", "10.0.0.2"), 60'000);
        // One port of the loop blocks, and one switch is the root.
        const auto states = [&](const QString &name) {
            return run(lab, name, "cat /sys/class/net/?/brport/state").output.simplified();
        };
        QTRY_VERIFY2_WITH_TIMEOUT((states("s1") + ' ' + states("s2")).split(' ').count("4") == 1,
                                  qPrintable(states("s1") + ' ' + states("s2")), 30'000);
    }

    void anExternalNetworkAnswersAsAGateway()
    {
        Drawing drawing;
        drawing.addDevice("internet", "external_network");
        drawing.addInterface("internet:a", "10.0.0.254/24", "fd00::ff/64");
        drawing.addInterface("internet:b");
        drawing.addHost("h1");
        drawing.addHost("h2");
        drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
        drawing.addInterface("h2:eth0", "10.0.0.2/24", "fd00::2/64");
        drawing.connect("h1:eth0", "internet:a");
        drawing.connect("h2:eth0", "internet:b");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(pings(lab, "h1", "10.0.0.254"));
        QVERIFY(pings(lab, "h2", "fd00::ff"));
        QVERIFY(pings(lab, "h1", "10.0.0.2"));
    }

    void anEndpointThatStandsAloneIsADevice()
    {
        Drawing drawing;
        drawing.addDevice("exit", "external_network_endpoint", {{"ip4address", "10.0.0.254/24"}});
        drawing.addHost("h1");
        drawing.addInterface("h1:eth0", "10.0.0.1/24");
        drawing.connect("h1:eth0", "exit");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(pings(lab, "h1", "10.0.0.254"));
        QCOMPARE(statusOf(lab, "exit").interfaces.at(ElementId("exit")), "port0");
    }

    void anElementSeesOnlyItself()
    {
        Drawing drawing = twoHosts();
        drawing.set("h1", "hostname", "Büro 1");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(run(lab, "h1", "hostname").output.trimmed(), "Buro-1");
        QCOMPARE(run(lab, "h1", "ls /sys/class/net").output.simplified(), "eth0 lo");
        QCOMPARE(run(lab, "h1", "cat /proc/1/comm").output.trimmed(), "tomato-element");
        QCOMPARE(run(lab, "h1", "ls -l /proc/1/fd | grep -c -- '-> /dev/null'").output.trimmed(),
                 "3");
        QCOMPARE(run(lab, "h1", "ls /proc/1/fd | wc -l").output.trimmed(), "3");
    }

    void nothingIsLeftAfterTheEnd()
    {
        const Drawing drawing = twoHosts();
        ListenerRecord listener;
        std::vector<pid_t> processes;
        {
            Lab lab(listener);
            lab.apply(drawing.topology, drawing.devices());
            processes = {processOf(lab, "h1"), processOf(lab, "h2")};
            run(lab, "h1", "sleep 1000 >/dev/null 2>&1 & echo");
            QCOMPARE(fabricDevices().size(), 3);
            lab.stop();
            QCOMPARE(statusOf(lab, "h1").state, RunState::Stopped);
            QCOMPARE(lab.wires().size(), 0U);
        }
        QCOMPARE(fabricDevices(), QStringList{"lo"});
        for (const pid_t process : processes)
            QCOMPARE(kill(process, 0), -1);
    }

    void theListenerHearsOfAWireBeforeItsFirstFrameAndAfterItsLast()
    {
        Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(listener.events, QStringList{"ready h1:eth0--h2:eth0 up up"});
        lab.apply(drawing.topology, {ElementId("h1")});
        QCOMPARE(listener.events.last(), "stopping h1:eth0--h2:eth0 down down");
        lab.apply(drawing.topology, drawing.devices());
        lab.stop();
        QCOMPARE(listener.events.mid(2), (QStringList{"ready h1:eth0--h2:eth0 up up",
                                                      "stopping h1:eth0--h2:eth0 down down"}));
    }

    void noFrameCrossesBeforeTheListenerHasHeard()
    {
        const Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        const QByteArray head = QByteArray::fromHex("ffffffffffff02aabbccddee88b5");
        std::unique_ptr<FrameSocket> h1;
        std::unique_ptr<FrameSocket> h2;
        listener.onReady = [&] {
            h1 = std::make_unique<FrameSocket>(processOf(lab, "h1"), "eth0");
            h2 = std::make_unique<FrameSocket>(processOf(lab, "h2"), "eth0");
            const FrameSocket tap(0, QString::fromStdString(listener.ports.begin()->second[0]));
            // QTRY_VERIFY looks once more at the end, when nothing is sent any more.
            bool crossed = false;
            QTRY_VERIFY(crossed = crossed ||
                                  (h1->send(head + "early") && tap.receive(10) == head + "early"));
        };
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(h1->send(head + "late"));
        QByteArray heard;
        do {
            heard = h2->receive();
            QVERIFY(heard != head + "early");
        } while (heard != head + "late" && !heard.isEmpty());
        QCOMPARE(heard, head + "late");
    }

    void aFailedElementLeavesNothingAndOthersGoOn()
    {
        Drawing drawing = twoHosts();
        drawing.set("h2:eth0", "ip4address", "10.0.0.300/24");
        drawing.addDevice("x1", "quantum");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(statusOf(lab, "h1").state, RunState::Running);
        QCOMPARE(statusOf(lab, "h2").state, RunState::Failed);
        QCOMPARE(statusOf(lab, "h2").reason,
                 "eth0: ip4address: '10.0.0.300/24' is no IPv4 address with a prefix length, such "
                 "as 10.0.0.1/24");
        QCOMPARE(statusOf(lab, "h2").process, 0);
        QCOMPARE(statusOf(lab, "x1").reason, "the type 'quantum' cannot run here");
        QCOMPARE(fabricDevices().size(), 2);
        QVERIFY(listener.events.isEmpty());
    }

    void progressCountsUpToAll()
    {
        const Drawing drawing = twoHosts();
        ListenerRecord listener;
        Lab lab(listener);
        QStringList heard;
        const auto hear = [&](int done, int all) { heard << QString("%1/%2").arg(done).arg(all); };
        lab.apply(drawing.topology, drawing.devices(), hear);
        QCOMPARE(heard, (QStringList{"1/3", "2/3", "3/3"}));
        lab.apply(drawing.topology, drawing.devices(), hear);
        QCOMPARE(heard.size(), 3);
    }

private:
    static QJsonObject route(const char *to, const char *via) { return {{"to", to}, {"via", via}}; }
};

int main(int argc, char **argv)
{
    return runInFabric<TestLab>(argc, argv);
}

#include "tst_lab.moc"
