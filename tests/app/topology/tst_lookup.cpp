// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/capturesettings.h"
#include "app/topology/lookup.h"

#include <QTest>

using namespace tomato;
using namespace tomato::topology;

static Topology parallel()
{
    Topology topology;
    for (const char *host : {"h1", "h2", "h3"})
        (void)topology.insert({ElementId(host), {}, "openvz", {{"name", host}}});
    int number = 0;
    for (const auto &[first, second] : {std::pair{"h1", "h2"}, {"h1", "h2"}, {"h2", "h3"}}) {
        Connection connection{ConnectionId("c" + std::to_string(number)), {}, {}, {}};
        int side = 0;
        for (const char *device : {first, second}) {
            const ElementId id(std::string(device) + "." + std::to_string(number));
            (void)topology.insert({id,
                                   ElementId(device),
                                   "openvz_interface",
                                   {{"name", QStringLiteral("eth%1").arg(number)}}});
            connection.ends[static_cast<std::size_t>(side++)] = id;
        }
        (void)topology.insert(connection);
        ++number;
    }
    return topology;
}

class TestLookup final : public QObject
{
    Q_OBJECT

private slots:
    void aConnectionIsFoundByIdByOneEndAndByBoth()
    {
        const Topology topology = parallel();
        for (const char *text :
             {"c2", "h3:eth2", "h2--h3", "h3--h2", "h3:eth2--h2", "h2:eth2--h3"}) {
            const auto found = findConnection(topology, text);
            QVERIFY2(found, text);
            QCOMPARE(found->value, std::string("c2"));
        }
    }

    void anAmbiguousConnectionListsItsCandidates()
    {
        const auto found = findConnection(parallel(), "h1--h2");
        QVERIFY(!found);
        QVERIFY(found.error().message.find("c0") != std::string::npos);
        QVERIFY(found.error().message.find("c1") != std::string::npos);
        QCOMPARE(findConnection(parallel(), "h1:eth1--h2")->value, std::string("c1"));
    }

    void whatIsNotThereIsNamed()
    {
        QCOMPARE(findConnection(parallel(), "h1--h9").error().place, std::string("h1--h9"));
        QCOMPARE(findElement(parallel(), "h9").error().place, std::string("h9"));
        QVERIFY(!findElement(parallel(), "h1.0"));
        QCOMPARE(findElement(parallel(), "h2")->value, std::string("h2"));
    }

    void captureSettingsHaveToMaTosDefaults()
    {
        Connection connection;
        QVERIFY(!captureSettings(connection).isEnabled);
        QVERIFY(captureSettings(connection).mode == capture::CaptureMode::File);
        connection.attributes = {
            {"capturing", true}, {"capture_mode", "both"}, {"capture_filter", "arp"}};
        QVERIFY(captureSettings(connection).isEnabled);
        QVERIFY(captureSettings(connection).mode == capture::CaptureMode::Both);
        QCOMPARE(captureSettings(connection).filter(), QString("arp"));
        for (const auto mode :
             {capture::CaptureMode::File, capture::CaptureMode::Net, capture::CaptureMode::Both})
            QVERIFY(*modeFromText(modeText(mode)) == mode);
        QVERIFY(!modeFromText("tape"));
    }
};

QTEST_GUILESS_MAIN(TestLookup)
#include "tst_lookup.moc"
