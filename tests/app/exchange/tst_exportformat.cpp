// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/exportformat.h"
#include "app/topology/format/tomatoformat.h"
#include "tests/app/exchange/importtest.h"

#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace tomato;
using namespace tomato::exchange;
using topology::ElementKind;

static topology::Topology example()
{
    auto file = importFile(TOMATO_SOURCE "/resources/examples/two_routers.tomato4.json");
    if (!file)
        qFatal("%s", file.error().text().c_str());
    topology::Topology topology = std::move(file->imported.topology);
    const auto id = *topology::findElement(topology, "h1");
    (void)topology.setAttribute(id, "startup_commands",
                                QJsonArray({"echo \"it's\" > /tmp/a\\b", "sleep 1 &"}));
    const auto link = *topology::findConnection(topology, "h1--r1");
    (void)topology.setAttribute(link, "emulation", true);
    (void)topology.setAttribute(link, "bandwidth_from", 2500);
    (void)topology.setAttribute(link, "delay_to", 7);
    return topology;
}

/// Names that no other program likes.
static topology::Topology odd()
{
    topology::Topology topology;
    int number = 0;
    for (const char *name : {"a \"b\" \\ c", "a _b_ c", "<x>&y", "1st", "host", "n\nl\x01",
                             "M\u00fcnchen", "null", "True", "no", "class", "None", "net"})
        (void)topology.insert(topology::Element{ElementId("e" + std::to_string(++number)),
                                                {},
                                                number % 2 ? "container" : "tinc_vpn",
                                                {{"name", QString::fromUtf8(name)}}});
    for (int i = 1; i < number; ++i) {
        for (const int device : {i, i + 1})
            (void)topology.insert(
                topology::Element{ElementId("i" + std::to_string(10 * i + device)),
                                  ElementId("e" + std::to_string(device)),
                                  "container_interface",
                                  {{"name", QString("eth \"%1\"").arg(i)}}});
        (void)topology.insert(
            topology::Connection{ConnectionId("c" + std::to_string(i)),
                                 {ElementId("i" + std::to_string(10 * i + i)),
                                  ElementId("i" + std::to_string(10 * i + i + 1))},
                                 {},
                                 {}});
    }
    return topology;
}

/// Returns a program's output for a file on its standard input; nothing when it fails.
static std::optional<QByteArray> outputOf(const QString &program, const QStringList &arguments,
                                          const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0) {
        qWarning("%s", process.readAllStandardError().constData());
        return std::nullopt;
    }
    return process.readAllStandardOutput();
}

class TestExportFormat final : public QObject
{
    Q_OBJECT

private slots:
    void theEndingDecides()
    {
        QCOMPARE(exportFormatOf("a.GraphML"), ExportFormat::GraphMl);
        QCOMPARE(exportFormatOf("a.clab.yml"), ExportFormat::Containerlab);
        QCOMPARE(exportFormatOf("a.py"), ExportFormat::MininetScript);
        QCOMPARE(exportFormatOf("a.dot"), ExportFormat::Graphviz);
        QCOMPARE(exportFormatOf("a.tomato4.json"), ExportFormat::Tomato);
        QCOMPARE(exportFormatOf("a"), ExportFormat::Tomato);
    }

    void graphMlComesBackWithEverything()
    {
        const auto original = example();
        const auto back =
            importText(FileFormat::GraphMl, exportText(ExportFormat::GraphMl, original).text);
        QVERIFY(back);
        QVERIFY2(back->report.isEmpty(),
                 back->report.isEmpty() ? "" : back->report.remarks()[0].text().c_str());
        QCOMPARE(back->topology.attributes(), original.attributes());
        QCOMPARE(back->topology.elements().size(), original.elements().size());
        for (const auto &[id, element] : original.elements()) {
            const auto again = element.isInterface() ? interface(back->topology, original.label(id))
                                                     : device(back->topology, element.name());
            QCOMPARE(again.attributes, element.attributes);
            QCOMPARE(again.type, element.type);
        }
        for (const auto &[id, link] : original.connections()) {
            const QString ends = original.label(link.ends[0]) + "--" + original.label(link.ends[1]);
            QCOMPARE(connection(back->topology, ends).attributes, link.attributes);
        }
        QCOMPARE(from(back->topology, "h1:eth0", "bandwidth"),
                 from(original, "h1:eth0", "bandwidth"));
    }

    void aReplayComesBackAsItWas()
    {
        topology::Topology topology;
        QVERIFY(topology.insert(topology::Element{
            ElementId("a"), {}, "replay", {{"name", "rp"}, {"replay_file", "x.pcap"}}}));
        const auto back =
            importText(FileFormat::GraphMl, exportText(ExportFormat::GraphMl, topology).text);
        QVERIFY(back);
        const topology::Element replay = device(back->topology, "rp");
        QCOMPARE(replay.type, "replay");
        QVERIFY(!replay.attributes.contains("attach"));
        QCOMPARE(replay.attributes.value("replay_file").toString(), "x.pcap");
    }

    void aGatewayOfALinkNamesTheLink()
    {
        topology::Topology topology;
        QVERIFY(topology.insert(topology::Element{
            ElementId("a"), {}, "container", {{"name", "h"}, {"gateway6", "fe80::1"}}}));
        QVERIFY(topology.insert(
            topology::Element{ElementId("i"), ElementId("a"), "container_interface", {}}));
        const QByteArray lab = exportText(ExportFormat::Containerlab, topology).text;
        QVERIFY2(lab.contains("ip -6 route add default via fe80::1 dev eth1"), lab.constData());
    }

    void oddNamesSurviveGraphMl()
    {
        const Exported exported = exportText(ExportFormat::GraphMl, odd());
        QVERIFY(!remark(exported.report, "XML cannot hold").isEmpty());
        const auto back = importText(FileFormat::GraphMl, exported.text);
        QVERIFY(back);
        QCOMPARE(deviceCount(back->topology), 13);
        QCOMPARE(back->topology.connections().size(), 12u);
        for (const char *word : {"null", "True", "no"})
            QVERIFY2(topology::findElement(back->topology, word), word);
        QVERIFY(!device(back->topology, "a \"b\" \\ c").id.isEmpty());
        QVERIFY(!device(back->topology, "<x>&y").id.isEmpty());
    }

    void containerlabComesBackWithItsNodesLinksAndCommands()
    {
        const auto original = example();
        const Exported exported = exportText(ExportFormat::Containerlab, original);
        const auto back = importText(FileFormat::Containerlab, exported.text);
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        QCOMPARE(deviceCount(back->topology), deviceCount(original));
        QCOMPARE(back->topology.connections().size(), original.connections().size());
        for (const auto &[id, element] : original.elements()) {
            if (!element.isInterface())
                QCOMPARE(device(back->topology, element.name()).kind(), element.kind());
        }
        const auto host = device(back->topology, "h1");
        QCOMPARE(host.position(), device(original, "h1").position());
        const QJsonArray commands = host.attributes.value("startup_commands").toArray();
        QVERIFY(commands.contains("ip addr add 10.0.1.2/24 dev eth1"));
        QVERIFY(commands.contains("ip route add default via 10.0.1.1"));
        QVERIFY(commands.contains("echo \"it's\" > /tmp/a\\b"));
        QVERIFY(!remark(exported.report, "emulation").isEmpty());
    }

    void everyAttributeIsWrittenOrListed_data()
    {
        QTest::addColumn<ExportFormat>("format");
        QTest::newRow("GraphML") << ExportFormat::GraphMl;
        QTest::newRow("containerlab") << ExportFormat::Containerlab;
        QTest::newRow("Mininet") << ExportFormat::MininetScript;
        QTest::newRow("Graphviz") << ExportFormat::Graphviz;
    }
    void everyAttributeIsWrittenOrListed()
    {
        QFETCH(ExportFormat, format);
        QFile file(TOMATO_SOURCE "/tests/app/exchange/data/rich.tomato4.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        // Values, texts or numbers, of all but ids; and an attribute more wherever one may be.
        static const QRegularExpression part(QStringLiteral(
            "\"(?!id|parent|type|version|stp|_pos|x|y)[a-z0-9_A-Z]+\": (\"[^\"]*\"|[0-9.]+)"));
        static const QRegularExpression object(
            QStringLiteral("\\{\\s+(?=\"(?:id|name|elements)\")"));
        QStringList lost;
        int tried = 0;
        const auto tryIt = [&](const QString &changed, const QString &marker, qsizetype at) {
            const auto topology = topology::readTomato(changed.toUtf8());
            if (!topology)
                return;
            ++tried;
            const Exported exported = exportText(format, *topology);
            QString all = QString::fromUtf8(exported.text);
            for (const ImportReport::Remark &each : exported.report.remarks()) {
                all += QString::fromStdString(each.message);
                for (const std::string &place : each.places)
                    all += QString::fromStdString(place);
            }
            if (!all.contains(marker))
                lost << changed.mid(qMax(qsizetype(0), at - 30), 60).simplified();
        };
        for (auto each = part.globalMatch(text); each.hasNext();) {
            const auto match = each.next();
            for (const QString &marker : {QStringLiteral("Marker7"), QStringLiteral("77")}) {
                QString changed = text;
                const QString value =
                    match.captured(1).startsWith('"') ? '"' + marker + '"' : marker;
                changed.replace(match.capturedStart(1), match.capturedLength(1), value);
                tryIt(changed, marker, match.capturedStart(1));
            }
        }
        for (auto each = object.globalMatch(text); each.hasNext();) {
            const auto match = each.next();
            QString changed = text;
            changed.insert(match.capturedEnd(0), QStringLiteral("\"any\": \"Marker7\", "));
            tryIt(changed, QStringLiteral("Marker7"), match.capturedEnd(0));
        }
        QVERIFY(tried > 40);
        QVERIFY2(lost.isEmpty(), qPrintable('\n' + lost.join('\n')));
    }

    void aDistributionWithoutAJitterIsReportedAndNotLost()
    {
        topology::Topology topology = example();
        const auto link = *topology::findConnection(topology, "h1--r1");
        (void)topology.setAttribute(link, "distribution_to", "pareto");
        const Exported lab = exportText(ExportFormat::Containerlab, topology);
        QVERIFY(!lab.text.contains("pareto"));
        QVERIFY(remark(lab.report, "'distribution_to' has no place in").contains("pareto"));
        (void)topology.setAttribute(link, "jitter_to", 2);
        const Exported with = exportText(ExportFormat::Containerlab, topology);
        QVERIFY(with.text.contains("7ms 2ms distribution pareto"));
        QVERIFY(remark(with.report, "'distribution_to'").isEmpty());
    }

    void emulationThatIsOnByDefaultIsExported()
    {
        const auto read = importFile(TOMATO_SOURCE "/tests/app/exchange/data/rich.tomato4.json");
        QVERIFY(read);
        const QByteArray lab = exportText(ExportFormat::Containerlab, read->imported.topology).text;
        QVERIFY2(lab.contains("tc qdisc replace dev eth1 root netem delay 100ms 3ms distribution "
                              "normal loss 25% reorder 5% rate 10000kbit"),
                 lab.constData());
        QVERIFY(lab.contains("netem delay 10ms rate 1000kbit"));
        QVERIFY(lab.contains("ip link set dev eth1 down"));
        QVERIFY(lab.contains("mtu: 9000"));
        QVERIFY(lab.contains("ip link set dev eth1 address 02:00:00:00:00:11"));
        const QByteArray script =
            exportText(ExportFormat::MininetScript, read->imported.topology).text;
        QVERIFY(script.contains("delay='100ms'"));
        QVERIFY(script.contains("ip link set dev h1-eth0 mtu 9000"));
        QVERIFY(script.contains("ip link set dev h1-eth0 down"));
    }

    void interfacesOfTheHostHaveNamesOfTheirOwn()
    {
        topology::Topology topology;
        // The first link of "nb1" and the eleventh of "nb" would both be "nb10".
        const std::vector<std::pair<QString, int>> networks = {
            {"nb", 11}, {"nb1", 3}, {"averylongnameofanetwork", 2}, {"averylongnameoftwo", 2}};
        int number = 0;
        for (const auto &[name, links] : networks) {
            const ElementId outside("z" + name.toStdString());
            QVERIFY(topology.insert(
                topology::Element{outside, {}, "external_network", {{"name", name}}}));
            for (int link = 0; link < links; ++link) {
                const std::string id = std::to_string(++number);
                const ElementId host("h" + id);
                QVERIFY(topology.insert(topology::Element{host, {}, "container", {}}));
                QVERIFY(topology.insert(
                    topology::Element{ElementId("i" + id), host, "container_interface", {}}));
                QVERIFY(topology.insert(topology::Element{
                    ElementId("o" + id), outside, "external_network_endpoint", {}}));
                // The order of the links is not that of the networks.
                const int order = number * 7 % 18;
                QVERIFY(
                    topology.insert(topology::Connection{ConnectionId(std::to_string(100 + order)),
                                                         {ElementId("i" + id), ElementId("o" + id)},
                                                         {},
                                                         {}}));
            }
        }
        // A bridge is an interface of the host, too.
        QVERIFY(topology.insert(topology::Element{
            ElementId("s"), {}, "tinc_vpn", {{"mode", "switch"}, {"name", "nb3"}}}));
        const QString text =
            QString::fromUtf8(exportText(ExportFormat::Containerlab, topology).text);
        static const QRegularExpression host("\"host:([^\"]+)\"");
        QSet<QString> names{"nb3"};
        auto found = host.globalMatch(text);
        while (found.hasNext()) {
            const QString name = found.next().captured(1);
            QVERIFY2(name.size() <= 15, qPrintable(name));
            QVERIFY2(!names.contains(name), qPrintable(name + " is there twice"));
            names << name;
        }
        QCOMPARE(names.size(), 19);
    }

    void anEmptyTopologyCanBeReadBack()
    {
        const QByteArray lab = exportText(ExportFormat::Containerlab, {}).text;
        const auto back = importText(FileFormat::Containerlab, lab);
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        QCOMPARE(deviceCount(back->topology), 0);
        QVERIFY(importText(FileFormat::GraphMl, exportText(ExportFormat::GraphMl, {}).text));
    }

    void oddNamesSurviveContainerlab()
    {
        const Exported exported = exportText(ExportFormat::Containerlab, odd());
        const auto back = importText(FileFormat::Containerlab, exported.text);
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        QCOMPARE(deviceCount(back->topology), 13);
        QCOMPARE(back->topology.connections().size(), 12u);
        for (const char *word : {"null", "True", "no"})
            QVERIFY2(topology::findElement(back->topology, word), word);
    }

    void theScriptForMininetIsPython_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("example") << exportText(ExportFormat::MininetScript, example()).text;
        QTest::newRow("odd") << exportText(ExportFormat::MininetScript, odd()).text;
        QTest::newRow("empty") << exportText(ExportFormat::MininetScript, {}).text;
    }

    void theScriptForMininetIsPython()
    {
        QFETCH(QByteArray, text);
        if (QStandardPaths::findExecutable("python3").isEmpty())
            QSKIP("there is no python3");
        const QTemporaryDir folder;
        QFile file(folder.filePath("net.py"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QVERIFY2(outputOf("python3", {"-m", "py_compile", file.fileName()}, {}), text.constData());
    }

    void theScriptForMininetBuildsTheSameNetwork()
    {
        if (QStandardPaths::findExecutable("python3").isEmpty())
            QSKIP("there is no python3");
        // In place of Mininet: what it is asked for, in the order of the calls.
        const QByteArray stage = R"(
import sys, types
said = []
class Net:
    def __init__(self, **kw): pass
    def addHost(self, name, cls=None, ip=None): said.append(('host', name, cls.__name__ if cls else None))
    def addSwitch(self, name, dpid): said.append(('switch', name, len(dpid)))
    def addLink(self, a, b, **kw): said.append(('link', a, b, sorted(kw.items(), key=lambda e: e[0])))
    def get(self, name): return types.SimpleNamespace(cmd=lambda c: said.append(('cmd', name, c)))
for module, names in {'cli': ['CLI'], 'link': ['TCLink'], 'log': ['setLogLevel'], 'net': [], 'node': ['Host', 'OVSBridge']}.items():
    m = sys.modules['mininet.' + module] = types.ModuleType('mininet.' + module)
    for n in names: setattr(m, n, type(n, (), {}))
sys.modules['mininet'] = types.ModuleType('mininet')
sys.modules['mininet.net'].Mininet = Net
import importlib.util
spec = importlib.util.spec_from_file_location('topo', sys.argv[1])
topo = importlib.util.module_from_spec(spec); spec.loader.exec_module(topo)
topo.configure(topo.build())
for each in said: print(each)
)";
        const QTemporaryDir folder;
        QFile file(folder.filePath("net.py"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(exportText(ExportFormat::MininetScript, example()).text);
        file.close();
        const auto said = outputOf("python3", {"-B", "-", file.fileName()}, stage);
        QVERIFY(said);
        const QString text = QString::fromUtf8(*said);
        QVERIFY2(text.contains("('host', 'h1', None)"), qPrintable(text));
        QVERIFY(text.contains("('host', 'r1', 'Router')"));
        QCOMPARE(text.count("('link'"), 3);
        QVERIFY2(text.contains("'bw': 2.5"), qPrintable(text));
        QVERIFY(text.contains("'delay': '7ms'"));
        QVERIFY(text.contains("('cmd', 'h1', 'ip addr add 10.0.1.2/24 dev h1-eth0')"));
        QVERIFY(text.contains("echo \"it\\'s\" > /tmp/a\\\\b"));
    }

    void graphvizReadsTheGraph()
    {
        if (QStandardPaths::findExecutable("dot").isEmpty())
            QSKIP("there is no dot");
        for (const auto &topology : {example(), odd()}) {
            const auto svg =
                outputOf("dot", {"-Tsvg"}, exportText(ExportFormat::Graphviz, topology).text);
            QVERIFY(svg);
            QCOMPARE(svg->count("class=\"edge\""),
                     static_cast<qsizetype>(topology.connections().size()));
            QCOMPARE(svg->count("class=\"node\""), deviceCount(topology));
        }
    }

    void aFileIsWrittenWholeOrNotAtAll()
    {
        const QTemporaryDir folder;
        QVERIFY(exportFile(example(), folder.filePath("a.graphml")));
        QVERIFY(importFile(folder.filePath("a.graphml")));
        QVERIFY(!exportFile(example(), folder.filePath("none/a.graphml")));
    }
};

QTEST_GUILESS_MAIN(TestExportFormat)
#include "tst_exportformat.moc"
