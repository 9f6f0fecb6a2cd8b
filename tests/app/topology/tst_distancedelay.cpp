// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/distancedelay.h"

#include <QTest>

using namespace tomato;
using namespace tomato::topology;

class TestDistanceDelay final : public QObject
{
    Q_OBJECT

private:
    struct Drawing
    {
        void add(const char *name, QJsonObject attributes)
        {
            attributes.insert("name", name);
            QVERIFY(topology.insert(Element{ElementId(name), {}, "router", attributes}));
        }
        ConnectionId connect(const char *one, const char *other)
        {
            std::array<ElementId, 2> ends;
            for (const std::size_t side : {0U, 1U}) {
                const std::string device = side == 0 ? one : other;
                ends[side] = ElementId(device + ":" + std::to_string(++interfaces));
                (void)topology.insert(
                    Element{ends[side], ElementId(device), "container_interface", {}});
            }
            const ConnectionId id(std::string(one) + "--" + other);
            (void)topology.insert(Connection{id, ends, {}, {}});
            return id;
        }

        Topology topology;
        int interfaces = 0;
    };

    static Drawing drawing()
    {
        Drawing all;
        // As the Topology Zoo has them for Abilene.
        all.add("Seattle", {{"latitude", 47.60621}, {"longitude", -122.33207}});
        all.add("Sunnyvale", {{"latitude", 37.36883}, {"longitude", -122.03635}});
        all.add("Nowhere", {{"latitude", 10}});
        return all;
    }

private slots:
    void theDelayIsWhatLightTakesInAFibre()
    {
        Drawing all = drawing();
        const ConnectionId link = all.connect("Seattle", "Sunnyvale");
        const auto delays = delaysFromDistance(all.topology, {}, 1);
        QCOMPARE(delays.links.size(), 1U);
        QCOMPARE(delays.links[0].connection, link);
        // 1,138.6 km by the haversine formula, computed elsewhere; 199.86 km take a millisecond.
        QVERIFY2(std::abs(delays.links[0].kilometres - 1138.6) < 1.2,
                 qPrintable(QString::number(delays.links[0].kilometres)));
        QVERIFY2(std::abs(delays.links[0].milliseconds - 5.697) < 0.006,
                 qPrintable(QString::number(delays.links[0].milliseconds)));
        QVERIFY(delays.withoutPlace.empty());
        const auto longer = delaysFromDistance(all.topology, {}, 1.5);
        QVERIFY(std::abs(longer.links[0].milliseconds - 1.5 * delays.links[0].milliseconds) <
                0.002);
        QCOMPARE(longer.links[0].kilometres, delays.links[0].kilometres);
        const auto changes = delayChanges(delays);
        QCOMPARE(changes.at(link), (QJsonObject{{"delay_from", delays.links[0].milliseconds},
                                                {"delay_to", delays.links[0].milliseconds}}));
    }

    void theShorterWayRoundTheEarthCounts()
    {
        Drawing all;
        all.add("Fiji", {{"latitude", -17.7}, {"longitude", 178}});
        all.add("Samoa", {{"latitude", -13.8}, {"longitude", -172}});
        all.add("Here", {{"latitude", 50}, {"longitude", 8}});
        all.add("Antipode", {{"latitude", -50}, {"longitude", -172}});
        all.connect("Fiji", "Samoa");
        all.connect("Here", "Antipode");
        const auto delays = delaysFromDistance(all.topology, {}, 1);
        QCOMPARE(delays.links.size(), 2U);
        QVERIFY(delays.links[0].kilometres > 1000 && delays.links[0].kilometres < 1300);
        QVERIFY(std::abs(delays.links[1].kilometres - 20015) < 5);
    }

    void elementsWithoutAPlaceAreNamed()
    {
        Drawing all = drawing();
        const ConnectionId link = all.connect("Seattle", "Sunnyvale");
        const ConnectionId other = all.connect("Sunnyvale", "Nowhere");
        const auto delays = delaysFromDistance(all.topology, {}, 1);
        QCOMPARE(delays.links.size(), 1U);
        QCOMPARE(delays.withoutPlace, std::vector<ElementId>{ElementId("Nowhere")});
        QVERIFY(delaysFromDistance(all.topology, {link}, 1).withoutPlace.empty());
        QVERIFY(delaysFromDistance(all.topology, {other}, 1).links.empty());
    }
};

QTEST_APPLESS_MAIN(TestDistanceDelay)
#include "tst_distancedelay.moc"
