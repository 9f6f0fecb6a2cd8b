// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/yamltree.h"
#include "app/topology/format/tomatoformat.h"
#include "tests/app/exchange/importtest.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace tomato;
using namespace tomato::exchange;

static QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class TestImportFile final : public QObject
{
    Q_OBJECT

private slots:
    void aFileIsKnownByItsName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<FileFormat>("format");
        QTest::newRow("graphml") << "zoo.graphml" << FileFormat::GraphMl;
        QTest::newRow("gns3") << "revision9.gns3" << FileFormat::Gns3;
        QTest::newRow("xml") << "scenario.xml" << FileFormat::CoreXml;
        QTest::newRow("imn") << "scenario.imn" << FileFormat::CoreImn;
        QTest::newRow("clab") << "small.clab.yml" << FileFormat::Containerlab;
        QTest::newRow("mn") << "small.mn" << FileFormat::Mininet;
        QTest::newRow("cml") << "small.cml.yaml" << FileFormat::Cml;
        QTest::newRow("unl") << "small.unl" << FileFormat::Eve;
        QTest::newRow("netlab") << "small.netlab.yml" << FileFormat::Netlab;
    }

    void aFileIsKnownByItsName()
    {
        QFETCH(QString, name);
        QFETCH(FileFormat, format);
        const auto content = bytesOf(TOMATO_SOURCE "/tests/app/exchange/data/" + name);
        QCOMPARE(*recognizeFormat(name.toUpper(), content), format);
        QCOMPARE(*recognizeFormat("renamed", content), format);
    }

    void yamlIsKnownByTheKeysThatBeginItsLines()
    {
        QCOMPARE(*recognizeFormat("a.yml", "name: x\ntopology:\n  nodes: {}\n"),
                 FileFormat::Containerlab);
        QCOMPARE(*recognizeFormat("a.yml", "nodes: []\nlab:\n  title: x\n"), FileFormat::Cml);
        QCOMPARE(*recognizeFormat("a.yml", "# a lab: of nodes\nnodes: [r1]\n"), FileFormat::Netlab);
        QCOMPARE(*recognizeFormat("a.yaml", "{\"topology\": {}}"), FileFormat::Containerlab);
        // Its reader says what it misses.
        QCOMPARE(*recognizeFormat("a.yaml", "hello"), FileFormat::Containerlab);
    }

    void aFileIsKnownByItsName_andJsonByWhatIsInIt()
    {
        QCOMPARE(*recognizeFormat("a.json", "{\"file_information\":{}}"), FileFormat::Tomato);
        QCOMPARE(*recognizeFormat("a.json", "{\"revision\":9,\"topology\":{}}"), FileFormat::Gns3);
        QCOMPARE(*recognizeFormat("a.json", "{\"hosts\":[],\"switches\":[]}"), FileFormat::Mininet);
        QVERIFY(!recognizeFormat("a.txt", "hello"));
    }

    void everyImportCanBeWrittenAsToMaToAndReadAgain()
    {
        QDirIterator each(TOMATO_SOURCE "/tests/app/exchange/data", QDir::Files);
        int files = 0;
        while (each.hasNext()) {
            const auto file = importFile(each.next());
            if (!file)
                continue;
            ++files;
            const auto again = topology::readTomato(topology::writeTomato(file->imported.topology));
            QVERIFY2(again, qPrintable(each.fileName()));
            QVERIFY2(*again == file->imported.topology, qPrintable(each.fileName()));
            for (const auto &[id, element] : again->elements())
                QVERIFY(element.isInterface() || element.attributes.contains("_pos"));
        }
        QVERIFY(files >= 7);
    }

    void elementsWithoutAPositionLieOnNoOther()
    {
        const QTemporaryDir folder;
        const auto positions = [&](const char *first) {
            QFile file(folder.filePath("a.tomato4.json"));
            if (!file.open(QIODevice::WriteOnly))
                return QList<QPointF>();
            file.write(QByteArray(R"({"file_information": {"version": 4}, "topology": {"elements": [
                {"id": "a", "type": "host"%1}, {"id": "b", "type": "host"},
                {"id": "c", "type": "host"}, {"id": "i", "type": "host_interface", "parent": "a"},
                {"id": "j", "type": "host_interface", "parent": "b"}],
                "connections": [{"id": "c1", "elements": ["i", "j"]}]}})")
                           .replace("%1", first));
            file.close();
            const auto read = importFile(file.fileName());
            QList<QPointF> found;
            for (const char *id : {"a", "b", "c"})
                found << (read ? read->imported.topology.element(ElementId(id))->position()
                               : QPointF());
            return found;
        };
        for (const char *first : {"", R"(, "_pos": {"x": 500, "y": 300})"}) {
            const QList<QPointF> found = positions(first);
            for (const auto &[one, other] : {std::pair(0, 1), {0, 2}, {1, 2}})
                QVERIFY(QLineF(found[one], found[other]).length() > 40);
        }
        QCOMPARE(positions(R"(, "_pos": {"x": 500, "y": 300})")[0], QPointF(500, 300));
        // One that is a fraction of the drawing's size stays one.
        QCOMPARE(positions(R"(, "_pos": {"x": 0.5, "y": 0.5})")[0], QPointF(0.5, 0.5));
        for (const QPointF &other : positions(R"(, "_pos": {"x": 0.5, "y": 0.5})").mid(1)) {
            QVERIFY(QLineF(other, QPointF(0.5, 0.5)).length() * 800 > 40);
            QVERIFY(std::abs(other.x()) < 2 && std::abs(other.y()) < 2);
        }
    }

    void theErrorBeginsWithThePath()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("bad.graphml");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<graphml>\n<graph>");
        file.close();
        const auto read = importFile(path);
        QVERIFY(!read);
        QVERIFY(QString::fromStdString(read.error().text()).startsWith(path + ": line 2"));
        QVERIFY(!importFile(folder.filePath("none.gns3")));
    }

    void bombsAreRefusedAtOnce_data()
    {
        QTest::addColumn<FileFormat>("format");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("reason");
        QTest::newRow("aliases") << FileFormat::Containerlab << "alias_bomb"
                                 << "more than 300000 values";
        QTest::newRow("alias of itself") << FileFormat::Containerlab << "alias_of_itself"
                                         << "an alias in itself";
        QTest::newRow("yaml too deep") << FileFormat::Containerlab << "deep_yaml"
                                       << "not YAML";
        QTest::newRow("entities") << FileFormat::GraphMl << "entity_bomb"
                                  << "document type";
        QTest::newRow("xml too deep") << FileFormat::GraphMl << "deep_xml"
                                      << "lie in each other";
        QTest::newRow("braces") << FileFormat::CoreImn << "open_brace"
                                << "not closed";
    }

    void bombsAreRefusedAtOnce()
    {
        QFETCH(FileFormat, format);
        QFETCH(QString, file);
        QFETCH(QString, reason);
        const auto bytes = bytesOf(TOMATO_SOURCE "/tests/fuzz/corpus/import/" + file);
        QVERIFY(!bytes.isEmpty());
        const QString why = refusal(format, bytes);
        QVERIFY2(why.contains(reason), qPrintable(why));
    }

    void halfACharacterIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<FileFormat>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("ToMaTo") << FileFormat::Tomato
                                << QByteArray(R"({"file_information": {"version": 4},
                                    "topology": {"name": "\ud800", "elements": [],
                                    "connections": []}})")
                                << "line 2, column 59";
        QTest::newRow("GNS3") << FileFormat::Gns3
                              << QByteArray(R"({"revision": 9, "name": "a\udfffb"})")
                              << "byte 26, line 1, column 27";
        QTest::newRow("MiniEdit") << FileFormat::Mininet
                                  << QByteArray("{\"hosts\": [],\n\"\\ud83d\": 1}")
                                  << "byte 15, line 2, column 2";
        QTest::newRow("YAML") << FileFormat::Containerlab
                              << QByteArray("name: \"a\\ud800\"\ntopology: {nodes: {}}\n")
                              << "line 1, column 15";
        QTest::newRow("XML") << FileFormat::GraphMl
                             << QByteArray("<graphml><graph><node id=\"a&#xD800;b\"/></graph>"
                                           "</graphml>")
                             << "line 1, column 36";
        QTest::newRow("bytes") << FileFormat::CoreImn
                               << QByteArray("node n1 {\n  \xed\xa0\x80\n}\n") << "line 2";
    }
    void halfACharacterIsRefusedWithItsPlace()
    {
        QFETCH(FileFormat, format);
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        const QString why = refusal(format, text);
        QVERIFY2(why.contains(place), qPrintable(why));
    }

    void aHugeFileIsRefusedUnread()
    {
        QVERIFY(refusal(FileFormat::GraphMl, QByteArray(MaxImportBytes + 1, ' '))
                    .contains("are the most that is read"));
        QVERIFY(refusal(FileFormat::Containerlab, QByteArray(YamlTree::MaxBytes + 1, ' '))
                    .contains("is not read"));
    }
};

QTEST_GUILESS_MAIN(TestImportFile)
#include "tst_importfile.moc"
