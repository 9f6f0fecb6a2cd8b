// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/tomatoformat.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace tomato;
using namespace tomato::topology;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The examples, and a file of ToMaTo's version 3.
QStringList realFiles()
{
    QStringList files;
    for (const QString &folder : {QStringLiteral(TOMATO_SOURCE "/resources/examples"),
                                  QStringLiteral(TOMATO_SOURCE "/tests/app/topology/format/data")})
        for (const QFileInfo &file : QDir(folder).entryInfoList({"*.json"}, QDir::Files))
            files << file.filePath();
    return files;
}

/// Attributes of an entry of either version, flat, without what the format itself uses.
QJsonObject flat(QJsonObject entry)
{
    const QJsonObject nested = entry.take("attrs").toObject();
    for (auto value = nested.begin(); value != nested.end(); ++value)
        entry.insert(value.key(), value.value());
    for (const char *key : {"id", "parent", "elements", "connections"})
        entry.remove(QLatin1String(key));
    return entry;
}

QJsonObject find(const QJsonArray &entries, const QJsonValue &id)
{
    for (const QJsonValue entry : entries) {
        if (entry["id"].toVariant().toString() == id.toVariant().toString())
            return entry.toObject();
    }
    return {};
}

QByteArray document(const QByteArray &elements, const QByteArray &connections = "[]",
                    const QByteArray &version = "4")
{
    return R"({"file_information": {"version": )" + version + R"(}, "topology": {"elements": )" +
           elements + R"(, "connections": )" + connections + "}}";
}

const QByteArray twoHosts = R"([{"id": "a", "type": "openvz"}, {"id": "b", "type": "openvz"},
    {"id": "a0", "type": "openvz_interface", "parent": "a"},
    {"id": "b0", "type": "openvz_interface", "parent": "b"},
    {"id": "b1", "type": "openvz_interface", "parent": "b"}])";

} // namespace

class TestTomatoFormat final : public QObject
{
    Q_OBJECT

private slots:
    void loadingAndSavingLosesNoAttribute_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : realFiles())
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }

    void loadingAndSavingLosesNoAttribute()
    {
        QFETCH(QString, path);
        const auto topology = loadTopology(path);
        QVERIFY2(topology, topology ? "" : topology.error().text().c_str());
        const QByteArray saved = writeTomato(*topology);
        QVERIFY(*readTomato(saved) == *topology);

        const QJsonObject before =
            QJsonDocument::fromJson(contents(path)).object()["topology"].toObject();
        const QJsonObject after = QJsonDocument::fromJson(saved).object()["topology"].toObject();
        QCOMPARE(flat(after), flat(before));
        for (const char *list : {"elements", "connections"}) {
            const QJsonArray entries = before[QLatin1String(list)].toArray();
            QCOMPARE(after[QLatin1String(list)].toArray().size(), entries.size());
            for (const QJsonValue entry : entries)
                QCOMPARE(flat(find(after[QLatin1String(list)].toArray(), entry["id"])),
                         flat(entry.toObject()));
        }
    }

    void unknownKeysOfTheEnvelopeSurvive()
    {
        const auto topology = readTomato(R"({"file_information": {"version": 4, "by": "x"},
            "extra": [1], "topology": {"elements": [], "connections": [], "_notes": "n"}})");
        QVERIFY(topology);
        const QJsonObject saved = QJsonDocument::fromJson(writeTomato(*topology)).object();
        QCOMPARE(saved["file_information"]["by"].toString(), QString("x"));
        QCOMPARE(saved["extra"].toArray().size(), 1);
        QCOMPARE(saved["topology"]["_notes"].toString(), QString("n"));
    }

    void version3KeepsWhatVersion4HasNoRoomFor()
    {
        const auto topology = readTomato(R"({"file_information": {"version": 3},
            "topology": {"attrs": {"name": "T", "elements": 5}, "state": "old",
            "connections": [{"id": 1, "elements": [2, 4], "beside": [1], "attrs": {"type": "odd"}}],
            "elements": [{"id": 2, "type": "a_interface", "parent": 1, "attrs": null},
            {"id": 1, "type": "a", "name": "beside", "attrs": {"name": "inside", "id": 9}},
            {"id": 4, "type": "tinc_endpoint"}]}})");
        QVERIFY2(topology, topology ? "" : topology.error().text().c_str());
        const Element &device = *topology->element(ElementId("1"));
        QCOMPARE(device.name(), "inside");
        QCOMPARE(device.attributes["_version3"],
                 QJsonValue(QJsonObject{{"name", "beside"}, {"attrs", QJsonObject{{"id", 9}}}}));
        QCOMPARE(topology->attributes()["state"], QJsonValue("old"));
        QCOMPARE(topology->attributes()["_version3"]["attrs"]["elements"], QJsonValue(5));
        const Connection &wire = *topology->connection(ConnectionId("1"));
        QVERIFY(wire.type.isEmpty());
        QCOMPARE(wire.attributes["beside"], QJsonValue(QJsonArray{1}));
        QCOMPARE(wire.attributes["_version3"]["attrs"]["type"], QJsonValue("odd"));
        QVERIFY(*readTomato(writeTomato(*topology)) == *topology);
    }

    void aConnectionWithoutATypeStaysWithout()
    {
        const auto topology =
            readTomato(document(twoHosts, R"([{"id": "c", "elements": ["a0", "b0"]}])"));
        const QJsonObject saved = toTomato(*topology);
        const QJsonObject wire = saved["topology"]["connections"][0].toObject();
        QCOMPARE(wire.keys(), (QStringList{"elements", "id"}));
    }

    void whatIsWrittenIsSortedAndIndentedByTwo()
    {
        const auto topology = readTomato(document(R"([{"id": "b", "type": "x", "n": "a\nb"},
            {"id": "a", "type": "x"}])"));
        QCOMPARE(writeTomato(*topology), QByteArray(R"({
  "file_information": {
    "version": 4
  },
  "topology": {
    "connections": [
    ],
    "elements": [
      {
        "id": "a",
        "parent": null,
        "type": "x"
      },
      {
        "id": "b",
        "n": "a\nb",
        "parent": null,
        "type": "x"
      }
    ]
  }
}
)"));
    }

    void numbersAndTextsStayWhatTheyWere()
    {
        const QByteArray elements = R"([{"id": "\u00e4", "type": "x", "big": 9007199254740993,
            "small": 1463739939.2083333, "tiny": 1e-300, "pair": "\ud83d\ude00", "null": "a\u0000b",
            "": 1, "none": null}])";
        const auto topology = readTomato(document(elements));
        QVERIFY2(topology, topology ? "" : topology.error().text().c_str());
        const auto again = readTomato(writeTomato(*topology));
        QVERIFY(*again == *topology);
        const QJsonObject &attributes = again->elements().begin()->second.attributes;
        QCOMPARE(attributes["big"].toInteger(), 9007199254740993);
        QCOMPARE(attributes["small"].toDouble(), 1463739939.2083333);
        QCOMPARE(attributes["pair"].toString(), QString::fromUcs4(U"\U0001f600"));
        QVERIFY(attributes.contains(""));
        QVERIFY(attributes.contains("none"));
    }

    void anElementAndAConnectionMayShareAnId()
    {
        QVERIFY(readTomato(document(twoHosts, R"([{"id": "a", "elements": ["a0", "b0"]}])")));
    }

    void nullIsAsGoodAsMissing()
    {
        QVERIFY(readTomato(document(R"([{"id": "a", "type": "openvz", "name": null, "_pos": null,
            "parent": null, "gateway4": null}])")));
    }

    void manyAttributesTakeNoQuadraticTime()
    {
        QByteArray beside;
        QByteArray inside;
        for (int i = 0; i < 200'000; ++i)
            (i % 2 == 0 ? beside : inside) += ", \"" + QByteArray::number(i) + "\": 1";
        const auto topology = readTomato(document(R"([{"id": 1, "type": "x")" + beside +
                                                      R"(, "attrs": {"name": "a")" + inside + "}}]",
                                                  "[]", "3"));
        QVERIFY(topology);
        QCOMPARE(topology->elements().begin()->second.attributes.size(), 200'001);
    }

    void badFilesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const QByteArray &json, const char *place) {
            QTest::newRow(name) << json << place;
        };
        row("empty", "", "byte 0");
        row("truncated", document(twoHosts).left(80), "byte");
        row("not UTF-8", "{\"a\": \"\xff\xfe\"}", "byte");
        row("an array", "[]", "byte 0");
        row("no version", R"({"topology": {"elements": [], "connections": []}})",
            "file_information");
        row("version 9", document("[]", "[]", "9"), "file_information.version");
        row("version text", document("[]", "[]", "\"4\""), "file_information.version");
        row("no topology", R"({"file_information": {"version": 4}})", "topology");
        row("elements wrong", document("{}"), "topology.elements");
        row("connections wrong", document("[]", "7"), "topology.connections");
        row("element wrong", document("[7]"), "topology.elements[0]");
        row("id missing", document(R"([{"type": "openvz"}])"), "topology.elements[0].id");
        row("id wrong", document(R"([{"id": 1.5, "type": "openvz"}])"), "topology.elements[0].id");
        row("type missing", document(R"([{"id": "a"}])"), "topology.elements[0].type");
        row("name wrong", document(R"([{"id": "a", "type": "openvz", "name": 3}])"),
            "topology.elements[0].name");
        row("position wrong", document(R"([{"id": "a", "type": "openvz", "_pos": {"x": 1}}])"),
            "topology.elements[0]._pos.y");
        row("double id", document(R"([{"id": "a", "type": "x"}, {"id": "a", "type": "x"}])"),
            "topology.elements[1].id");
        row("no such parent", document(R"([{"id": "a", "type": "x", "parent": "z"}])"),
            "topology.elements[0].parent");
        row("own parent", document(R"([{"id": "a", "type": "x", "parent": "a"}])"),
            "topology.elements[0].parent");
        row("parents in a cycle", document(R"([{"id": "a", "type": "x", "parent": "b"},
            {"id": "b", "type": "x", "parent": "a"}])"),
            "topology.elements[0].parent");
        row("parent is an interface", document(R"([{"id": "c", "type": "x", "parent": "b"},
            {"id": "b", "type": "x", "parent": "a"}, {"id": "a", "type": "x"}])"),
            "topology.elements[0].parent");
        row("one end", document(twoHosts, R"([{"id": "c", "elements": ["a0"]}])"),
            "topology.connections[0].elements");
        row("three ends", document(twoHosts, R"([{"id": "c", "elements": ["a0", "b0", "b1"]}])"),
            "topology.connections[0].elements");
        row("no such end", document(twoHosts, R"([{"id": "c", "elements": ["a0", "z"]}])"),
            "topology.connections[0].elements[1]");
        row("twice the same end", document(twoHosts, R"([{"id": "c", "elements": ["a0", "a0"]}])"),
            "topology.connections[0].elements");
        row("ends missing", document(twoHosts, R"([{"id": "c"}])"),
            "topology.connections[0].elements");
        row("two on one interface", document(twoHosts, R"([{"id": "c", "elements": ["a0", "b0"]},
            {"id": "d", "elements": ["a0", "b1"]}])"),
            "topology.connections[1].elements");
        row("double connection", document(twoHosts, R"([{"id": "c", "elements": ["a0", "b0"]},
            {"id": "c", "elements": ["a0", "b1"]}])"),
            "topology.connections[1].id");
        row("capturing wrong",
            document(twoHosts, R"([{"id": "c", "elements": ["a0", "b0"], "capturing": "yes"}])"),
            "topology.connections[0].capturing");
        row("mode wrong",
            document(twoHosts,
                     R"([{"id": "c", "elements": ["a0", "b0"], "capture_mode": "tape"}])"),
            "topology.connections[0].capture_mode");
        row("deep nesting", QByteArray(10'000'000, '['), "byte 512, line 1, column 513");
        row("deep attribute",
            document(R"([{"id": "a", "type": "x", "b": )" + QByteArray(5'000'000, '[') +
                     QByteArray(5'000'000, ']') + "}]"),
            "byte");
        row("half of a character", R"({"a\\ud800\ud83d\ude00": ["\ud800"]})",
            "byte 27, line 1, column 28");
        row("other half alone", R"({"a\udc00": 1})", "byte 3, line 1, column 4");
        row("halves in the wrong order", R"({"a": "\udc00\ud800"})", "byte 7, line 1, column 8");
        row("NaN", document(R"([{"id": "a", "type": "x", "_pos": {"x": NaN, "y": 0}}])"), "byte");
        row("a number that is none",
            document(R"([{"id": "a", "type": "x", "_pos": {"x": 1e999, "y": 0}}])"), "byte");
        row("position far out",
            document(R"([{"id": "a", "type": "x", "_pos": {"x": 0, "y": -1e300}}])"),
            "topology.elements[0]._pos.y");
        row("position a list", document(R"([{"id": "a", "type": "x", "_pos": [1, 2]}])"),
            "topology.elements[0]._pos");
        row("empty id", document(R"([{"id": "", "type": "x"}])"), "topology.elements[0].id");
        row("number as id", document(R"([{"id": 7, "type": "x"}])"), "topology.elements[0].id");
        row("fraction as id", document(R"([{"id": 7.5, "type": "x"}])", "[]", "3"),
            "topology.elements[0].id");
        row("huge number as id", document(R"([{"id": 1e30, "type": "x"}])", "[]", "3"),
            "topology.elements[0].id");
        row("parent a list", document(R"([{"id": "a", "type": "x", "parent": []}])"),
            "topology.elements[0].parent");
        row("attrs a list", document(R"([{"id": 1, "type": "x", "attrs": []}])", "[]", "3"),
            "topology.elements[0].attrs");
        row("name in attrs",
            document(R"([{"id": 1, "type": "x", "attrs": {"name": []}}])", "[]", "3"),
            "topology.elements[0].attrs.name");
        row("topology attrs", R"({"file_information": {"version": 3}, "topology": {"attrs": 1,
            "elements": [], "connections": []}})",
            "topology.attrs");
        row("topology name", R"({"file_information": {"version": 4}, "topology": {"name": 1,
            "elements": [], "connections": []}})",
            "topology.name");
        row("topology a list", R"({"file_information": {"version": 4}, "topology": []})",
            "topology");
        row("elements missing",
            R"({"file_information": {"version": 4}, "topology": {"connections": []}})",
            "topology.elements");
        row("connections missing",
            R"({"file_information": {"version": 4}, "topology": {"elements": []}})",
            "topology.connections");
        row("version missing", R"({"file_information": {}, "topology": {}})",
            "file_information.version");
        row("version a fraction", document("[]", "[]", "3.5"), "file_information.version");
        row("use_dhcp wrong", document(R"([{"id": "a", "type": "x", "use_dhcp": 1}])"),
            "topology.elements[0].use_dhcp");
        row("dhcp_server wrong", document(R"([{"id": "a", "type": "x", "dhcp_server": "yes"}])"),
            "topology.elements[0].dhcp_server");
        row("address wrong", document(R"([{"id": "a", "type": "x", "ip4address": ["10.0.0.1"]}])"),
            "topology.elements[0].ip4address");
        row("route wrong",
            document(R"([{"id": "a", "type": "x", "routes": [{"to": "::/0", "via": 1}]}])"),
            "topology.elements[0].routes[0].via");
        row("longer cycle", document(R"([{"id": "d", "type": "x", "parent": "a"},
            {"id": "a", "type": "x", "parent": "b"}, {"id": "b", "type": "x", "parent": "c"},
            {"id": "c", "type": "x", "parent": "a"}])"),
            "topology.elements[0].parent");
        row("connection wrong", document(twoHosts, "[[]]"), "topology.connections[0]");
        row("connection id missing", document(twoHosts, R"([{"elements": ["a0", "b0"]}])"),
            "topology.connections[0].id");
        row("end wrong", document(twoHosts, R"([{"id": "c", "elements": ["a0", null]}])"),
            "topology.connections[0].elements[1]");
        row("end is a device", document(twoHosts, R"([{"id": "c", "elements": ["a0", "b"]}])"),
            "topology.connections[0].elements");
        row("connection type",
            document(twoHosts, R"([{"id": "c", "elements": ["a0", "b0"], "type": 1}])"),
            "topology.connections[0].type");
        row("filter wrong",
            document(twoHosts, R"([{"id": "c", "elements": ["a0", "b0"], "capture_filter": {}}])"),
            "topology.connections[0].capture_filter");
        row("mode a number",
            document(twoHosts, R"([{"id": "c", "elements": ["a0", "b0"], "capture_mode": 3}])"),
            "topology.connections[0].capture_mode");
    }

    void badFilesAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto topology = readTomato(json);
        QVERIFY(!topology);
        const QString found = QString::fromStdString(topology.error().place);
        QVERIFY2(place.startsWith("byte") ? found.startsWith(place) : found == place,
                 qPrintable(found));
        QVERIFY(!topology.error().message.empty());
    }
    void macAddressesMtusAndGatewaysAreChecked_data()
    {
        QTest::addColumn<QString>("attribute");
        QTest::addColumn<bool>("isInterface");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char *attribute, bool isInterface, bool isGood) {
            QTest::newRow(attribute) << attribute << isInterface << isGood;
        };
        row("\"mac\": \"02:00:00:aa:00:01\"", true, true);
        row("\"mac\": \"02-00-00-AA-00-01\"", true, true);
        row("\"mac\": \"\"", true, true);
        row("\"mac\": null", true, true);
        row("\"mac\": \"00:00:00:aa:00\"", true, false);
        row("\"mac\": \"00:00:00:00:00:00\"", true, false);
        row("\"mac\": \"01:00:5e:00:00:01\"", true, false);
        row("\"mac\": 7", true, false);
        row("\"mtu\": 9000", true, true);
        row("\"mtu\": \"1400\"", true, true);
        row("\"mtu\": \"abc\"", true, false);
        row("\"mtu\": 10", true, false);
        row("\"mtu\": 1e9", true, false);
        row("\"mtu\": 1400.5", true, false);
        row("\"gateway4\": \"10.0.0.1\"", false, true);
        row("\"gateway4\": \"via 10.0.0.1\"", false, false);
        row("\"gateway4\": \"10.0.0.1/24\"", false, false);
        row("\"gateway4\": \"fd00::1\"", false, false);
        row("\"gateway4\": \"224.0.0.1\"", false, false);
        row("\"gateway6\": \"fe80::1\"", false, true);
        row("\"gateway6\": \"ff02::1\"", false, false);
    }
    void macAddressesMtusAndGatewaysAreChecked()
    {
        QFETCH(QString, attribute);
        QFETCH(bool, isInterface);
        QFETCH(bool, isGood);
        const QString text =
            QStringLiteral(R"({"file_information": {"version": 4}, "topology": {"connections": [],
                "elements": [{"id": "a", "type": "container", "parent": null%1},
                             {"id": "b", "type": "container_interface", "parent": "a"%2}]}})")
                .arg(isInterface ? QString() : ", " + attribute,
                     isInterface ? ", " + attribute : QString());
        const auto read = readTomato(text.toUtf8());
        QCOMPARE(read.has_value(), isGood);
        if (!read) {
            const QString place = isInterface ? "topology.elements[1]." : "topology.elements[0].";
            QVERIFY(QString::fromStdString(read.error().place)
                        .startsWith(place + attribute.section('"', 1, 1)));
        }
    }
};

QTEST_GUILESS_MAIN(TestTomatoFormat)
#include "tst_tomatoformat.moc"
