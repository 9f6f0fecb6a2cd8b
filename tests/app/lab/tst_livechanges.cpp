// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"
#include "framesocket.h"

#include <QJsonArray>

using namespace tomato;
using namespace tomato::lab;

/// Tests changes of a running lab: h1 - s1 - r1, and h2 that is not connected yet.
class TestLiveChanges final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private slots:
    void init()
    {
        m_drawing = {};
        m_drawing.addHost("h1");
        m_drawing.addHost("h2");
        m_drawing.addRouter("r1");
        m_drawing.addSwitch("s1");
        m_drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
        m_drawing.addInterface("h2:eth0", "10.0.1.2/24", "fd00:1::2/64");
        m_drawing.addInterface("r1:eth0", "10.0.0.254/24", "fd00::ff/64");
        m_drawing.addInterface("r1:eth1", "10.0.1.254/24", "fd00:1::ff/64");
        m_drawing.addInterface("s1:a");
        m_drawing.addInterface("s1:b");
        m_drawing.connect("h1:eth0", "s1:a");
        m_drawing.connect("s1:b", "r1:eth0");
        m_listener = std::make_unique<ListenerRecord>();
        m_lab = std::make_unique<Lab>(*m_listener);
        apply();
        m_processes = processes();
        m_listener->events.clear();
    }
    void cleanup() { m_lab.reset(); }

    void applyingTheSameChangesNothing()
    {
        apply();
        QCOMPARE(processes(), m_processes);
        QVERIFY(m_listener->events.isEmpty());
    }

    void anMtuWithoutRoomForIpv6LeavesIpv4AndComesBack()
    {
        const ConnectionId link("h1:eth0--s1:a");
        QVERIFY(pings(*m_lab, "h1", "fd00::ff"));
        QVERIFY(m_drawing.topology.setAttribute(link, "mtu", 1000));
        apply();
        const auto status = m_lab->status().at(ElementId("h1"));
        QCOMPARE(status.state, RunState::Running);
        QVERIFY2(status.reason.find("no IPv6") != std::string::npos, status.reason.c_str());
        QVERIFY(pings(*m_lab, "h1", "10.0.0.254"));
        QVERIFY(!pings(*m_lab, "h1", "fd00::ff"));
        QCOMPARE(processes(), m_processes);
        QVERIFY(m_drawing.topology.setAttribute(link, "mtu", 1280));
        apply();
        QCOMPARE(m_lab->status().at(ElementId("h1")).reason, std::string());
        QVERIFY(pings(*m_lab, "h1", "fd00::ff"));
    }

    void anInterfaceHasACarrierWhileItsWireExists()
    {
        QCOMPARE(carrier("h1"), "1");
        QCOMPARE(carrier("h2"), "0");
        m_drawing.connect("h2:eth0", "r1:eth1");
        apply();
        QCOMPARE(carrier("h2"), "1");
    }

    void aNewConnectionWorksAtOnceAndARemovedOneNoMore()
    {
        const ConnectionId wire = m_drawing.connect("h2:eth0", "r1:eth1");
        apply();
        QVERIFY(pings(*m_lab, "h2", "10.0.1.254"));
        QVERIFY(m_drawing.topology.remove(wire));
        apply();
        QVERIFY(!pings(*m_lab, "h2", "10.0.1.254"));
        QCOMPARE(carrier("h2"), "0");
        QCOMPARE(processes(), m_processes);
        QCOMPARE(m_listener->events, (QStringList{"ready h2:eth0--r1:eth1 up up",
                                                  "stopping h2:eth0--r1:eth1 down down"}));
    }

    void aConnectionWithAnotherEndIsANewWire()
    {
        const ConnectionId id("h1:eth0--s1:a");
        QVERIFY(m_drawing.topology.remove(id));
        QVERIFY(m_drawing.topology.insert(
            topology::Connection{id, {ElementId("h1:eth0"), ElementId("r1:eth1")}, {}, {}}));
        apply();
        QCOMPARE(m_listener->events,
                 (QStringList{"stopping h1:eth0--s1:a down down", "ready h1:eth0--s1:a up up"}));
        QCOMPARE(m_lab->wires().size(), 2U);
    }

    void oneElementStopsAndStartsWhileTheRestRuns()
    {
        std::set<ElementId> others = m_drawing.devices();
        others.erase(ElementId("s1"));
        m_lab->apply(m_drawing.topology, others);
        QCOMPARE(carrier("h1"), "0");
        QCOMPARE(statusOf(*m_lab, "s1").state, RunState::Stopped);
        QCOMPARE(m_lab->wires().size(), 0U);
        apply();
        QCOMPARE(carrier("h1"), "1");
        QVERIFY(pings(*m_lab, "h1", "10.0.0.254"));
        QCOMPARE(processOf(*m_lab, "h1"), m_processes.at(ElementId("h1")));
    }

    void anAddressChangesAtOnce()
    {
        m_drawing.set("h1:eth0", "ip4address", "10.0.0.7/24");
        m_drawing.set("h1:eth0", "ip6address", "fd00::7/64");
        apply();
        QVERIFY(pings(*m_lab, "r1", "10.0.0.7"));
        QVERIFY(pings(*m_lab, "r1", "fd00::7"));
        QVERIFY(!pings(*m_lab, "r1", "10.0.0.1"));
        m_drawing.set("h1:eth0", "ip4address", "");
        apply();
        QVERIFY(!pings(*m_lab, "r1", "10.0.0.7"));
        QCOMPARE(processes(), m_processes);
    }

    void aGatewayComesChangesAndGoes()
    {
        m_drawing.set("h1", "gateway4", "10.0.0.254");
        m_drawing.set("h1", "gateway6", "fd00::ff");
        apply();
        QVERIFY(pings(*m_lab, "h1", "10.0.1.254"));
        QVERIFY(pings(*m_lab, "h1", "fd00:1::ff"));
        m_drawing.set("h1", "gateway4", "10.0.0.253");
        apply();
        QCOMPARE(routes("h1"), "default via 10.0.0.253 dev eth0 proto static");
        m_drawing.set("h1", "gateway4", QJsonValue(QJsonValue::Undefined));
        apply();
        QCOMPARE(routes("h1"), "");
    }

    void aGatewayStaysWhenTheAddressChanges()
    {
        m_drawing.set("h1", "gateway4", "10.0.0.254");
        apply();
        m_drawing.set("h1:eth0", "ip4address", "10.0.0.7/24");
        apply();
        QVERIFY(pings(*m_lab, "h1", "10.0.1.254"));
    }

    void aGatewayIsThereBeforeAndAfterItsWire()
    {
        m_drawing.set("h2", "gateway4", "10.0.1.254");
        m_drawing.set("h2", "gateway6", "fd00:1::ff");
        apply();
        QCOMPARE(routes("h2"), "default via 10.0.1.254 dev eth0 proto static linkdown");
        m_drawing.connect("h2:eth0", "r1:eth1");
        apply();
        QVERIFY(pings(*m_lab, "h2", "10.0.0.254"));
        QVERIFY(pings(*m_lab, "h2", "fd00::ff"));
    }

    void aGatewayThatNoInterfaceReachesIsToldAndTakenWhenOneDoes()
    {
        m_drawing.set("r1", "gateway4", "10.0.9.1");
        apply();
        QCOMPARE(statusOf(*m_lab, "r1").state, RunState::Running);
        QCOMPARE(statusOf(*m_lab, "r1").reason,
                 "no interface is in the network of the gateway 10.0.9.1");
        m_drawing.set("r1:eth1", "ip4address", "10.0.9.254/24");
        apply();
        QCOMPARE(statusOf(*m_lab, "r1").reason, "");
        QCOMPARE(routes("r1"), "default via 10.0.9.1 dev eth1 proto static linkdown");
    }

    void aGatewayOutsideTheNetworkIsBehindTheOnlyInterface()
    {
        m_drawing.set("h1", "gateway4", "192.0.2.1");
        apply();
        QCOMPARE(routes("h1"), "default via 192.0.2.1 dev eth0 proto static onlink");
    }

    void aHostNameChangesAtOnce()
    {
        m_drawing.set("h1", "hostname", "client");
        apply();
        QCOMPARE(run(*m_lab, "h1", "hostname").output.trimmed(), "client");
        QCOMPARE(processes(), m_processes);
    }

    void aSwitchBecomesAHubAndARouterWithoutTheOthersNoticing()
    {
        const QString ageing = "cat /sys/class/net/br0/bridge/ageing_time";
        QCOMPARE(run(*m_lab, "s1", ageing).output.trimmed(), "30000");
        m_drawing.set("s1", "mode", "hub");
        apply();
        QCOMPARE(run(*m_lab, "s1", ageing).output.trimmed(), "0");
        QCOMPARE(processes(), m_processes);
        m_drawing.set("s1", "mode", "router");
        apply();
        QVERIFY(processOf(*m_lab, "s1") != m_processes.at(ElementId("s1")));
        QCOMPARE(processOf(*m_lab, "h1"), m_processes.at(ElementId("h1")));
        QCOMPARE(run(*m_lab, "s1", "cat /proc/sys/net/ipv4/ip_forward").output.trimmed(), "1");
    }

    void aSwitchRepeatsPauseFramesWhileItIsAHub()
    {
        m_drawing.addHost("h9");
        m_drawing.addInterface("h9:eth0", QJsonObject());
        m_drawing.addInterface("s1:h9", QJsonObject());
        m_drawing.connect("h9:eth0", "s1:h9");
        const QByteArray pause = QByteArray::fromHex("0180c200000102aabbccddee88080001ffff");
        const QByteArray last = QByteArray::fromHex("ffffffffffff02aabbccddee88b60000");
        for (const char *mode : {"switch", "hub", "switch", "hub"}) {
            m_drawing.set("s1", "mode", mode);
            apply();
            const FrameSocket sender(processOf(*m_lab, "h1"), "eth0");
            const FrameSocket receiver(processOf(*m_lab, "h9"), "eth0");
            QVERIFY(sender.send(pause));
            QVERIFY(sender.send(last));
            bool repeated = false;
            QByteArray heard;
            do {
                heard = receiver.receive(5000);
                repeated |= heard == pause;
            } while (heard != last && !heard.isEmpty());
            QCOMPARE(heard, last);
            QCOMPARE(repeated, mode == QByteArray("hub"));
        }
    }

    void aSlipInAnAddressIsToldAndLeavesTheElementRunning()
    {
        m_drawing.set("h1:eth0", "ip4address", "10.0.0");
        apply();
        QCOMPARE(statusOf(*m_lab, "h1").state, RunState::Running);
        QVERIFY(statusOf(*m_lab, "h1").reason.starts_with("eth0: ip4address: '10.0.0'"));
        QVERIFY(pings(*m_lab, "h1", "10.0.0.254"));
        QCOMPARE(processes(), m_processes);
    }

    void whatWasChangedInsideStays()
    {
        QCOMPARE(run(*m_lab, "h1", "ip address add 10.7.7.7/32 dev eth0").code, 0);
        m_drawing.set("h1", "hostname", "client");
        m_drawing.set("h1:eth0", "ip6address", "fd00::7/64");
        apply();
        QVERIFY(pings(*m_lab, "h1", "10.7.7.7"));
    }

    void interfacesComeAndGo()
    {
        m_drawing.addInterface("h1:eth1", "10.5.0.1/24");
        apply();
        QCOMPARE(run(*m_lab, "h1", "ls /sys/class/net").output.simplified(), "eth0 eth1 lo");
        QVERIFY(m_drawing.topology.remove(ElementId("h1:eth0")));
        apply();
        QCOMPARE(run(*m_lab, "h1", "ls /sys/class/net").output.simplified(), "eth1 lo");
        QCOMPARE(processes(), m_processes);
    }

    void aRenamedInterfaceIsWiredAgain()
    {
        m_drawing.set("h1:eth0", "name", "uplink");
        apply();
        QCOMPARE(run(*m_lab, "h1", "ls /sys/class/net").output.simplified(), "lo uplink");
        QVERIFY(pings(*m_lab, "h1", "10.0.0.254"));
        QCOMPARE(processes(), m_processes);
    }

    void aRemovedElementEnds()
    {
        QVERIFY(m_drawing.topology.remove(ElementId("s1")));
        apply();
        QVERIFY(!m_lab->status().contains(ElementId("s1")));
        QCOMPARE(m_lab->wires().size(), 0U);
        QCOMPARE(carrier("h1"), "0");
    }

private:
    void apply() { m_lab->apply(m_drawing.topology, m_drawing.devices()); }
    std::map<ElementId, pid_t> processes() const
    {
        std::map<ElementId, pid_t> all;
        for (const auto &[id, status] : m_lab->status())
            all.emplace(id, status.process);
        return all;
    }
    QString carrier(const QString &host) const
    {
        return run(*m_lab, host, "cat /sys/class/net/eth0/carrier").output.trimmed();
    }
    /// The IPv4 routes through gateways.
    QString routes(const QString &host) const
    {
        return run(*m_lab, host, "ip route show | grep via").output.simplified();
    }

    Drawing m_drawing;
    std::unique_ptr<ListenerRecord> m_listener;
    std::unique_ptr<Lab> m_lab;
    std::map<ElementId, pid_t> m_processes;
};

int main(int argc, char **argv)
{
    return runInFabric<TestLiveChanges>(argc, argv);
}

#include "tst_livechanges.moc"

#include <set>
