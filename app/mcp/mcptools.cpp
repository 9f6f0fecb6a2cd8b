// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/mcptools.h"

#include "app/mcp/recordedpackets.h"
#include "app/topology/attributes/attributenames.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cmath>

namespace tomato::mcp {

using namespace std::chrono_literals;

namespace {

constexpr auto Quickly = 60s;
/// The time limit for tools that read whole recordings or start whole labs.
constexpr auto Slowly = 300s;
constexpr int UsualPackets = 50;
constexpr int MaxPackets = 1000;
constexpr int MaxSeconds = 600;

/// An argument: its name, its type in JSON Schema, what it means.
struct Argument
{
    const char *name;
    const char *type;
    const char *meaning;
    bool isRequired = true;
};

constexpr Argument Lab{"lab", "string", "a lab's id, or its topology file"};
constexpr Argument Connection{"connection", "string", "such as h1--r1, or h1:eth0--r1:eth1"};
constexpr Argument Filter{"filter", "string", "a pcap filter, such as 'tcp port 80'", false};

QJsonObject schemaOf(std::initializer_list<Argument> arguments)
{
    QJsonObject properties;
    QJsonArray required;
    for (const Argument &each : arguments) {
        properties.insert(QLatin1String(each.name),
                          QJsonObject{{"type", QLatin1String(each.type)},
                                      {"description", QLatin1String(each.meaning)}});
        if (each.isRequired)
            required.append(QLatin1String(each.name));
    }
    return {{"type", "object"},
            {"properties", properties},
            {"required", required},
            {"additionalProperties", false}};
}

QString text(const QJsonObject &arguments, const char *name)
{
    return arguments.value(QLatin1String(name)).toString();
}

/// Returns the values of these arguments; none of them may be an option of a command.
Result<QStringList> plain(const QJsonObject &arguments, std::initializer_list<const char *> names)
{
    QStringList words;
    for (const char *name : names) {
        const QString word = text(arguments, name);
        if (word.startsWith(QLatin1Char('-')) || word.isEmpty())
            return failure(word.isEmpty() ? "is empty" : "begins with '-'", name);
        words << word;
    }
    return words;
}

/// Returns the whole number, or the default.
Result<int> number(const QJsonObject &arguments, const char *name, int usual, int greatest)
{
    const QJsonValue value = arguments.value(QLatin1String(name));
    const double given = value.toDouble(usual);
    if (given != std::floor(given) || given < 1 || given > greatest)
        return failure("is not from 1 to " + std::to_string(greatest), name);
    return static_cast<int>(given);
}

/// A command whose words are `before`, the plain arguments, and `after`.
auto command(const QStringList &before, std::initializer_list<const char *> names,
             const QStringList &after, std::chrono::milliseconds longest = Quickly)
{
    return [before, names = std::vector<const char *>(names), after,
            longest](const Caller &caller, const QJsonObject &arguments) -> Result<QString> {
        QStringList words = before;
        for (const char *name : names) {
            const auto word = plain(arguments, {name});
            if (!word)
                return passOn(word);
            words += *word;
        }
        return runCommand(caller, words + after, longest);
    };
}

Result<RecordedPackets> packetsOf(const QJsonObject &arguments)
{
    const auto words = plain(arguments, {"lab", "connection"});
    if (!words)
        return passOn(words);
    const auto most = number(arguments, "count", UsualPackets, MaxPackets);
    if (!most)
        return passOn(most);
    return RecordedPackets{words->front(), words->back(), text(arguments, "filter"), *most};
}

Result<QString> packetsAsTable(const Caller &caller, const QJsonObject &arguments)
{
    const auto packets = packetsOf(arguments);
    return packets ? packets->asTable(caller) : passOn(packets);
}

Result<QString> packetsDecoded(const Caller &caller, const QJsonObject &arguments)
{
    const auto packets = packetsOf(arguments);
    return packets ? packets->decoded(caller) : passOn(packets);
}

Result<QString> journeysAsText(const Caller &caller, const QJsonObject &arguments,
                               const QString &name)
{
    auto words = plain(arguments, {"lab"});
    if (!words)
        return passOn(words);
    words->prepend(name);
    if (const QString filter = text(arguments, "filter"); !filter.isEmpty())
        *words << "--flow" << filter;
    if (arguments.contains(QLatin1String("packets"))) {
        const auto packets = number(arguments, "packets", UsualPackets, MaxPackets);
        if (!packets)
            return passOn(packets);
        *words << "--packets" << QString::number(*packets);
    }
    return runCommand(caller, *words, Slowly);
}

Result<QString> runInElement(const Caller &caller, const QJsonObject &arguments)
{
    const auto words = plain(arguments, {"lab", "element"});
    if (!words)
        return passOn(words);
    const auto seconds = number(arguments, "seconds", 30, MaxSeconds);
    if (!seconds)
        return passOn(seconds);
    return runCommand(caller,
                      QStringList{"lab", "exec"} + *words +
                          QStringList{"--", "sh", "-c", text(arguments, "command")},
                      std::chrono::seconds(*seconds));
}

/// Starts or stops a capture; on all connections when none is named.
Result<QString> changeCapture(const Caller &caller, const QJsonObject &arguments,
                              const QString &change)
{
    const bool isOne = arguments.contains(QLatin1String(Connection.name));
    auto words = isOne ? plain(arguments, {"lab", Connection.name}) : plain(arguments, {"lab"});
    if (!words)
        return passOn(words);
    if (const QString filter = text(arguments, "filter"); !filter.isEmpty())
        *words << "--filter" << filter;
    return runCommand(caller, QStringList{"capture", change} + *words, Quickly);
}

Result<QString> setLink(const Caller &caller, const QJsonObject &arguments)
{
    auto words = plain(arguments, {"lab", "connection"});
    if (!words)
        return passOn(words);
    const QJsonObject attributes = arguments.value(QLatin1String("attributes")).toObject();
    if (attributes.isEmpty())
        return failure("is empty", "attributes");
    for (auto each = attributes.begin(); each != attributes.end(); ++each) {
        if (each.key().contains(QLatin1Char('=')))
            return failure("is no attribute", each.key().toStdString());
        const QString given = each->toString();
        if (given.startsWith(QLatin1Char('@')))
            return failure("begins with '@'", each.key().toStdString()); // the name of a file
        const QString value =
            QString::fromUtf8(QJsonDocument(QJsonArray{*each}).toJson(QJsonDocument::Compact));
        *words << "--set"
               << each.key() + QLatin1Char('=') +
                      (each->isString() || each->isNull() ? given : value.mid(1).chopped(1));
    }
    return runCommand(caller, QStringList{"lab", "link"} + *words, Quickly);
}

/// Returns a topology file, of whatever program, as a document of ToMaTo 4.
Result<QString> readTopology(const Caller &caller, const QJsonObject &arguments)
{
    const auto path = plain(arguments, {"file"});
    if (!path)
        return passOn(path);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("read.tomato4.json")));
    const auto said =
        runCommand(caller, {"topology", "convert", path->front(), file.fileName()}, Quickly);
    if (!said)
        return passOn(said);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.errorString().toStdString(), path->front().toStdString());
    if (file.size() > MaxOutputBytes)
        return failure("is longer than " + std::to_string(MaxOutputBytes) + " bytes",
                       path->front().toStdString());
    return QString::fromUtf8(file.readAll()) + *said;
}

Result<QString> writeTopology(const Caller &caller, const QJsonObject &arguments)
{
    const auto path = plain(arguments, {"file"});
    if (!path)
        return passOn(path);
    const QString name = path->front();
    if (!name.endsWith(QLatin1String(".tomato4.json")))
        return failure("does not end in .tomato4.json", name.toStdString());
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return failure(file.exists() ? "is there already" : file.errorString().toStdString(),
                       name.toStdString());
    file.write(QJsonDocument(arguments.value(QLatin1String("topology")).toObject()).toJson());
    file.close();
    const auto checked = runCommand(caller, {"topology", "check", name}, Quickly);
    if (!checked)
        file.remove();
    return checked;
}

std::vector<McpTool> readingTools()
{
    constexpr Argument Count{"count", "integer", "how many of the latest (50; at most 1000)",
                             false};
    constexpr Argument Ways{"packets", "integer", "show the ways of the first so many packets",
                            false};
    constexpr Argument File{"file", "string", "a topology file, also of another program"};
    return {
        {"list_labs", "The labs that run, and the stopped ones that keep recordings.", schemaOf({}),
         false, command({"lab", "list", "--all", "--json"}, {}, {})},
        {"check_machine", "What labs can do on this machine.", schemaOf({}), false,
         command({"lab", "check", "--json"}, {}, {})},
        {"check_topology", "What is wrong in a topology file, with the place of each error.",
         schemaOf({File}), false, command({"topology", "check"}, {"file"}, {})},
        {"read_topology",
         "A topology file as ToMaTo 4 has it, with all names and addresses, and what could not be "
         "taken from another program's.",
         schemaOf({File}), false, readTopology},
        {"lab_status", "The elements of a lab and their states.", schemaOf({Lab}), false,
         command({"lab", "status"}, {"lab"}, {"--json"})},
        {"capture_status", "What is captured in a lab: states, filters, counters.", schemaOf({Lab}),
         false, command({"capture", "status"}, {"lab"}, {"--json"})},
        {"packets", "The latest packets that were recorded on a connection, as a table.",
         schemaOf({Lab, Connection, Filter, Count}), false, packetsAsTable},
        {"decode_packets",
         "The latest packets that were recorded on a connection, as Wireshark's tshark prints "
         "them: a line each, with what the protocols say.",
         schemaOf({Lab,
                   Connection,
                   {"filter", "string", "a display filter, such as 'dns or http'", false},
                   Count}),
         false, packetsDecoded},
        {"journeys",
         "Each packet found again on all recorded links: delays by link and node, losses, flows.",
         schemaOf({Lab, Filter, Ways}), false,
         [](const Caller &caller, const QJsonObject &arguments) {
             return journeysAsText(caller, arguments, QStringLiteral("journey"));
         }},
        {"losses", "Where packets that did not arrive came to their end.", schemaOf({Lab, Filter}),
         false,
         [](const Caller &caller, const QJsonObject &arguments) {
             return journeysAsText(caller, arguments, QStringLiteral("losses"));
         }},
        {"element_log", "What the commands of an element put out.",
         schemaOf({Lab, {"element", "string", "its name"}}), false,
         command({"lab", "log"}, {"lab", "element"}, {})},
    };
}

/// Two hosts and a router, for an agent that has never seen such a file.
QJsonObject example()
{
    const auto host = [](const char *id, const char *name, const char *gateway, int x) {
        return QJsonObject{{"id", id},
                           {"type", "container"},
                           {topology::NameAttribute, name},
                           {topology::Gateway4Attribute, gateway},
                           {topology::PositionAttribute, QJsonObject{{"x", x}, {"y", 0}}}};
    };
    const auto interface = [](const char *id, const char *type, const char *parent,
                              const char *name, const char *address) {
        return QJsonObject{{"id", id},
                           {"type", type},
                           {"parent", parent},
                           {topology::NameAttribute, name},
                           {topology::Ip4AddressAttribute, address}};
    };
    const auto connection = [](const char *id, const char *from, const char *to) {
        return QJsonObject{{"id", id}, {"elements", QJsonArray{from, to}}};
    };
    const QJsonObject router{{"id", "2"},
                             {"type", "tinc_vpn"},
                             {topology::ModeAttribute, "router"},
                             {topology::NameAttribute, "r1"},
                             {topology::PositionAttribute, QJsonObject{{"x", 200}, {"y", 0}}}};
    const QJsonArray elements{host("1", "h1", "10.0.1.1", 0),
                              router,
                              host("3", "h2", "10.0.2.1", 400),
                              interface("11", "container_interface", "1", "eth0", "10.0.1.2/24"),
                              interface("21", "tinc_endpoint", "2", "eth0", "10.0.1.1/24"),
                              interface("22", "tinc_endpoint", "2", "eth1", "10.0.2.1/24"),
                              interface("31", "container_interface", "3", "eth0", "10.0.2.2/24")};
    const QJsonArray connections{connection("41", "11", "21"), connection("42", "22", "31")};
    return {
        {"file_information", QJsonObject{{"version", 4}}},
        {"topology",
         QJsonObject{{"name", "two hosts"}, {"elements", elements}, {"connections", connections}}}};
}

QJsonObject schemaOfTopology()
{
    QJsonObject schema =
        schemaOf({{"file", "string", "a path that ends in .tomato4.json; nothing is replaced"},
                  {"topology", "object", "the whole document, with file_information"}});
    QJsonObject properties = schema["properties"].toObject();
    QJsonObject topology = properties["topology"].toObject();
    topology["examples"] = QJsonArray{example()};
    properties["topology"] = topology;
    schema["properties"] = properties;
    return schema;
}

std::vector<McpTool> changingTools()
{
    constexpr Argument Element{"element", "string", "its name"};
    constexpr Argument OneOrAll{Connection.name, Connection.type,
                                "such as h1--r1; all of the lab without it", false};
    return {
        {"write_topology",
         "Writes a new topology file (ToMaTo 4), if it has no errors. A host is a container; a "
         "router, switch or hub is a tinc_vpn of that mode, its interfaces are tinc_endpoint.",
         schemaOfTopology(), true, writeTopology},
        {"start_lab", "Starts a topology file as a lab.",
         schemaOf({{"file", "string", "the topology file"}}), true,
         command({"lab", "start"}, {"file"}, {"--json"}, Slowly)},
        {"stop_lab", "Stops a lab; its recordings stay.", schemaOf({Lab}), true,
         command({"lab", "stop"}, {"lab"}, {})},
        {"run_in_element", "Runs a command in an element, by sh, and returns what it puts out.",
         schemaOf({Lab,
                   Element,
                   {"command", "string", "for sh -c"},
                   {"seconds", "integer", "it is ended after so long (30; at most 600)", false}}),
         true, runInElement},
        {"start_capture", "Captures on a connection, or on all; journeys takes several.",
         schemaOf({Lab, OneOrAll, Filter}), true,
         [](const Caller &caller, const QJsonObject &arguments) {
             return changeCapture(caller, arguments, QStringLiteral("start"));
         }},
        {"stop_capture", "Stops capturing on a connection, or on all; what was recorded stays.",
         schemaOf({Lab, OneOrAll}), true,
         [](const Caller &caller, const QJsonObject &arguments) {
             return changeCapture(caller, arguments, QStringLiteral("stop"));
         }},
        {"set_link", "Changes link emulation while the lab runs, or brings a link down.",
         schemaOf({Lab,
                   Connection,
                   {"attributes", "object",
                    "such as {\"delay_from\": 20, \"lossratio_to\": 1, \"link_down\": true}; "
                    "milliseconds, kbit/s, percent; null removes one"}}),
         true, setLink},
    };
}

bool isOfType(const QJsonValue &value, const QString &type)
{
    if (type == QLatin1String("string"))
        return value.isString();
    if (type == QLatin1String("integer"))
        return value.isDouble();
    return value.isObject();
}

} // namespace

std::vector<McpTool> mcpTools()
{
    std::vector<McpTool> tools = readingTools();
    for (McpTool &each : changingTools())
        tools.push_back(std::move(each));
    return tools;
}

Result<> checkArguments(const McpTool &tool, const QJsonObject &arguments)
{
    const QJsonObject properties = tool.inputSchema.value(QLatin1String("properties")).toObject();
    for (auto each = arguments.begin(); each != arguments.end(); ++each) {
        if (!properties.contains(each.key()))
            return failure("is no argument of " + tool.name.toStdString(),
                           each.key().toStdString());
        const QString type = properties.value(each.key()).toObject().value("type").toString();
        if (!isOfType(*each, type))
            return failure("must be of the type " + type.toStdString(), each.key().toStdString());
    }
    const QJsonArray required = tool.inputSchema.value(QLatin1String("required")).toArray();
    for (const auto &name : required) {
        if (!arguments.contains(name.toString()))
            return failure("is missing", name.toString().toStdString());
    }
    return {};
}

} // namespace tomato::mcp
