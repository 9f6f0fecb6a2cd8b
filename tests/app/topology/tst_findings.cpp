// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/findings.h"

#include <QTest>

using namespace tomato;
using namespace tomato::topology;

namespace {

/// Switches of these names, joined one with the next by connections.
class Builder
{
public:
    void add(const QString &name, ElementKind kind = ElementKind::Switch, bool stp = false)
    {
        Element element;
        element.id = ElementId(name.toStdString());
        element.type = defaultType(kind);
        element.attributes = defaultAttributes(kind);
        element.attributes.insert("name", name);
        if (stp)
            element.attributes.insert("stp", true);
        QVERIFY(topology.insert(element));
    }
    ConnectionId join(const QString &one, const QString &other)
    {
        Connection connection;
        connection.id = ConnectionId("c" + std::to_string(++m_last));
        std::size_t side = 0;
        for (const QString &name : {one, other}) {
            const Element *parent = topology.element(ElementId(name.toStdString()));
            Element interface;
            interface.id = ElementId(connection.id.value + name.toStdString());
            interface.parent = parent->id;
            interface.type = interfaceType(parent->type);
            interface.attributes = {{"name", "p" + QString::number(m_last)}};
            connection.ends[side++] = interface.id;
            if (!topology.insert(interface))
                qFatal("no interface");
        }
        if (!topology.insert(connection))
            qFatal("no connection");
        return connection.id;
    }
    QString found() const
    {
        QString text;
        for (const Finding &finding : findings(topology))
            text += QString::fromStdString(finding.message) + '\n';
        return text;
    }

    Topology topology;

private:
    int m_last = 0;
};

} // namespace

class TestFindings final : public QObject
{
    Q_OBJECT

private slots:
    void aLoopOfSwitchesIsFoundWithItsRemedy()
    {
        Builder net;
        for (const char *name : {"s1", "s2", "s3", "s4"})
            net.add(name);
        net.add("h1", ElementKind::Host);
        net.join("h1", "s1");
        net.join("s4", "s1");
        net.join("s1", "s2");
        net.join("s2", "s3");
        QCOMPARE(net.found(), QString());
        net.join("s3", "s1");
        const QString found = net.found();
        QVERIFY2(found.contains("form a loop without spanning tree"), qPrintable(found));
        QVERIFY(found.contains("Spanning tree"));
        for (const char *name : {"s1", "s2", "s3"})
            QVERIFY(found.contains(name));
        QVERIFY(!found.contains("s4"));
        QCOMPARE(found.count('\n'), 1);
    }

    void twoConnectionsBetweenTwoSwitchesAreALoop()
    {
        Builder net;
        net.add("s1");
        net.add("hub", ElementKind::Hub);
        net.join("s1", "hub");
        QCOMPARE(net.found(), QString());
        net.join("hub", "s1");
        QVERIFY(net.found().contains("s1"));
    }

    void spanningTreeARouterOrALinkThatIsDownBreaksALoop()
    {
        for (int how = 0; how < 3; ++how) {
            Builder net;
            net.add("s1", ElementKind::Switch, how == 0);
            net.add("s2");
            net.add("s3", how == 1 ? ElementKind::Router : ElementKind::Switch);
            net.join("s1", "s2");
            net.join("s2", "s3");
            const ConnectionId last = net.join("s3", "s1");
            if (how == 2)
                QVERIFY(net.topology.setAttribute(last, "link_down", true));
            QCOMPARE(net.found(), QString());
        }
    }

    void oneMacAddressOfSeveralInterfacesIsSaid()
    {
        Builder net;
        net.add("a", ElementKind::Host);
        net.add("b", ElementKind::Host);
        net.join("a", "b");
        QVERIFY(net.topology.setAttribute(ElementId("c1a"), "mac", "02:00:00:AA:00:02"));
        QVERIFY(net.topology.setAttribute(ElementId("c1b"), "mac", "02-00-00-aa-00-03"));
        QCOMPARE(net.found(), QString());
        QVERIFY(net.topology.setAttribute(ElementId("c1b"), "mac", "02-00-00-aa-00-02"));
        const QString found = net.found();
        QVERIFY2(found.startsWith("the MAC address 02:00:00:aa:00:02 is that of a:p1 and b:p1"),
                 qPrintable(found));
    }

    void recordingsThatHoldSecretsAreNamed()
    {
        Topology topology;
        QVERIFY(findings(topology).empty());
        topology.setAttributes({{"lab_tls_secrets", true}});
        QCOMPARE(findings(topology).size(), 1u);
        QVERIFY(findings(topology).front().message.find("lab_tls_secrets") != std::string::npos);
        QVERIFY(findings(topology).front().about == ElementId());
    }
};

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
