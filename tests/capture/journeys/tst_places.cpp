// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/measures/namedways.h"

#include <QTest>

using namespace tomato::journeys;

class TestPlaces final : public QObject
{
    Q_OBJECT

private slots:
    void namesOfInterfacesTellTheLinks()
    {
        const Point sent = pointFromName("h1:eth0 -> r1:eth1");
        QCOMPARE(sent.from, std::string("h1:eth0"));
        QCOMPARE(sent.to, std::string("r1:eth1"));
        QVERIFY(sent.moment == Moment::Sent);
        QVERIFY(pointFromName("h1:eth0 -> r1:eth1 sent").moment == Moment::Sent);
        const Point arrived = pointFromName("h1:eth0 -> r1:eth1 delivered");
        QVERIFY(arrived.moment == Moment::Delivered);
        QCOMPARE(arrived.to, std::string("r1:eth1"));
    }

    void otherNamesAreOnlyKept()
    {
        for (const char *name :
             {"eth0", "", " -> ", "a -> ", " -> b", "a -> b -> c", "a -> sent"}) {
            const Point point = pointFromName(name);
            QCOMPARE(point.isNamed(), std::string(name) == "a -> sent");
            QCOMPARE(point.name, std::string(name));
        }
    }

    void elementsLieBetweenWires()
    {
        Places places;
        const PointId in = *places.addPoint(pointFromName("h1:eth0 -> r1:eth1"));
        const PointId out = *places.addPoint(pointFromName("r1:eth0 -> h2:eth0"));
        places.connect();
        QCOMPARE(places.into(in), places.outOf(out));
        QCOMPARE(places.place(places.into(in)).name, std::string("r1"));
        QCOMPARE(places.place(places.into(out)).name, std::string("h2"));
    }

    void aWireIsAPlaceWhenItsArrivalsAreRecorded()
    {
        Places places;
        const PointId sent = *places.addPoint(pointFromName("h1:eth0 -> r1:eth1 sent"));
        const PointId arrived = *places.addPoint(pointFromName("h1:eth0 -> r1:eth1 delivered"));
        QCOMPARE(*places.addPoint(pointFromName("h1:eth0 -> r1:eth1")), sent);
        places.connect();
        QCOMPARE(places.into(sent), places.outOf(arrived));
        QVERIFY(places.place(places.into(sent)).kind == Place::Kind::Wire);
        QCOMPARE(places.place(places.into(arrived)).name, std::string("r1"));
        QCOMPARE(places.receiver(sent), places.into(arrived));
    }

    void aWayNamesEachElementOnceWithArrivalsToo()
    {
        Places places;
        std::vector<PointId> sent;
        std::vector<PointId> all;
        for (const std::string wire :
             {"h1:eth0 -> r1:eth0", "r1:eth1 -> r2:eth0", "r2:eth0 -> r1:eth1"}) {
            sent.push_back(*places.addPoint(pointFromName(wire + " sent")));
            all.push_back(sent.back());
            all.push_back(*places.addPoint(pointFromName(wire + " delivered")));
        }
        const std::vector<std::string> expected{"h1", "r1", "r2", "r1"};
        QVERIFY(elementsOn(places, sent) == expected);
        QVERIFY(elementsOn(places, all) == expected);
        // The second wire has its arrival only.
        QVERIFY(elementsOn(places, {all[1], all[3]}) ==
                (std::vector<std::string>{"h1", "r1", "r2"}));
        const PointId other = *places.addPoint(pointFromName("file 1"));
        QVERIFY(elementsOn(places, {other}) == std::vector<std::string>{"file 1"});
    }

    void anEndThatStandsAloneIsAnElement()
    {
        QCOMPARE(elementOf("internet"), std::string("internet"));
        QCOMPARE(elementOf("a:b:eth0"), std::string("a:b"));
    }

    /// An element may call itself otherwise: then an unknown name can be its own.
    void anUnknownNameIsOfAStrangerOnlyWhereAllElementsHaveTheirs()
    {
        Places places;
        places.addPoint(pointFromName("h1:eth0 -> h2:eth0"));
        places.addPoint(pointFromName("h2:eth0 -> h1:eth0"));
        places.connect();
        for (const char *name : {"h1", "h2"})
            places.describe({name, Place::Forwarding::Keeps, false});
        places.addAddress("aaaa", "h1");
        places.addAddress("bbbb", "www");
        QCOMPARE(places.owner("bbbb"), std::optional(UnknownPlace));
        places.forgetStrangers();
        QCOMPARE(places.owner("aaaa"), places.find("h1"));
        QVERIFY(!places.owner("bbbb"));
        places.addAddress("cccc", "h2");
        places.addAddress("dddd", "h9");
        places.forgetStrangers();
        QCOMPARE(places.owner("dddd"), std::optional(UnknownPlace));
    }

    void waysOfTheSameNamesAreOneUnlessTheyPart()
    {
        Places places;
        for (const char *name : {"h1:0 -> r1:0 sent", "r1:1 -> r2:1 sent", "r1:1 -> r2:1 delivered",
                                 "r2:0 -> h2:0 sent", "r1:2 -> r2:2 sent"})
            QVERIFY(places.addPoint(pointFromName(name)));
        places.connect();
        const auto named = [&places](const std::vector<FlowMeasure::Way> &ways) {
            std::vector<std::pair<std::string, std::uint64_t>> all;
            for (const NamedWay &way : namedWays(places, ways)) {
                std::string text;
                for (const std::string &element : way.elements)
                    text += (text.empty() ? "" : " ") + element;
                all.emplace_back(text, way.packets);
            }
            return all;
        };
        using Ways = std::vector<std::pair<std::string, std::uint64_t>>;
        // The middle of some packets' ways was not recorded.
        QVERIFY((named({{{0, 1, 2, 3}, 5}, {{0, 3}, 2}, {{0, 1, 2}, 1}}) ==
                 Ways{{"h1 r1 r2 h2", 7}, {"h1 r1 r2", 1}}));
        // Two links join the routers.
        QVERIFY((named({{{0, 1, 2, 3}, 5}, {{0, 4, 3}, 4}}) ==
                 Ways{{"h1 r1:1 r2 h2", 5}, {"h1 r1:2 r2 h2", 4}}));
    }
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
