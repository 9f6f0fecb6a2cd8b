// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/helperprogram.h"
#include "app/exchange/importfile.h"
#include "app/hosts/fullhosts.h"
#include "app/hosts/placerun.h"
#include "app/topology/attributes/hostvalues.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

using namespace tomato;
using namespace tomato::hosts;

/// Devices joined by these links, with a host attribute where one is named.
static topology::Topology drawn(std::size_t devices,
                                const std::vector<std::pair<std::size_t, std::size_t>> &links)
{
    topology::Topology topology;
    const auto name = [](std::size_t number) {
        const std::string digits = std::to_string(number);
        return "d" + std::string(5 - digits.size(), '0') + digits;
    };
    for (std::size_t at = 0; at < devices; ++at)
        (void)topology.insert(
            topology::Element{ElementId(name(at)), {}, "router", {{"name", name(at).c_str()}}});
    for (std::size_t at = 0; at < links.size(); ++at) {
        const std::string id = "c" + std::to_string(at);
        for (const auto &[end, device] :
             {std::pair("a", links[at].first), std::pair("b", links[at].second)})
            (void)topology.insert(topology::Element{
                ElementId(id + end), ElementId(name(device)), "router_interface", {}});
        (void)topology.insert(topology::Connection{
            ConnectionId(id), {ElementId(id + "a"), ElementId(id + "b")}, {}, {}});
    }
    return topology;
}

/// A topology as large and as sparse as the largest published networks: a tree of towns in the
/// plane, and some more links to towns nearby.
static topology::Topology backbone()
{
    constexpr std::size_t Devices = 754;
    constexpr std::size_t Links = 899;
    std::mt19937 random(7);
    std::vector<std::pair<int, int>> places;
    for (std::size_t at = 0; at < Devices; ++at)
        places.emplace_back(random() % 4000, random() % 1000);
    const auto distance = [&places](std::size_t one, std::size_t other) {
        const int x = places[one].first - places[other].first;
        const int y = places[one].second - places[other].second;
        return x * x + y * y;
    };
    std::vector<std::pair<std::size_t, std::size_t>> links;
    for (std::size_t at = 1; at < Devices; ++at) {
        std::size_t nearest = 0;
        for (std::size_t other = 1; other < at; ++other) {
            if (distance(at, other) < distance(at, nearest))
                nearest = other;
        }
        links.emplace_back(at, nearest);
    }
    while (links.size() < Links) {
        const std::size_t one = random() % Devices;
        std::size_t nearest = one == 0 ? 1 : 0;
        for (std::size_t other = 0; other < Devices; ++other) {
            const bool isLinked = std::ranges::find(links, std::pair(one, other)) != links.end() ||
                                  std::ranges::find(links, std::pair(other, one)) != links.end();
            if (other != one && !isLinked && distance(one, other) < distance(one, nearest))
                nearest = other;
        }
        links.emplace_back(one, nearest);
    }
    return drawn(Devices, links);
}

/// Rows of as many devices, each joined to its neighbours.
static topology::Topology grid(std::size_t side)
{
    std::vector<std::pair<std::size_t, std::size_t>> links;
    for (std::size_t at = 0; at < side * side; ++at) {
        if ((at + 1) % side != 0)
            links.emplace_back(at, at + 1);
        if (at + side < side * side)
            links.emplace_back(at, at + side);
    }
    return drawn(side * side, links);
}

static std::vector<PlacementShare> four()
{
    return {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}};
}

static std::map<QString, int> loads(const Placement &placement)
{
    std::map<QString, int> loads;
    for (const auto &[device, host] : placement)
        ++loads[host];
    return loads;
}

class TestPlacementGraph final : public QObject
{
    Q_OBJECT

    static void needScotch()
    {
        if (findHelperProgram(TOMATO_BIN, "tomato-place").empty())
            QSKIP("this build has no Scotch");
    }

    static Placement place(const topology::Topology &topology,
                           const std::vector<PlacementShare> &shares, bool anew = false)
    {
        const auto outcome = PlaceRun::wait(*PlacementGraph::of(topology, shares, anew));
        if (!outcome.remark.isEmpty())
            qWarning("%s", qPrintable(outcome.remark));
        return outcome.placement;
    }

private slots:
    void initTestCase() { qputenv("PATH", TOMATO_BIN ":" + qgetenv("PATH")); }

    void aLargeBackboneIsCutInFewPlaces()
    {
        needScotch();
        const auto topology = backbone();
        QCOMPARE(topology.connections().size(), 899u);
        const Placement placement = place(topology, four());
        QCOMPARE(placement.size(), 754u);
        const int cut = countCut(topology, placement);
        QVERIFY2(cut <= 25, qPrintable(QString::number(cut)));
        for (const auto &[host, load] : loads(placement))
            QVERIFY2(std::abs(load - 754 / 4.0) <= 754 / 4.0 * 0.05, qPrintable(host));
        // The same drawing gets the same placement.
        QCOMPARE(place(topology, four()), placement);
    }

    void pinsHoldAndWeightsCount()
    {
        needScotch();
        auto topology = backbone();
        const std::map<std::string, QString> pins{
            {"d00000", "d"}, {"d00001", "a"}, {"d00500", "b"}};
        for (const auto &[device, host] : pins)
            QVERIFY(topology.setAttribute(ElementId(device), topology::HostAttribute, host));
        const Placement placement = place(topology, {{"a", 2}, {"b", 1}, {"c", 1}, {"d", 1}});
        for (const auto &[device, host] : pins)
            QCOMPARE(placement.at(ElementId(device)), host);
        const auto load = loads(placement);
        QVERIFY(load.at("a") > 270 && load.at("a") < 330);
        QVERIFY(load.at("b") > 135 && load.at("b") < 165);
    }

    void tenThousandDevicesWithPinsArePlacedOnEightHosts()
    {
        needScotch();
        auto topology = grid(100);
        const std::map<std::string, QString> pins{
            {"d00000", "h8"}, {"d05050", "h1"}, {"d09999", "h8"}};
        for (const auto &[device, host] : pins)
            QVERIFY(topology.setAttribute(ElementId(device), topology::HostAttribute, host));
        std::vector<PlacementShare> eight;
        for (int host = 1; host <= 8; ++host)
            eight.push_back({QStringLiteral("h%1").arg(host), 1});
        QElapsedTimer since;
        since.start();
        const Placement placement = place(topology, eight);
        qInfo("%d of %d links are cut after %d ms", countCut(topology, placement),
              static_cast<int>(topology.connections().size()), static_cast<int>(since.elapsed()));
        QCOMPARE(placement.size(), 10'000u);
        for (const auto &[device, host] : pins)
            QCOMPARE(placement.at(ElementId(device)), host);
        const auto load = loads(placement);
        QCOMPARE(load.size(), 8u);
        for (const auto &[host, count] : load)
            QVERIFY2(std::abs(count - 1250) <= 63, qPrintable(host));
        // Eight stripes would have seven edges of a hundred links.
        QVERIFY(countCut(topology, placement) < 700);
    }

    void theSameDrawingIsPlacedTheSameTenTimes()
    {
        needScotch();
        auto topology = backbone();
        for (const auto &[device, host] :
             {std::pair("d00000", "d"), {"d00001", "a"}, {"d00500", "b"}})
            QVERIFY(topology.setAttribute(ElementId(device), topology::HostAttribute, host));
        const Placement first = place(topology, four());
        for (int again = 1; again < 10; ++again)
            QCOMPARE(place(topology, four()), first);
    }

    void oneMoreElementMovesNoOther()
    {
        needScotch();
        auto topology = backbone();
        const Placement before = place(topology, four());
        keepPlacement(topology, before);
        QVERIFY(topology.insert(topology::Element{ElementId("new"), {}, "router", {}}));
        for (const auto &[id, parent] : {std::pair("newa", "new"), {"newb", "d00000"}})
            QVERIFY(topology.insert(
                topology::Element{ElementId(id), ElementId(parent), "router_interface", {}}));
        QVERIFY(topology.insert(topology::Connection{
            ConnectionId("newc"), {ElementId("newa"), ElementId("newb")}, {}, {}}));
        Placement after = place(topology, four());
        QVERIFY(after.contains(ElementId("new")));
        after.erase(ElementId("new"));
        QCOMPARE(after, before);
    }

    /// TOMATO_ZOO names a folder that is taken in the place of the files of the tests, such as that
    /// of the Topology Zoo.
    void eachTopologyOfAFolderIsPlaced()
    {
        needScotch();
        const QString given = qEnvironmentVariable("TOMATO_ZOO");
        QDirIterator files(given.isEmpty() ? TOMATO_SOURCE "/tests/app/exchange/data" : given,
                           QDir::Files, QDirIterator::Subdirectories);
        int placed = 0;
        while (files.hasNext()) {
            const QString name = files.next();
            const auto file = exchange::importFile(name);
            if (!file) // Not each file of a folder is a topology.
                continue;
            const topology::Topology &topology = file->imported.topology;
            const auto graph = PlacementGraph::of(topology, four(), false);
            QVERIFY2(graph, qPrintable(name));
            const auto outcome = PlaceRun::wait(*graph);
            QVERIFY2(outcome.remark.isEmpty(), qPrintable(name + ": " + outcome.remark));
            QCOMPARE(outcome.placement.size(), graph->nodes.size() + graph->fixed.size());
            // No host has more than its share, rounded up, and one in twenty.
            const double share = std::ceil(static_cast<double>(graph->nodes.size()) / 4);
            auto load = loads(outcome.placement);
            load.erase(topology::HereValue);
            for (const auto &[host, count] : load)
                QVERIFY2(count <= share * 1.05 + 1, qPrintable(name + " at " + host));
            ++placed;
        }
        qInfo("%d topologies were placed", placed);
        QVERIFY(placed > (given.isEmpty() ? 20 : 0));
    }

    void whatWasPlacedStaysUnlessPlacedAnew()
    {
        needScotch();
        auto topology = drawn(4, {{0, 1}, {2, 3}});
        QVERIFY(topology.setAttribute(ElementId("d00000"), topology::PlacedAttribute, "b"));
        QVERIFY(topology.setAttribute(ElementId("d00001"), topology::PlacedAttribute, "a"));
        const std::vector<PlacementShare> two{{"a", 1}, {"b", 1}};
        const Placement kept = place(topology, two);
        QCOMPARE(kept.at(ElementId("d00000")), "b");
        QCOMPARE(kept.at(ElementId("d00001")), "a");
        QCOMPARE(countCut(topology, place(topology, two, true)), 0);
        // A host that is not there any more holds nothing.
        QCOMPARE(countCut(topology, place(topology, {{"x", 1}, {"y", 1}})), 0);
    }

    void aSiteOfToMaToIsAPinWhereAHostHasItsName()
    {
        auto topology = drawn(2, {});
        QVERIFY(topology.setAttribute(ElementId("d00000"), topology::SiteAttribute, "b"));
        QVERIFY(topology.setAttribute(ElementId("d00001"), topology::SiteAttribute, "elsewhere"));
        const auto graph = PlacementGraph::of(topology, four(), false);
        QVERIFY(graph);
        QCOMPARE(graph->nodes[0].pin, std::optional<std::size_t>(1));
        QVERIFY(!graph->nodes[1].pin);
    }

    void whatStandsForThisMachineStaysHere()
    {
        auto topology = drawn(2, {});
        QVERIFY(topology.insert(topology::Element{ElementId("x"), {}, "external_network", {}}));
        QVERIFY(topology.insert(topology::Element{ElementId("y"), {}, "attach", {}}));
        const auto graph = PlacementGraph::of(topology, four(), false);
        QVERIFY(graph);
        QCOMPARE(graph->nodes.size(), 2u);
        QCOMPARE(graph->fixed.at(ElementId("x")), topology::HereValue);
        QCOMPARE(graph->fixed.at(ElementId("y")), topology::HereValue);
    }

    void aPinToAnotherHostIsRefusedWithTheElement()
    {
        auto topology = drawn(1, {});
        QVERIFY(topology.setAttribute(ElementId("d00000"), topology::HostAttribute, "mars"));
        const auto graph = PlacementGraph::of(topology, four(), false);
        QVERIFY(!graph);
        QCOMPARE(graph.error().place, "d00000: host");
        QVERIFY(graph.error().message.find("mars") != std::string::npos);
    }

    void linksThatCarryMoreOrAreCapturedWeighMore()
    {
        auto topology = drawn(3, {{0, 1}, {1, 2}, {1, 2}});
        const auto weights = [&topology] {
            const auto graph = PlacementGraph::of(topology, four(), false);
            return std::pair(graph->edges[0].weight, graph->edges[1].weight);
        };
        QCOMPARE(weights(), std::pair(1, 2)); // two links between the same two
        QVERIFY(topology.setAttribute(ConnectionId("c0"), "bandwidth_to", 1'000'000));
        QCOMPARE(weights().first, 10);
        QVERIFY(topology.setAttribute(ConnectionId("c1"), "capturing", true));
        QCOMPARE(weights().second, 10);
    }

    void withoutScotchElementsArePlacedInTheirOrderByWeight()
    {
        auto topology = drawn(8, {});
        QVERIFY(topology.setAttribute(ElementId("d00000"), topology::HostAttribute, "b"));
        const auto graph = PlacementGraph::of(topology, {{"a", 3}, {"b", 1}}, false);
        QVERIFY(graph);
        const Placement placement = graph->inOrder();
        QCOMPARE(placement.at(ElementId("d00000")), "b");
        const std::map<QString, int> expected{{"a", 6}, {"b", 2}};
        QCOMPARE(loads(placement), expected);
    }

    void aPlacerThatTakesTooLongIsNotWaitedFor()
    {
        needScotch();
        std::optional<PlaceRun::Outcome> outcome;
        PlaceRun run;
        run.start(
            *PlacementGraph::of(backbone(), four(), false),
            [&outcome](const PlaceRun::Outcome &placed) { outcome = placed; },
            std::chrono::milliseconds(0));
        QTRY_VERIFY(outcome);
        QVERIFY(outcome->remark.contains("five seconds"));
        QCOMPARE(outcome->placement.size(), 754u);
    }

    void hostsWhoseElementsMayTakeMoreMemoryThanThereIsAreSaid()
    {
        topology::Topology topology = drawn(4, {});
        const auto limit = [&topology](const char *device, double megabytes) {
            (void)topology.setAttribute(ElementId(device), "memory_limit", megabytes);
        };
        limit("d00000", 600);
        limit("d00001", 500);
        limit("d00002", 1000);
        const Placement placement{{ElementId("d00000"), "paris"},
                                  {ElementId("d00001"), "paris"},
                                  {ElementId("d00002"), "tokyo"},
                                  {ElementId("d00003"), "lima"}};
        const QTemporaryDir folder;
        QFile file(folder.filePath("hosts.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[paris]\nmemory=1000\n[tokyo]\nmemory=1000\n[lima]\nssh=x\n");
        file.close();
        const auto list = HostList::load(file.fileName());
        QVERIFY2(list, list ? "" : list.error().text().c_str());
        const auto full = fullHosts(topology, placement, *list);
        QCOMPARE(full.size(), 1u);
        QCOMPARE(full[0].host, "paris");
        QCOMPARE(full[0].wanted, 1100.0);
        QCOMPARE(full[0].memory, 1000);
    }
};

QTEST_GUILESS_MAIN(TestPlacementGraph)
#include "tst_placementgraph.moc"
