// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/yamltree.h"
#include "app/exchange/writers.h"
#include "app/topology/attributes/storedname.h"
#include "tests/app/exchange/importtest.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace tomato;
using namespace tomato::exchange;
using topology::ElementKind;

class TestContainerlabReader final : public QObject
{
    Q_OBJECT

private slots:
    void kindsBecomeHostsRoutersAndSwitches()
    {
        const Imported lab = imported("small.clab.yml");
        QCOMPARE(lab.topology.name(), "small");
        QCOMPARE(device(lab.topology, "r1").kind(), ElementKind::Router); // by its image
        QCOMPARE(device(lab.topology, "pc").kind(), ElementKind::Host);
        QCOMPARE(device(lab.topology, "sw").kind(), ElementKind::Switch);
        QCOMPARE(device(lab.topology, "srl").kind(), ElementKind::Router);
        QCOMPARE(device(lab.topology, "r1").position(), QPointF(100, 50));
    }

    void execLinesBecomeStartUpCommandsFromGeneralToParticular()
    {
        const Imported lab = imported("small.clab.yml");
        QCOMPARE(device(lab.topology, "pc").attributes.value("startup_commands").toArray(),
                 QJsonArray({"echo everywhere", "ip addr add 192.168.11.2/24 dev eth1",
                             "ip route add 10.0.0.0/8 via 192.168.11.1"}));
    }

    void bothStylesOfLinksAreRead()
    {
        const Imported lab = imported("small.clab.yml");
        QVERIFY(!connection(lab.topology, "r1:eth1--r2:eth1").id.isEmpty());
        QVERIFY(!connection(lab.topology, "srl:e1-1--r1:eth2").id.isEmpty());
        QCOMPARE(interface(lab.topology, "r2:eth1").attributes.value("mtu").toInt(), 1400);
        const auto end = interface(lab.topology, "srl:e1-1");
        QCOMPARE(end.attributes.value("mac").toString(), "02:00:00:00:00:01");
        QCOMPARE(end.attributes.value("ip4address").toString(), "10.1.1.1/30");
    }

    void addressesBesideALinkAreThoseOfItsEnds()
    {
        const Imported lab = imported("small.clab.yml");
        const auto near = interface(lab.topology, "pc:eth3").attributes;
        const auto far = interface(lab.topology, "r2:eth3").attributes;
        QVERIFY(!near.contains("ip4address"));
        QCOMPARE(near.value("ip6address").toString(), "2001:db8::1/64");
        QCOMPARE(far.value("ip4address").toString(), "10.9.9.2/30");
    }

    void linksToTheHostLeadToAnExternalNetwork()
    {
        const Imported lab = imported("small.clab.yml");
        QCOMPARE(device(lab.topology, "host").kind(), ElementKind::ExternalNetwork);
        QVERIFY(!connection(lab.topology, "pc:eth2--host:veth9").id.isEmpty());
        QVERIFY(!connection(lab.topology, "r1:eth3--host:out").id.isEmpty());
        QVERIFY(remark(lab.report, "'host'").contains("line 51"));
        QVERIFY(!interface(lab.topology, "pc:dummy1").id.isEmpty());
        QVERIFY(!remark(lab.report, "dummy").isEmpty());
    }

    void settingsWithoutAMeaningAreKeptAndReported()
    {
        const Imported lab = imported("small.clab.yml");
        QVERIFY(remark(lab.report, "'binds'").contains("line 18"));
        QVERIFY(!remark(lab.report, "'startup-config'").isEmpty());
        QVERIFY(!remark(lab.report, "'prefix'").isEmpty());
        QVERIFY(!remark(lab.report, "a link's 'vars'").isEmpty());
        const auto kept = device(lab.topology, "r2").attributes.value("_containerlab").toObject();
        QCOMPARE(kept.value("binds").toArray(), QJsonArray({"daemons:/etc/frr/daemons"}));
        QCOMPARE(kept.value("image").toString(), "quay.io/frrouting/frr:10.5.1");
    }

    void anImageOfTheStoreIsWhatTheNodeRunsIn()
    {
        const QTemporaryDir data;
        const QByteArray before = qgetenv("XDG_DATA_HOME");
        const auto restored = qScopeGuard([&] { qputenv("XDG_DATA_HOME", before); });
        qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
        const QString name = QStringLiteral("quay.io/frrouting/frr:10.5.1");
        const Imported without = imported("small.clab.yml");
        QVERIFY(!device(without.topology, "r1").attributes.contains("image"));
        QVERIFY(remark(without.report, "is not in your store").contains("frr:10.5.1"));
        const QString link = topology::storedLink(topology::imageStore(), name);
        QVERIFY(QDir().mkpath(QFileInfo(link).path()));
        QVERIFY(QFile::link("../sha256-" + QString(64, u'a'), link));
        Imported lab = imported("small.clab.yml");
        const auto r1 = device(lab.topology, "r1");
        QCOMPARE(r1.attributes.value("image"), QJsonValue("store:" + name));
        QCOMPARE(r1.attributes.value("image_digest"), QJsonValue("sha256:" + QString(64, u'a')));
        QVERIFY(!remark(lab.report, "is in your store").isEmpty());
        QCOMPARE(remark(lab.report, "'image'"), QString());
        QVERIFY(!device(lab.topology, "sw").attributes.contains("image"));
        // And back.
        const auto again = writeContainerlab(lab.topology);
        QVERIFY2(again.text.contains("image: \"" + name.toUtf8() + '"'), again.text.constData());
        QVERIFY(lab.topology.setAttribute(r1.id, "image", QStringLiteral("store:bird:2")));
        const auto other = writeContainerlab(lab.topology);
        QVERIFY2(other.text.contains("image: \"bird:2\""), other.text.constData());
        QCOMPARE(remark(other.report, "image_digest"), QString());
    }

    void aGoTemplateIsRefusedWithItsLine()
    {
        const QString path = TOMATO_SOURCE "/tests/app/exchange/data/template.clab.yml";
        const auto read = importFile(path);
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().text()),
                 path + QString::fromUtf8(": line 7: this is a Go template ({{ … }}): render it "
                                          "first, then open the result"));
    }

    void whatIsWrongIsNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("syntax") << QByteArray("topology:\n  nodes: [")
                                << "line 2, column 1: not "
                                   "YAML: end of sequence flow not found";
        QTest::newRow("without an end")
            << QByteArray(",") << "not YAML, or more documents in one file than are read";
        QTest::newRow("no topology")
            << QByteArray("name: a") << "line 1: expected the key 'topology' with nodes and links";
        QTest::newRow("no nodes") << QByteArray("a: b\ntopology:\n  links: []")
                                  << "line 3: expected nodes by their names";
        QTest::newRow("unknown") << QByteArray("topology:\n  nodes: {a: {kind: linux}}\n  links:\n"
                                               "    - endpoints: [\"a:eth1\", \"b:eth1\"]")
                                 << "line 4: there is no node 'b'";
        QTest::newRow("one end") << QByteArray("topology:\n  nodes: {a: {}}\n  links:\n"
                                               "    - endpoints: [\"a:eth1\"]")
                                 << "line 4: a link has 2 endpoints, found 1";
        QTest::newRow("no colon") << QByteArray("topology:\n  nodes: {a: {}}\n  links:\n"
                                                "    - endpoints: [a, a]")
                                  << "line 4: expected NODE:INTERFACE, found 'a'";
        QTest::newRow("twice") << QByteArray("topology:\n  nodes:\n    a: {}\n    a: {}")
                               << "line 4, column 5: the key 'a' stands here twice";
        QTest::newRow("tag") << QByteArray("name: !!binary aGk=\ntopology: {nodes: {}}\n")
                             << "line 1, column 7: the tag 'tag:yaml.org,2002:binary' cannot be "
                                "read: leave it out";
        QTest::newRow("own tag") << QByteArray("topology: !mine\n  nodes: {}\n")
                                 << "line 1, column 11: the tag '!mine' cannot be read: leave it "
                                    "out";
        QTest::newRow("merged text")
            << QByteArray("topology:\n  nodes:\n    a: {kind: linux, <<: [x]}\n")
            << "line 3, column 22: expected keys or a list of them after '<<'";
    }

    void whatIsWrongIsNamedWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        QCOMPARE(refusal(FileFormat::Containerlab, text), message);
    }

    void whatIsNoMacAddressIsReported()
    {
        const Imported lab = imported("badmac.clab.yml");
        QVERIFY(!remark(lab.report, "'not-a-mac' is no MAC address").isEmpty());
        QVERIFY(!interface(lab.topology, "a:eth1").attributes.contains("mac"));
        QVERIFY(!remark(lab.report, "an endpoint's 'vars'").isEmpty());
    }

    void furtherDocumentsAreKeptAndReported()
    {
        const Imported lab = imported("settings.clab.yml");
        QVERIFY(remark(lab.report, "further document").contains("line 26"));
        QCOMPARE(lab.topology.attributes()
                     .value("_containerlab_documents")
                     .toArray()[0]
                     .toObject()["second"]
                     .toObject()["document"]
                     .toString(),
                 "here");
    }

    void mergeKeysAndAliasesAreResolved()
    {
        const auto trees = YamlTree::parseAll("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: [*a]");
        QVERIFY(trees);
        const YamlTree *tree = &trees->front();
        QCOMPARE((*tree)["b"]["x"].text, "1");
        QCOMPARE((*tree)["b"]["y"].text, "3");
        QCOMPARE((*tree)["c"].list[0]["y"].text, "2");
        QVERIFY((*tree)["d"]["e"].isNothing());
    }
};

QTEST_GUILESS_MAIN(TestContainerlabReader)
#include "tst_containerlabreader.moc"
