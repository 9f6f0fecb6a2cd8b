// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/readers.h"
#include "app/topology/annotation.h"
#include "tests/app/exchange/importtest.h"
#include "tests/app/exchange/zipwith.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace tomato;
using namespace tomato::exchange;
using topology::ElementKind;

class TestEveReader final : public QObject
{
    Q_OBJECT

    const Imported m_lab = imported("small.unl");

private slots:
    void nodesAndNetworksBecomeElements()
    {
        const auto &topology = m_lab.topology;
        QCOMPARE(topology.name(), QString("branch"));
        QCOMPARE(deviceCount(topology), 8);
        QCOMPARE(device(topology, "R1").kind(), ElementKind::Router);
        QCOMPARE(device(topology, "SW").kind(), ElementKind::Switch);
        QCOMPARE(device(topology, "PC").kind(), ElementKind::Host);
        QCOMPARE(device(topology, "office").kind(), ElementKind::Switch);
        QCOMPARE(device(topology, "Management").kind(), ElementKind::ExternalNetwork);
        QVERIFY(!device(topology, "Management").attributes.contains("outside"));
        QCOMPARE(device(topology, "R1").position(), QPointF(300, 120));
        QCOMPARE(topology.attributes().value("_notes").toString(),
                 QString("A branch and its centre"));
    }

    void everyKeyThatHasNoEffectIsListed()
    {
        for (const char *left : {"the lab's 'author'", "the lab's 'lock'",
                                 "the lab's 'scripttimeout'", "the lab's 'version'"})
            QCOMPARE(remark(m_lab.report, left), QString(left) + " is kept in the file and has no "
                                                                 "effect (line 2)");
        QVERIFY(remark(m_lab.report, "the lab's 'name'").isEmpty());
        QVERIFY(remark(m_lab.report, "the lab's 'description'").isEmpty());
        const auto lab = readEve(
            "<lab name='x'><description>seen</description><topology><nodes><node id='1' name='a'>"
            "<interface id='0' name='e0' network_id='1' labelpos='0.5'/>"
            "</node></nodes><networks>"
            "<network id='1' type='bridge' name='n' visibility='1' icon='i'/>"
            "</networks></topology></lab>");
        QVERIFY(lab);
        QCOMPARE(lab->topology.attributes().value("_notes").toString(), QString("seen"));
        QVERIFY(!remark(lab->report, "an interface's 'labelpos' is kept").isEmpty());
        QVERIFY(!remark(lab->report, "a network's 'icon' is kept").isEmpty());
    }

    void anExportsArchiveIsReadWhenItHasOneLab()
    {
        QFile file(TOMATO_SOURCE "/tests/app/exchange/data/small.unl");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray lab = file.readAll();
        QByteArray archive = zipWith({{"branch.unl", lab}, {"readme.txt", "more"}});
        QBuffer one(&archive);
        const auto read = importArchive(one);
        QVERIFY(read);
        QCOMPARE(read->format, FileFormat::Eve);
        QCOMPARE(deviceCount(read->imported.topology), 8);
        QVERIFY(remark(read->imported.report, "stay in the archive").contains("readme.txt"));
        archive = zipWith({{"a/branch.unl", lab}, {"b.unl", lab}});
        QBuffer two(&archive);
        const auto refused = importArchive(two);
        QVERIFY(!refused);
        QVERIFY(
            QString::fromStdString(refused.error().text()).contains("the first is 'a/branch.unl'"));
    }

    void aBridgeThatTwoUseAndNobodySeesIsALink()
    {
        const auto &topology = m_lab.topology;
        QCOMPARE(topology.connections().size(), std::size_t(7));
        QVERIFY(!connection(topology, "R1:Gi0/0--R2:e0/0").id.isEmpty());
        QCOMPARE(connection(topology, "R1:Gi0/1--SW:e0/0").attributes.value("link_down"),
                 QJsonValue(true));
        QVERIFY(!connection(topology, "SW--office").id.isEmpty());
        QVERIFY(!remark(m_lab.report, "a network that joins no two interfaces").isEmpty());
    }

    void aSerialLinkIsMadeOnce()
    {
        QVERIFY(!connection(m_lab.topology, "R2:s1/0--R3:s1/0").id.isEmpty());
        QCOMPARE(m_lab.topology.interfaces(device(m_lab.topology, "R2").id).size(), 2u);
        // Said once, not from both ends.
        QVERIFY(!remark(m_lab.report, "a serial link became").contains(','));
    }

    void theQualityOfAnInterfaceIsThatOfWhatItSends()
    {
        const auto &topology = m_lab.topology;
        QCOMPARE(from(topology, "R2:e0/0", "delay"), 15.0);
        QCOMPARE(from(topology, "R2:e0/0", "lossratio"), 1.0);
        QCOMPARE(from(topology, "R2:e0/0", "bandwidth"), 5000.0);
        QCOMPARE(from(topology, "R1:Gi0/0", "delay"), -1.0);
        QVERIFY(!remark(m_lab.report, "jitter is kept").isEmpty());
    }

    void addressesComeFromTheConfigurationsOfRouters()
    {
        const auto &topology = m_lab.topology;
        const auto address = [&](const char *label) {
            return interface(topology, label).attributes.value("ip4address").toString();
        };
        QCOMPARE(address("R1:Gi0/0"), QString("10.1.0.1/30"));
        QCOMPARE(address("R1:Gi0/1"), QString("10.2.0.1/24"));
        QCOMPARE(address("R2:e0/0"), QString());
    }

    void textsAndShapesBecomeAnnotations()
    {
        const QJsonArray drawn = m_lab.topology.attributes().value("_annotations").toArray();
        QCOMPARE(drawn.size(), 2);
        const auto text = topology::Annotation::read(drawn[0]);
        QVERIFY(text.has_value());
        QCOMPARE(text->text, QString("Core & edge\ntwo tiers"));
        QCOMPARE(text->position, QPointF(560, 27));
        QCOMPARE(text->textSize, 15.0);
        QCOMPARE(text->colour, QString("#204080"));
        QVERIFY(text->isBold);
        const auto box = topology::Annotation::read(drawn[1]);
        QCOMPARE(box->size, QSizeF(300, 200));
        QCOMPARE(box->fill, QString("#eeeeff"));
        QVERIFY(remark(m_lab.report, "is not drawn").contains("does not say where it lies"));
    }

    void aLabOfPnetlabIsReadAndKeepsWhatOnlyItHas()
    {
        const Imported lab = imported("pnetlab.unl");
        const auto &topology = lab.topology;
        QCOMPARE(topology.name(), QString("pods"));
        QCOMPARE(deviceCount(topology), 5);
        QCOMPARE(device(topology, "CE1").kind(), ElementKind::Router);
        QCOMPARE(device(topology, "internet").kind(), ElementKind::ExternalNetwork);
        QVERIFY(!connection(topology, "CE1:eth0--PE:Gi1").id.value.empty());
        QVERIFY(!connection(topology, "PC1:eth0--site").id.value.empty());
        QCOMPARE(topology.attributes().value("_annotations").toArray().size(), 1);
        const auto kept = QJsonDocument(topology.attributes()).toJson();
        QVERIFY(QJsonDocument(device(topology, "CE1").attributes).toJson().contains("map_port"));
        for (const char *only :
             {"joinable_emails", "multi_config_active", "workbooks", "lineobjects"})
            QVERIFY2(kept.contains(only), only);
        for (const char *only : {"the lab's 'joinable'", "the lab's 'lineobjects'",
                                 "a network's 'size'", "an interface's 'linkcfg'"})
            QVERIFY2(!remark(lab.report, only).isEmpty(), only);
    }

    void textsOfPnetlabAreEncodedTwice()
    {
        const QByteArray html =
            "<div class=\"customShape\" style=\"position: absolute; top: 192px; left: 360px;\">"
            "<p style=\"background-color:rgba(155, 155, 155, 0.25);\">"
            "<span style=\"color:rgba(144,19,254,1);\"><span style=\"font-size:12px;\">"
            "10.1.1.100 /30 b\u00fcro</span></span></p></div>";
        const auto read =
            importText(FileFormat::Eve, "<lab name='x' joinable='2'><objects><textobjects>"
                                        "<textobject id='1' name='txt 32' type='text'><data>" +
                                            html.toPercentEncoding().toBase64() +
                                            "</data></textobject></textobjects></objects></lab>");
        QVERIFY2(read, qPrintable(read ? QString() : QString::fromStdString(read.error().text())));
        const QJsonArray drawn = read->topology.attributes().value("_annotations").toArray();
        QCOMPARE(drawn.size(), 1);
        const auto text = topology::Annotation::read(drawn[0]);
        QVERIFY(text.has_value());
        QCOMPARE(text->text, QString("10.1.1.100 /30 b\u00fcro"));
        QCOMPARE(text->position, QPointF(360, 192));
        QCOMPARE(text->textSize, 9.0);
        QCOMPARE(text->colour, QString("#9013fe"));
    }

    void whatIsNoLabIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        const QByteArray start = "<lab name='x'><topology><nodes>\n";
        QTest::newRow("another document")
            << QByteArray("<html/>") << "line 1: expected <lab>, found <html>";
        QTest::newRow("no id") << QByteArray(start + "<node name='r'/></nodes></topology></lab>")
                               << "line 2: a node needs an id";
        QTest::newRow("two of one id")
            << QByteArray(start + "<node id='1'/><node id='1'/></nodes></topology></lab>")
            << "line 2: another node has the id '1'";
        QTest::newRow("two interfaces of one id")
            << QByteArray(start + "<node id='1'><interface id='0'/><interface id='0'/></node>"
                                  "</nodes></topology></lab>")
            << "line 2: the node has another interface with the id '0'";
        QTest::newRow("cut off") << QByteArray(start + "<node id='1'>") << "line 2, column 14: ";
        QTest::newRow("entities") << QByteArray("<!DOCTYPE lab [<!ENTITY a 'b'>]><lab/>")
                                  << "line 1: ";
    }
    void whatIsNoLabIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const QString said = refusal(FileFormat::Eve, text);
        QVERIFY2(said.startsWith(problem), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestEveReader)
#include "tst_evereader.moc"
