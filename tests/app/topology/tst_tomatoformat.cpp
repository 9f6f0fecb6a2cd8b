// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/tomatoformat.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace tomato;
using namespace tomato::topology;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Own examples, and ToMaTo's own files where they are at hand.
QStringList realFiles()
{
    QStringList files;
    for (const QString folder :
         {TOMATO_SOURCE "/resources/examples", TOMATO_SHARED_TOPOLOGIES "/tomato"})
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
        row("deep nesting", QByteArray(10'000'000, '['), "byte");
    }

    void badFilesAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto topology = readTomato(json);
        QVERIFY(!topology);
        const QString found = QString::fromStdString(topology.error().place);
        QVERIFY2(place == "byte"
                     ? found.startsWith(place)
                     : found.startsWith(place) && (place.startsWith("byte") || found == place),
                 qPrintable(found));
        QVERIFY(!topology.error().message.empty());
    }

    void aFileThatIsNotThereIsNamed()
    {
        const auto topology = loadTopology("/nowhere/at-all.json");
        QVERIFY(!topology);
        QVERIFY(topology.error().text().find("/nowhere/at-all.json") != std::string::npos);
        QVERIFY(!loadTopology(QDir::tempPath()));
    }

    /// Cut and corrupted files give an error or a topology that can be saved, and never a crash.
    void damagedFilesAreReadOrRefused()
    {
        std::mt19937 random(7);
        int refused = 0;
        for (const QString &path : realFiles()) {
            const QByteArray whole = contents(path);
            for (int round = 0; round < 400; ++round) {
                QByteArray damaged = whole;
                const auto at =
                    static_cast<qsizetype>(random() % static_cast<unsigned>(whole.size()));
                if (round % 4 == 0)
                    damaged.truncate(at);
                else if (round % 4 == 1)
                    damaged.remove(at, static_cast<qsizetype>(random() % 40));
                else if (round % 4 == 2)
                    damaged[at] = static_cast<char>(random());
                else
                    damaged.insert(at, whole.mid(static_cast<qsizetype>(random() % 300), 30));
                const auto topology = readTomato(damaged);
                if (topology)
                    QVERIFY(*readTomato(writeTomato(*topology)) == *topology);
                else
                    ++refused;
            }
        }
        QVERIFY(refused > 100);
    }

    void savingIsAllOrNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("t.json");
        const auto topology = readTomato(document(twoHosts));
        QVERIFY(topology);
        QVERIFY(saveTopology(*topology, path));
        QVERIFY(*loadTopology(path) == *topology);
        QVERIFY(!saveTopology(*topology, folder.filePath("missing/t.json")));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"t.json"});
    }
};

QTEST_GUILESS_MAIN(TestTomatoFormat)
#include "tst_tomatoformat.moc"
