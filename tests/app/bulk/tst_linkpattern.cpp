// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/linkpattern.h"
#include "app/topology/lookup.h"

#include <QTest>

using namespace tomato;
using namespace tomato::bulk;
using topology::Topology;

/// Elements of these names, and no connection.
static Topology elements(const QStringList &names)
{
    Topology topology;
    for (const QString &name : names) {
        topology::Element element;
        element.id =
            ElementId(QStringLiteral("%1").arg(qHash(name), 24, 16, QChar('0')).toStdString());
        element.type = name.startsWith("sw") ? "tinc_vpn" : "openvz";
        element.attributes = {{"name", name}};
        if (name.startsWith("sw"))
            element.attributes.insert("mode", "switch");
        if (!topology.insert(element))
            qFatal("two of one name");
    }
    return topology;
}

static QStringList pairs(const Topology &topology, const QString &from, const QString &to)
{
    const auto found = findPairs(topology, from, to);
    if (!found)
        return {QString::fromStdString(found.error().text())};
    QStringList all;
    for (const auto &[first, second] : found->pairs)
        all << topology.label(first) + '-' + topology.label(second);
    return all;
}

class TestLinkPattern final : public QObject
{
    Q_OBJECT

private slots:
    void whichDevicesArePairs_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("an expression and a wildcard")
            << "leaf(\\d+)"
            << "spine*"
            << "leaf1-spine1 leaf1-spine2 leaf2-spine1 leaf2-spine2 leaf10-spine1 leaf10-spine2";
        QTest::newRow("by number") << "leaf(\\d+)"
                                   << "host\\1"
                                   << "leaf1-host1 leaf2-host2";
        QTest::newRow("by what a wildcard stands for") << "leaf*"
                                                       << "host\\1"
                                                       << "leaf1-host1 leaf2-host2";
        QTest::newRow("by number, with more behind") << "leaf(\\d)"
                                                     << "host\\1*"
                                                     << "leaf1-host1 leaf2-host2 leaf2-host22";
        QTest::newRow("no pair twice, none with itself") << "spine?"
                                                         << "spine?"
                                                         << "spine1-spine2";
        QTest::newRow("the whole name") << "leaf1"
                                        << "spine1"
                                        << "leaf1-spine1";
        QTest::newRow("a dot is a dot") << "leaf."
                                        << "spine*"
                                        << "FROM: no element has a name like 'leaf.'";
        QTest::newRow("nothing there") << "leaf*"
                                       << "tor*"
                                       << "TO: no element has a name like 'tor*'";
        QTest::newRow("no expression")
            << "leaf("
            << "spine*"
            << "FROM: 'leaf(' is no regular expression: missing closing parenthesis at character 6";
        QTest::newRow("a parenthesis too many")
            << "leaf)"
            << "spine*"
            << "FROM: 'leaf)' is no regular expression: unmatched closing parenthesis at "
               "character 5";
        QTest::newRow("no pattern") << ""
                                    << "spine*"
                                    << "FROM: there is no pattern";
    }
    void whichDevicesArePairs()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, expected);
        const Topology topology =
            elements({"leaf10", "leaf2", "leaf1", "spine1", "spine2", "host1", "host2", "host22"});
        QCOMPARE(pairs(topology, from, to).join(' '), expected);
    }

    void whatAPatternCapturedIsNotReadAsAPattern()
    {
        const Topology topology = elements({"a.*", "b.*", "bxx"});
        QCOMPARE(pairs(topology, "a(.+)", "b\\1"), QStringList("a.*-b.*"));
    }

    void aPairThatIsConnectedGetsNoSecondLink()
    {
        Topology topology = elements({"leaf1", "leaf2", "spine1"});
        const auto first = findPairs(topology, "leaf1", "spine1");
        const auto made = linksFor(topology, first->pairs);
        for (const topology::Element &each : made->elements)
            QVERIFY(topology.insert(each));
        for (const topology::Connection &each : made->connections)
            QVERIFY(topology.insert(each));
        const auto rest = findPairs(topology, "spine*", "leaf*");
        QCOMPARE(rest->joined, 1);
        // Each pair counts once, from whichever end it is found.
        QCOMPARE(findPairs(topology, "*", "*")->joined, 1);
        QCOMPARE(pairs(topology, "spine*", "leaf*"), QStringList("spine1-leaf2"));
    }

    void linksTakeFreeInterfacesFirstAndNameNewOnesByTheirDevice()
    {
        Topology topology = elements({"h1", "h2", "sw1"});
        topology::Element interface;
        interface.id = ElementId("f0");
        interface.parent = *topology::findElement(topology, "h1");
        interface.type = "openvz_interface";
        interface.attributes = {{"name", "eth1"}};
        QVERIFY(topology.insert(interface));
        const auto made = linksFor(topology, findPairs(topology, "h*", "sw1")->pairs);
        QVERIFY(made.has_value());
        QCOMPARE(made->connections.size(), std::size_t(2));
        QStringList names;
        for (const topology::Element &each : made->elements)
            names << each.name();
        QCOMPARE(names, QStringList({"port0", "eth0", "port1"}));
        QCOMPARE(made->connections.front().ends[0], ElementId("f0"));
    }

    void tooManyLinksAreRefused()
    {
        QStringList names;
        for (int i = 0; i < 220; ++i)
            names << QStringLiteral("a%1").arg(i);
        QVERIFY(pairs(elements(names), "a*", "a*").front().startsWith("these are more than 20000"));
    }
};

QTEST_GUILESS_MAIN(TestLinkPattern)
#include "tst_linkpattern.moc"
