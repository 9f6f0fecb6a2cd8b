// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/exchange/importtest.h"

#include <QJsonArray>

#include <algorithm>

using namespace tomato;
using namespace tomato::exchange;
using topology::ElementKind;

class TestMininetReader final : public QObject
{
    Q_OBJECT

private slots:
    void hostsAndSwitchesComeAlong()
    {
        const Imported net = imported("small.mn");
        QCOMPARE(net.topology.name(), "small");
        QCOMPARE(device(net.topology, "h1").kind(), ElementKind::Host);
        QCOMPARE(device(net.topology, "s1").kind(), ElementKind::Switch);
        QCOMPARE(device(net.topology, "r1").kind(), ElementKind::Router);
        QCOMPARE(device(net.topology, "h1").position(), QPointF(100, 200));
        QCOMPARE(device(net.topology, "h2").position(), QPointF(300, 200));
        QCOMPARE(net.topology.connections().size(), 3u);
    }

    void aHostHasItsAddressItsRouteAndItsCommand()
    {
        const Imported net = imported("small.mn");
        QCOMPARE(interface(net.topology, "h1:eth0").attributes.value("ip4address").toString(),
                 "10.0.0.1/8");
        const auto host = device(net.topology, "h1");
        QCOMPARE(host.attributes.value("gateway4").toString(), "10.0.0.254");
        QCOMPARE(host.attributes.value("startup_commands").toArray(), QJsonArray({"sleep 1 &"}));
    }

    void linkOptionsAreEmulated()
    {
        const Imported net = imported("small.mn");
        QCOMPARE(from(net.topology, "h1:eth0", "bandwidth"), 10000.0);
        QCOMPARE(from(net.topology, "s1:port0", "delay"), 10.0);
        QCOMPARE(from(net.topology, "s1:port0", "jitter"), 0.5);
        QCOMPARE(from(net.topology, "s1:port0", "lossratio"), 1.0);
        QVERIFY(remark(net.report, "'fast'").contains("links[1]"));
        QVERIFY(remark(net.report, "max_queue_size").contains("links[0]"));
    }

    void whatHasNoCounterpartIsReported()
    {
        const Imported net = imported("small.mn");
        QVERIFY(remark(net.report, "controller 'c0'").contains("controllers[0]"));
        QVERIFY(remark(net.report, "'stopCommand'").contains("hosts[0]"));
        QVERIFY(remark(net.report, "'cpu'").contains("hosts[1]"));
    }

    void portsAndWhatIsNoNumberAreNotDropped()
    {
        const Imported net = imported("ports.mn");
        const auto link = connection(net.topology, "h1:eth3--h2:eth7");
        QVERIFY(!link.id.isEmpty());
        const QJsonObject kept = link.attributes.value("_mininet").toObject()["opts"].toObject();
        QCOMPARE(kept.value("cost").toInt(), 50);
        for (const char *key : {"cost", "max_queue_size", "loss", "bw"})
            QVERIFY2(!remark(net.report, QStringLiteral("'%1'").arg(key)).isEmpty(), key);
        QVERIFY(remark(net.report, "'loss'").contains("links[0].opts.loss '\"five\"'"));
        for (const char *key : {"'loss'", "'bw'"})
            QCOMPARE(std::ranges::count_if(net.report.remarks(),
                                           [key](const ImportReport::Remark &each) {
                                               return each.message.find(key) != std::string::npos;
                                           }),
                     1);
    }

    void aGatewayAndAnAddressAreCheckedWhenTheyAreRead()
    {
        const Imported net = imported("route.mn");
        QCOMPARE(device(net.topology, "h1").attributes.value("gateway4").toString(), "10.0.0.254");
        QVERIFY(!remark(net.report, "the gateway 'via 10.0.0.254' was read as").isEmpty());
        QVERIFY(!remark(net.report, "'10.0.0.300/8' is no address").isEmpty());
        const auto wrong = importText(FileFormat::Mininet, R"({"hosts":[{"opts":{"hostname":"h1",
            "defaultRoute":"dev h1-eth0"}}],"links":[]})");
        QVERIFY(wrong);
        QVERIFY(!device(wrong->topology, "h1").attributes.contains("gateway4"));
        QVERIFY(!remark(wrong->report, "'dev h1-eth0' is no address of a gateway").isEmpty());
    }

    void aBandwidthThatNoKernelKeepsIsReported()
    {
        const auto net = importText(FileFormat::Mininet, R"({"hosts":[{"opts":{"hostname":"h1"}},
            {"opts":{"hostname":"h2"}}],"links":[{"src":"h1","dest":"h2",
            "opts":{"bw":0.00001}}]})");
        QVERIFY(net);
        QVERIFY(!remark(net->report, "bandwidth is less than 100 bit/s").isEmpty());
        for (const auto &[id, connection] : net->topology.connections())
            QVERIFY(!connection.attributes.contains("bandwidth_from"));
    }

    void aLoopOfSwitchesIsInTheReport()
    {
        QVERIFY(!remark(imported("loop.mn").report, "a loop without spanning tree goes through")
                     .isEmpty());
    }

    void whatIsWrongIsNamedWithItsPlace()
    {
        QCOMPARE(refusal(FileFormat::Mininet, "{}"),
                 "hosts: this is no file of MiniEdit: hosts and links are missing");
        QCOMPARE(refusal(FileFormat::Mininet, R"({"hosts":[{}],"links":[]})"),
                 "hosts[0].opts.hostname: expected a name");
        QCOMPARE(refusal(FileFormat::Mininet, R"({"hosts":[],"links":[{"src":"a","dest":"b"}]})"),
                 "links[0].src: no host or switch has the name 'a'");
    }
};

QTEST_GUILESS_MAIN(TestMininetReader)
#include "tst_mininetreader.moc"
