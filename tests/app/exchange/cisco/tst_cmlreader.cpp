// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/annotation.h"
#include "tests/app/exchange/importtest.h"

#include <QJsonArray>

using namespace tomato;
using namespace tomato::exchange;
using topology::ElementKind;

class TestCmlReader final : public QObject
{
    Q_OBJECT

    const Imported m_lab = imported("small.cml.yaml");

    QString attribute(const char *label, const char *key) const
    {
        return interface(m_lab.topology, label).attributes.value(key).toString();
    }

private slots:
    void nodesBecomeWhatTheirDefinitionsSay()
    {
        const auto &topology = m_lab.topology;
        QCOMPARE(topology.name(), QString("Two sites"));
        QCOMPARE(deviceCount(topology), 5);
        QCOMPARE(device(topology, "R1").kind(), ElementKind::Router);
        QCOMPARE(device(topology, "sw").kind(), ElementKind::Switch);
        QCOMPARE(device(topology, "pc").kind(), ElementKind::Host);
        const auto internet = device(topology, "internet");
        QCOMPARE(internet.kind(), ElementKind::ExternalNetwork);
        // Nothing reaches outside of the lab because a file says so.
        QVERIFY(!internet.attributes.contains("outside"));
        QCOMPARE(device(topology, "R1").position(), QPointF(-200, 0));
        QVERIFY(topology.attributes().value("_notes").toString().contains("The WAN is slow."));
    }

    void linksJoinTheInterfacesThatTheyName()
    {
        QCOMPARE(m_lab.topology.connections().size(), std::size_t(4));
        QVERIFY(!connection(m_lab.topology, "R1:GigabitEthernet0/0--R2:GigabitEthernet0/0")
                     .id.isEmpty());
        QVERIFY(!connection(m_lab.topology, "pc:eth0--sw:port1").id.isEmpty());
        QCOMPARE(attribute("R1:GigabitEthernet0/0", "mac"), QString("52:54:00:aa:00:01"));
    }

    void addressesComeFromTheConfigurationsOfRouters()
    {
        QCOMPARE(attribute("R1:GigabitEthernet0/0", "ip4address"), QString("10.1.0.1/30"));
        QCOMPARE(attribute("R1:GigabitEthernet0/0", "ip6address"), QString("fd00:1::1/64"));
        QCOMPARE(attribute("R1:GigabitEthernet0/1", "ip4address"), QString("10.2.0.1/24"));
        QCOMPARE(attribute("R2:GigabitEthernet0/0", "ip4address"), QString("10.1.0.2/30"));
    }

    void ofAConfigurationIsSaidWhatWasTaken()
    {
        const QString taken = remark(m_lab.report, "its addresses became those");
        QVERIFY2(taken.startsWith("of a node's 'configuration' its addresses became those of the "
                                  "interfaces; the rest is kept in the file and has no effect"),
                 qPrintable(taken));
        QVERIFY2(taken.contains("line 52, line 84"), qPrintable(taken));
        // Of the external connector nothing was.
        QCOMPARE(remark(m_lab.report, "a node's 'configuration' is kept"),
                 QString("a node's 'configuration' is kept in the file and has no effect "
                         "(line 124)"));
    }

    void everyKeyThatHasNoEffectIsListed()
    {
        for (const char *left :
             {"a link's 'label'", "an interface's 'slot'", "an interface's 'type'",
              "an annotation's 'border_radius'", "an annotation's 'text_font'",
              "an annotation's 'text_unit'", "an annotation's 'line_start'"})
            QVERIFY2(!remark(m_lab.report, QString(left) + " is kept").isEmpty(), left);
    }

    void conditioningBecomesEmulation()
    {
        const auto value = [this](const char *key) {
            return from(m_lab.topology, "R1:GigabitEthernet0/0", key);
        };
        QCOMPARE(value("bandwidth"), 2000.0);
        QCOMPARE(value("delay"), 20.0);
        QCOMPARE(value("jitter"), 2.0);
        QCOMPARE(value("lossratio"), 0.5);
        QCOMPARE(value("duplicate"), 1.0);
        QCOMPARE(value("corrupt"), 0.1);
        QVERIFY(!remark(m_lab.report, "'reorder_prob' is kept").isEmpty());
    }

    void drawingsBecomeAnnotations()
    {
        const QJsonArray drawn = m_lab.topology.attributes().value("_annotations").toArray();
        QCOMPARE(drawn.size(), 4);
        const auto box = topology::Annotation::read(drawn[0]);
        QVERIFY(box.has_value());
        QCOMPARE(box->position, QPointF(-320, -160));
        QCOMPARE(box->size, QSizeF(240, 200));
        QCOMPARE(box->fill, QString("#B0FFFFFF"));
        const auto ellipse = topology::Annotation::read(drawn[2]);
        QCOMPARE(ellipse->position, QPointF(120, -60));
        QCOMPARE(ellipse->size, QSizeF(160, 120));
        const auto line = topology::Annotation::read(drawn[3]);
        QCOMPARE(line->size, QSizeF(40, 30));
    }

    void whatIsNoLabIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no lab") << QByteArray("nodes: []") << "line 1: expected the key 'lab'";
        QTest::newRow("nodes are no list")
            << QByteArray("lab: {title: x}\nnodes: 5") << "line 2: expected a list of nodes";
        QTest::newRow("no id") << QByteArray("lab: {title: x}\nnodes:\n- label: r")
                               << "line 3: a node needs an id";
        QTest::newRow("two of one id") << QByteArray("lab: {title: x}\nnodes:\n- id: n0\n- id: n0")
                                       << "line 4: another node has the id 'n0'";
        QTest::newRow("no such node")
            << QByteArray("lab: {title: x}\nnodes:\n- id: n0\nlinks:\n- n1: n0\n  n2: n7")
            << "line 5: the node 'n0' has no interface ''";
        QTest::newRow("no such interface")
            << QByteArray("lab: {title: x}\nnodes:\n- id: n0\nlinks:\n- {n1: n9}")
            << "line 5: there is no node 'n9'";
    }
    void whatIsNoLabIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const QString said = refusal(FileFormat::Cml, text);
        QVERIFY2(said.startsWith(problem), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestCmlReader)
#include "tst_cmlreader.moc"
