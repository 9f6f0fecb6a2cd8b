// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/extcapconfig.h"

#include <QTest>

using namespace tomato;
using namespace tomato::extcap;

class TestExtcapConfig final : public QObject
{
    Q_OBJECT

    static topology::Topology pair(const QString &firstName)
    {
        topology::Topology topology;
        (void)topology.insert(
            topology::Element{ElementId("e1"), {}, "host", QJsonObject{{"name", firstName}}});
        (void)topology.insert(
            topology::Element{ElementId("e2"), {}, "host", QJsonObject{{"name", "r1"}}});
        for (const char *end : {"1", "2"})
            (void)topology.insert(topology::Element{
                ElementId(std::string("i") + end), ElementId(std::string("e") + end),
                "host_interface", QJsonObject{{"name", "eth0"}}});
        (void)topology.insert(topology::Connection{
            ConnectionId("c/1 ä"), {ElementId("i1"), ElementId("i2")}, {}, {}});
        return topology;
    }

private slots:
    void aConnectionIsAnInterfaceWithTheNamesOfItsEnds()
    {
        const auto offers = offersOf(LabId("net-1"), "net", pair("h1"), true);
        QCOMPARE(offers.size(), 1u);
        QCOMPARE(offers[0].display, QString("tomato: h1:eth0 ⇄ r1:eth0"));
        QCOMPARE(offers[0].value, QString("tomato-net-1-c%2F1%20%C3%A4"));
        QVERIFY(interfacesText(offers).contains(
            "\ninterface {value=tomato-net-1-c%2F1%20%C3%A4}{display=tomato: h1:eth0 ⇄ "
            "r1:eth0}\n"));
    }

    void ofSeveralLabsEachIsNamed()
    {
        const auto offers = offersOf(LabId("net-1"), "net", pair("h1"), false);
        QCOMPARE(offers[0].display, QString("tomato: h1:eth0 ⇄ r1:eth0 (net)"));
    }

    void aNameThatLooksLikeTheLanguageIsNone()
    {
        const auto offers = offersOf(LabId("net-1"), "net", pair("h1}\ninterface {value=x"), true);
        const QString text = interfacesText(offers) + optionsText(offers[0]);
        QCOMPARE(text.count("\ninterface "), 1);
        QVERIFY(!text.contains("{value=x"));
    }

    void theOptionsAreThoseThatTheProgramTakes()
    {
        const QString text = optionsText(offersOf(LabId("n"), "n", pair("h1"), true)[0]);
        for (const char *option : {"--direction", "--filter", "--backlog", "--arrivals"})
            QVERIFY(text.contains(QString("{call=%1}").arg(option)));
        QVERIFY(text.contains("{display=What h1:eth0 sends}"));
        QVERIFY(text.contains("{display=What r1:eth0 sends}"));
    }
};

QTEST_GUILESS_MAIN(TestExtcapConfig)
#include "tst_extcapconfig.moc"
