// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"

#include "app/base/congestioncontrols.h"
#include "app/lab/netlink/congestioncontrol.h"

using namespace tomato;
using namespace tomato::lab;

class TestCongestionControl final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    /// h1, behind whose neighbour h2 everything else is.
    struct Network
    {
        Network()
        {
            drawing.addHost("h1", {{"gateway4", "10.0.0.2"}, {"gateway6", "fd00::2"}});
            drawing.addHost("h2");
            drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
            drawing.addInterface("h2:eth0", "10.0.0.2/24", "fd00::2/64");
            drawing.connect("h1:eth0", "h2:eth0");
        }
        void apply() { lab.apply(drawing.topology, drawing.devices()); }

        Drawing drawing;
        ListenerRecord listener;
        Lab lab{listener};
    };

    /// Returns what a connection of h1 to that address uses; the kernel decides that when it
    /// begins.
    QString usedTowards(const Lab &lab, const QString &address) const
    {
        const QString program =
            QStringLiteral("import socket; s = socket.socket(socket.%1); s.setblocking(False); "
                           "s.connect_ex((\"%2\", 9)); "
                           "print(s.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, 16)"
                           ".split(b\"\\0\")[0].decode())")
                .arg(address.contains(':') ? "AF_INET6" : "AF_INET", address);
        const auto outcome = run(lab, "h1", "/usr/bin/python3 -c '" + program + "' 2>&1");
        return outcome.output.trimmed();
    }

private slots:
    void eachAlgorithmOfTheKernelIsUsed()
    {
        Network network;
        network.apply();
        const QString usual = QString::fromStdString(usualCongestionControl());
        QCOMPARE(usedTowards(network.lab, "10.0.0.2"), usual);
        const auto known = congestionControls();
        QVERIFY(!known.empty());
        for (const std::string &each : known) {
            const QString name = QString::fromStdString(each);
            network.drawing.set("h1", "congestion_control", name);
            network.apply();
            QCOMPARE(statusOf(network.lab, "h1").reason, "");
            // A neighbour, and what is behind the gateway.
            for (const char *to : {"10.0.0.2", "10.9.9.9", "fd00::2", "fd09::9"})
                QCOMPARE(usedTowards(network.lab, to), name);
        }
        network.drawing.set("h1", "congestion_control", QJsonValue());
        network.apply();
        for (const char *to : {"10.0.0.2", "10.9.9.9", "fd00::2", "fd09::9"})
            QCOMPARE(usedTowards(network.lab, to), usual);
    }

    void itStaysWhenAddressesAndRoutesChange()
    {
        Network network;
        const std::string name = congestionControls().back();
        network.drawing.set("h1", "congestion_control", QString::fromStdString(name));
        network.apply();
        network.drawing.set("h1:eth0", "ip4address", "10.0.0.7/16");
        network.drawing.set("h1", "gateway4", "10.0.0.3");
        network.apply();
        QCOMPARE(statusOf(network.lab, "h1").reason, "");
        for (const char *to : {"10.0.0.2", "10.9.9.9", "10.0.99.2"})
            QCOMPARE(usedTowards(network.lab, to), QString::fromStdString(name));
        QVERIFY(pings(network.lab, "h1", "fd00::2"));
    }

    void oneThatTheKernelLacksIsRefusedWithThoseThatItHas()
    {
        Network network;
        network.drawing.set("h1", "congestion_control", "carrier_pigeon");
        network.apply();
        const auto status = statusOf(network.lab, "h1");
        QVERIFY(status.state != RunState::Running);
        const QString reason = QString::fromStdString(status.reason);
        QVERIFY2(reason.contains("there is no congestion control carrier_pigeon"),
                 qPrintable(reason));
        for (const std::string &each : congestionControls())
            QVERIFY2(reason.contains(QString::fromStdString(each)), qPrintable(reason));
    }

    void anElementThatRunsKeepsTheOneThatItHas()
    {
        Network network;
        const QString name = QString::fromStdString(congestionControls().back());
        network.drawing.set("h1", "congestion_control", name);
        network.apply();
        run(network.lab, "h1", "touch /tmp/mine");
        network.drawing.set("h1", "congestion_control", "bb");
        network.apply();
        auto status = statusOf(network.lab, "h1");
        QCOMPARE(status.state, RunState::Running);
        QVERIFY2(QString::fromStdString(status.reason)
                     .startsWith("congestion_control: there is no congestion control bb"),
                 status.reason.c_str());
        QVERIFY(run(network.lab, "h1", "ls /tmp/mine").output.contains("/tmp/mine"));
        QCOMPARE(usedTowards(network.lab, "10.0.0.2"), name);
        QVERIFY(pings(network.lab, "h1", "10.0.0.2"));
        network.drawing.set("h1", "congestion_control", name);
        network.apply();
        QCOMPARE(statusOf(network.lab, "h1").reason, "");
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestCongestionControl>(argc, argv);
}

#include "tst_congestioncontrol.moc"
