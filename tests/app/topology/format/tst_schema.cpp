// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/tomatoformat.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;

/// The published JSON Schema of topology files says what their reader does.
class TestSchema final : public QObject
{
    Q_OBJECT

    const QDir m_top{QStringLiteral(TOMATO_SOURCE)};
    const QString m_schema = m_top.filePath("resources/schema/tomato-topology-4.schema.json");

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The names of the files that are wrong by the schema, judged by Python's jsonschema; nothing
    /// where that is not installed.
    std::optional<QStringList> refused(const QString &folder) const
    {
        QProcess python;
        python.start("python3", {"-c", R"(
import json, os, sys
try: import jsonschema
except ImportError: sys.exit(77)
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
judge = jsonschema.Draft202012Validator(schema)
for name in sorted(os.listdir(sys.argv[2])):
    if not judge.is_valid(json.load(open(os.path.join(sys.argv[2], name)))):
        print(name)
)",
                                 m_schema, folder});
        if (!python.waitForFinished(60'000) || python.exitCode() == 77)
            return std::nullopt;
        return QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError())
            .split('\n', Qt::SkipEmptyParts);
    }

    static QJsonObject pair()
    {
        const auto element = [](const char *id, const char *type, QJsonValue parent) {
            return QJsonObject{{"id", id}, {"type", type}, {"parent", parent}, {"name", id}};
        };
        return {{"elements", QJsonArray{element("h1", "host", {}), element("h2", "host", {}),
                                        element("i1", "host_interface", "h1"),
                                        element("i2", "host_interface", "h2")}},
                {"connections",
                 QJsonArray{QJsonObject{{"id", "c1"}, {"elements", QJsonArray{"i1", "i2"}}}}}};
    }

    /// The pair with one attribute more, of "topology", "element" (h1) or "connection" (c1).
    static QJsonObject with(const QString &where, const QString &key, const QJsonValue &value)
    {
        QJsonObject topology = pair();
        if (where == "topology") {
            topology.insert(key, value);
        } else {
            const QString list = where + "s";
            QJsonArray array = topology[list].toArray();
            QJsonObject first = array[0].toObject();
            first.insert(key, value);
            array[0] = first;
            topology.insert(list, array);
        }
        return {{"file_information", QJsonObject{{"version", 4}}}, {"topology", topology}};
    }

    struct Value
    {
        const char *where;
        const char *key;
        QJsonValue value;
    };

    /// Both judge each of them alike.
    void judge(const std::vector<Value> &values, bool good)
    {
        const QTemporaryDir folder;
        QStringList all;
        for (const Value &each : values) {
            const QJsonObject document = with(each.where, each.key, each.value);
            const auto topology = topology::fromTomato(document);
            QVERIFY2(topology.has_value() == good, each.key);
            const QString name =
                QString("%1 %2 %3").arg(all.size(), 3, 10, QChar('0')).arg(each.where, each.key);
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QJsonDocument(document).toJson());
            all << name;
        }
        const auto bad = refused(folder.path());
        if (!bad)
            QSKIP("python3-jsonschema is not installed");
        QCOMPARE(*bad, good ? QStringList() : all);
    }

private slots:
    void examplesPass()
    {
        const QTemporaryDir folder;
        QDirIterator examples(m_top.filePath("resources/examples"), {"*.tomato4.json"}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (examples.hasNext()) {
            const QString example = examples.next();
            QVERIFY(QFile::copy(example, folder.filePath(QFileInfo(example).fileName())));
        }
        QVERIFY2(QFile::exists(folder.filePath("convergence.tomato4.json")), "the published ones");
        QVERIFY(QFile::copy(m_top.filePath("tests/app/exchange/data/rich.tomato4.json"),
                            folder.filePath("rich")));
        const auto bad = refused(folder.path());
        if (!bad)
            QSKIP("python3-jsonschema is not installed");
        QCOMPARE(*bad, QStringList());
    }

    void whatTheReaderTakesPasses()
    {
        judge({{"element", "mtu", 1500},
               {"element", "mtu", "1500"},
               {"element", "mac", "02:00:00:00:00:01"},
               {"element", "name", QJsonValue()},
               {"element", "unknown", QJsonArray{1}},
               {"element", "routes",
                QJsonArray{QJsonObject{{"to", "10.0.0.0/8"}, {"via", "10.0.0.1"}}}},
               {"element", "commands",
                QJsonArray{QJsonObject{{"run", "x"}, {"name", "web"}, {"restart", true}}}},
               {"element", "commands", QJsonArray{QJsonObject{{"run", "x"}, {"name", {}}}}},
               {"element", "startup_commands", QJsonArray{"one"}},
               {"element", "image", "store:web"},
               {"element", "image", "containers-storage:docker.io/library/web:1"},
               {"element", "image", "/srv/images/web"},
               {"element", "outside", "nat"},
               {"element", "vlan", 10},
               {"element", "vlan_trunk", "10,20-30"},
               {"connection", "delay_to", 20.5},
               {"connection", "capture_mode", "both"},
               {"connection", "distribution_from", "pareto"},
               {"connection", "seed_from", 4294967295.0},
               {"connection", "drop_frames_from", "3, 7, 100-120"},
               {"connection", "drop_frames_to", 7},
               {"connection", "trace_from", "1\n5\n"},
               {"connection", "loss_filter_to", "icmp"},
               {"connection", "emulation_filter_from", "udp port 5001"},
               {"topology", "shared_folders", QJsonArray{"/srv"}}},
              true);
    }

    void whatTheReaderRefusesFails()
    {
        judge({{"element", "id", ""},
               {"element", "name", "two\nlines"},
               {"element", "type", 7},
               {"element", "_pos", QJsonObject{{"x", 1}}},
               {"element", "mtu", 12},
               {"element", "mac", "00:00:00:aa:00"},
               {"element", "routes", QJsonArray{"10.0.0.0/8"}},
               {"element", "commands", QJsonArray{QJsonObject{{"name", "x"}}}},
               {"element", "commands", QJsonArray{QJsonObject{{"run", "x"}, {"name", 1}}}},
               {"element", "commands", QJsonArray{QJsonObject{{"run", "x"}, {"restart", "yes"}}}},
               {"element", "startup_commands", "one"},
               {"element", "outside", true},
               {"element", "outside_machine", "yes"},
               {"element", "hostname", 7},
               {"element", "vlan", QJsonArray{10}},
               {"element", "vlan_trunk", true},
               {"element", "vlan_native", QJsonObject{}},
               {"element", "environment", QJsonObject{{"A", 1}}},
               {"element", "process_limit", 3},
               {"element", "latitude", 90.5},
               {"element", "longitude", "8.68 E"},
               {"element", "image", "web"},
               {"element", "congestion_control", 7},
               {"element", "congestion_control", "cubic reno"},
               {"element", "attach", "cable"},
               {"connection", "elements", QJsonArray{"i1"}},
               {"connection", "capturing", "yes"},
               {"connection", "capture_mode", "tape"},
               {"connection", "capture_segments", 1},
               {"connection", "lossratio_to", 101},
               {"connection", "delay_from", -1},
               {"connection", "distribution_to", "flat"},
               {"connection", "seed_from", 1.5},
               {"connection", "seed_to", -1},
               {"connection", "drop_frames_from", "3, x"},
               {"connection", "drop_frames_to", "7;8"},
               {"connection", "trace_to", 5},
               {"connection", "loss_filter_to", 5},
               {"connection", "emulation_filter_to", true},
               {"topology", "shared_folders", QJsonArray{1}},
               {"topology", "compute_routes", "on"}},
              false);
    }

    void everyAttributeThatIsCheckedIsDescribed()
    {
        const QDir attributes(m_top.filePath("app/topology/attributes"));
        const QString checks = read(attributes.filePath("attributecheck.cpp"));
        const QString names = read(attributes.filePath("attributenames.h"));
        const QJsonObject schema = QJsonDocument::fromJson(read(m_schema)).object();
        static const QRegularExpression row(QStringLiteral("\\{(\\w+), (?:is|are)\\w+"));
        int rows = 0;
        for (const auto &[function, place, suffix] :
             {std::tuple{"checkTopologyAttributes", "topology", ""},
              std::tuple{"checkElementAttributes", "element", ""},
              std::tuple{"checkConnectionAttributes", "connection", ""},
              std::tuple{"checkEffects(const", "connection", "_from"},
              std::tuple{"checkEffects(const", "connection", "_to"}}) {
            const QJsonObject described =
                (qstrcmp(place, "topology") == 0
                     ? schema["properties"]["topology"]
                     : schema["$defs"][QLatin1String(place)])["properties"]
                    .toObject();
            const QString body = checks.section(QLatin1String(function), -1).section("\n}\n", 0, 0);
            auto matches = row.globalMatch(body);
            for (; matches.hasNext(); ++rows) {
                const QString constant = matches.next().captured(1);
                const QString key = names.section(u' ' + constant + "(\"", 1).section(u'"', 0, 0) +
                                    QLatin1String(suffix);
                QVERIFY2(described.contains(key), qPrintable(constant + ": " + key));
            }
        }
        QVERIFY(rows > 40);
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
