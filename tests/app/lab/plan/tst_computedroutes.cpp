// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/computedroutes.h"
#include "app/topology/addressplan.h"
#include "tests/app/lab/drawing.h"
#include "tests/app/lab/fabrictest.h"

#include <QTemporaryDir>

#include <random>

using namespace tomato;
using namespace tomato::lab;

static QString end(int router, int interface)
{
    return QStringLiteral("r%1:eth%2").arg(router).arg(interface);
}

/// Routers that each know one before them, and some chords: as wide and sparse as the largest
/// networks of the Topology Zoo (754 routers, 895 connections).
static Drawing sparseNetwork(int routers, int chords)
{
    Drawing drawing;
    std::mt19937 random(7);
    std::vector<int> interfaces(static_cast<std::size_t>(routers));
    const auto join = [&](int one, int other) {
        const QString a = end(one, interfaces[static_cast<std::size_t>(one)]++);
        const QString b = end(other, interfaces[static_cast<std::size_t>(other)]++);
        drawing.addInterface(a);
        drawing.addInterface(b);
        drawing.connect(a, b);
    };
    const auto pick = [&](int from, int to) {
        return from + static_cast<int>(random() % static_cast<unsigned>(to - from));
    };
    for (int router = 0; router < routers; ++router) {
        drawing.addRouter(QStringLiteral("r%1").arg(router));
        if (router > 0)
            join(router, pick(std::max(0, router - 4), router));
    }
    for (int chord = 0; chord < chords; ++chord) {
        const int one = pick(0, routers - 1);
        join(one, pick(one + 1, routers));
    }
    for (const topology::AddressChange &change : topology::planAddresses(drawing.topology))
        drawing.set(QString::fromStdString(change.element.value), change.key, change.value);
    return drawing;
}

static void computing(Drawing &drawing, bool on = true)
{
    drawing.topology.setAttributes({{"compute_routes", on}});
}

class TestComputedRoutes final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    /// A ring of routers, a host at the first and at the third.
    static Drawing ring(int routers)
    {
        Drawing drawing;
        for (int router = 0; router < routers; ++router)
            drawing.addRouter(QStringLiteral("r%1").arg(router));
        for (int router = 0; router < routers; ++router) {
            drawing.addInterface(end(router, 0));
            drawing.addInterface(end((router + 1) % routers, 1));
            drawing.connect(end(router, 0), end((router + 1) % routers, 1));
        }
        for (const int router : {0, 2}) {
            const QString host = QStringLiteral("h%1").arg(router);
            drawing.addHost(host);
            drawing.addInterface(host + ":eth0");
            drawing.addInterface(end(router, 2));
            drawing.connect(host + ":eth0", end(router, 2));
        }
        for (const topology::AddressChange &change : topology::planAddresses(drawing.topology))
            drawing.set(QString::fromStdString(change.element.value), change.key, change.value);
        return drawing;
    }

private slots:
    void theShortestWayIsTaken()
    {
        QTemporaryDir folder;
        Drawing drawing = ring(6);
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(!pings(lab, "h0", "h2"));
        computing(drawing);
        lab.apply(drawing.topology, drawing.devices());
        // Over three routers, which each take one from the time to live.
        for (const QString family : {"-4 ", "-6 "}) {
            const auto outcome = run(lab, "h0", "ping -c 1 -W 5 " + family + "h2");
            QVERIFY2(outcome.output.contains("ttl=61"), qPrintable(outcome.output));
        }
        computing(drawing, false);
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(!pings(lab, "h0", "h2"));
    }

    void routesFollowWhenARouterStops()
    {
        QTemporaryDir folder;
        Drawing drawing = ring(6);
        computing(drawing);
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        std::set<ElementId> running = drawing.devices();
        running.erase(ElementId("r1"));
        lab.apply(drawing.topology, running);
        // The long way round: r0, r5, r4, r3, r2.
        QVERIFY(run(lab, "h0", "ping -c 1 -W 5 h2").output.contains("ttl=59"));
        lab.apply(drawing.topology, drawing.devices());
        QVERIFY(run(lab, "h0", "ping -c 1 -W 5 h2").output.contains("ttl=61"));
    }

    void routesThatAreWrittenStay()
    {
        QTemporaryDir folder;
        Drawing drawing = ring(3);
        computing(drawing);
        drawing.set("h0", "gateway4", "10.99.0.1");
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(run(lab, "h0", "ip -4 route show default").output.section(' ', 2, 2), "10.99.0.1");
    }

    void neighbouringNetworksBecomeOneRoute()
    {
        const Drawing drawing = sparseNetwork(200, 0);
        std::map<ElementId, DevicePlan> plans;
        for (const ElementId &id : drawing.devices())
            plans.emplace(id, *planDevice(drawing.topology, *drawing.topology.element(id), {}));
        const auto routes = computeRoutes(drawing.topology, plans);
        // 199 networks of each family, all but one in the same direction.
        const auto &last = routes.at(ElementId("r199"));
        QVERIFY2(last.size() < 2 * 20, qPrintable(QString::number(last.size())));
        for (const RoutePlan &route : last)
            QCOMPARE(route.gateway, route.gateway.family == last.front().gateway.family
                                        ? last.front().gateway
                                        : route.gateway);
    }

    void anyTwoOfAHugeNetworkReachEachOther()
    {
        QTemporaryDir folder;
        Drawing drawing = sparseNetwork(754, 142);
        computing(drawing);
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(lab.wires().size(), 895U);
        for (const auto &[from, to] : {std::pair(0, 753), {753, 0}, {100, 700}, {377, 20}}) {
            const QString router = QStringLiteral("r%1").arg(from);
            for (const QString family : {"-4 ", "-6 "}) {
                const auto outcome =
                    run(lab, router,
                        QStringLiteral("ping -c 3 -i 0.2 -W 10 %1r%2").arg(family).arg(to));
                QVERIFY2(outcome.code == 0, qPrintable(outcome.output));
            }
        }
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestComputedRoutes>(argc, argv);
}

#include "tst_computedroutes.moc"
