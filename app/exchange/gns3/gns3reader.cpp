// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/jsonrest.h"
#include "app/exchange/gns3/gns3drawing.h"
#include "app/exchange/readers.h"
#include "app/exchange/topologybuilder.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/format/jsontext.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace tomato::exchange {

using topology::ElementKind;

namespace {

struct Gns3Node
{
    ElementId device;
    QString type;
    /// Revisions 3 and 4: port names by the ports' numbers.
    std::map<int, QString> ports;
};

/// Revisions 3 and 4 (GNS3 1.x) name nodes, ports and links by whole numbers; 5 to 9 (2.x and 3.x)
/// have uuids, adapters and port numbers.
class Gns3Reader
{
public:
    Result<Imported> read(const QJsonObject &project);

private:
    Result<> readNodes(const QJsonArray &nodes);
    Result<> readNode(const QJsonObject &node, const std::string &place);
    Result<> readLinks(const QJsonArray &links);
    /// The two ends of a link, or why there are none.
    Result<std::array<TopologyBuilder::End, 2>> readEnds(const QJsonObject &link,
                                                         const std::string &place) const;
    Result<TopologyBuilder::End> readEnd(const QString &node, const QJsonObject &end,
                                         const std::string &place) const;
    void readFilters(const ConnectionId &connection, const QJsonObject &link,
                     const std::string &place);
    Result<> readDrawings(JsonRest &topology);
    void readDrawing(const QJsonValue &drawing, const char *list, const std::string &place);
    void noteKind(const Gns3Node &node, ElementKind kind, const std::string &place);

    TopologyBuilder m_builder;
    std::map<QString, Gns3Node> m_nodes;
    QJsonArray m_annotations;
    /// Drawings that came to nothing, by the list that they stand in.
    QJsonObject m_undrawn;
};

std::string placeInTopology(const char *list, qsizetype index)
{
    return std::string("topology.") + list + "[" + std::to_string(index) + "]";
}

/// Ids are numbers or texts, depending on the revision.
QString idOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString();
}

/// Returns the kind according to a node's symbol; machines of QEMU, Docker and the like can be
/// anything.
ElementKind kindOfSymbol(const QString &symbol)
{
    static const QRegularExpression router(
        QStringLiteral("router|firewall|asa|multilayer|vyos|iosv|csr|edge_label_switch"),
        QRegularExpression::CaseInsensitiveOption);
    return router.match(symbol).hasMatch() ? ElementKind::Router : ElementKind::Host;
}

ElementKind kindOf(const QString &type, const QString &symbol)
{
    static const QRegularExpression dynamips(QStringLiteral("^(dynamips|C\\d{4}[A-Z]?)$"));
    static const QRegularExpression iou(QStringLiteral("^(iou|IOUDevice)$"));
    if (dynamips.match(type).hasMatch())
        return symbol.contains(QLatin1String("ethernet_switch")) ? ElementKind::Switch
                                                                 : ElementKind::Router;
    if (iou.match(type).hasMatch())
        return symbol.contains(QLatin1String("switch")) ? ElementKind::Switch : ElementKind::Router;
    const QString plain = type.toLower().remove(QLatin1Char('_'));
    static const std::map<QString, ElementKind> kinds = {
        {"ethernetswitch", ElementKind::Switch},
        {"ethernethub", ElementKind::Hub},
        {"atmswitch", ElementKind::Switch},
        {"framerelayswitch", ElementKind::Switch},
        {"cloud", ElementKind::ExternalNetwork},
        {"nat", ElementKind::ExternalNetwork},
        {"vpcs", ElementKind::Host},
        {"vpcsdevice", ElementKind::Host},
        {"traceng", ElementKind::Host},
        {"host", ElementKind::ExternalNetwork},
    };
    if (const auto found = kinds.find(plain); found != kinds.end())
        return found->second;
    return kindOfSymbol(symbol);
}

QString nameOf(const QJsonObject &node)
{
    const QString name = node.value(QLatin1String("name")).toString();
    if (!name.isEmpty())
        return name;
    const QString property =
        node.value(QLatin1String("properties")).toObject().value(QLatin1String("name")).toString();
    return !property.isEmpty() ? property
                               : node.value(QLatin1String("label"))
                                     .toObject()
                                     .value(QLatin1String("text"))
                                     .toString();
}

Result<Imported> Gns3Reader::read(const QJsonObject &project)
{
    const int revision = project.value(QLatin1String("revision")).toInt(-1);
    if (revision < 3 || revision > 9)
        return failure(revision < 0 ? std::string("expected a number from 3 to 9")
                                    : "revision " + std::to_string(revision) +
                                          " cannot be read, only 3 to 9 can",
                       "revision");
    const QJsonValue value = project.value(QLatin1String("topology"));
    if (!value.isObject())
        return failure("expected an object", "topology");
    JsonRest parts(project, {}, m_builder.report());
    JsonRest topology(value.toObject(), "topology", m_builder.report());
    m_builder.setName(parts.text("name"));
    const auto nodes = topology.list("nodes");
    if (!nodes)
        return passOn(nodes);
    const auto links = topology.list("links");
    if (!links)
        return passOn(links);
    if (const auto read = readNodes(*nodes); !read)
        return passOn(read);
    if (const auto read = readLinks(*links); !read)
        return passOn(read);
    if (const auto read = readDrawings(topology); !read)
        return passOn(read);
    for (const char *unused : {"variables", "supplier"}) {
        if (const QJsonValue kept = project.value(QLatin1String(unused));
            !kept.isNull() && !kept.isUndefined())
            m_builder.report().add(std::string("the project's ") + unused +
                                       " are kept in the file and have no effect",
                                   unused);
    }
    QJsonObject kept = parts.rest();
    QJsonObject keptTopology = topology.rest();
    for (auto each = m_undrawn.begin(); each != m_undrawn.end(); ++each)
        keptTopology.insert(each.key(), *each);
    kept.insert(QStringLiteral("topology"), keptTopology);
    m_builder.setAttribute(QStringLiteral("_gns3"), kept);
    return m_builder.finish();
}

Result<> Gns3Reader::readNodes(const QJsonArray &nodes)
{
    qsizetype index = 0;
    for (const QJsonValue &each : nodes) {
        const std::string place = placeInTopology("nodes", index++);
        if (!each.isObject())
            return failure("expected an object", place);
        if (const auto read = readNode(each.toObject(), place); !read)
            return read;
    }
    return {};
}

Result<> Gns3Reader::readNode(const QJsonObject &node, const std::string &place)
{
    const QJsonValue uuid = node.value(QLatin1String("node_id"));
    const QString id = idOf(uuid.isUndefined() ? node.value(QLatin1String("id")) : uuid);
    if (id.isEmpty())
        return failure("a node needs a node_id", place);
    if (m_nodes.contains(id))
        return failure("another node has the id " + quoted(id), place);
    Gns3Node known;
    known.type = node.value(QLatin1String("node_type")).toString();
    if (known.type.isEmpty())
        known.type = node.value(QLatin1String("type")).toString();
    QString symbol = node.value(QLatin1String("symbol")).toString();
    if (symbol.isEmpty())
        symbol = node.value(QLatin1String("default_symbol")).toString();
    const ElementKind kind = kindOf(known.type, symbol);
    known.device = m_builder.addDevice(kind, nameOf(node), place);
    JsonRest parts(node, place, m_builder.report());
    const auto x = parts.number("x");
    const auto y = parts.number("y");
    const double halfWidth = node.value(QLatin1String("width")).toDouble() / 2;
    const double halfHeight = node.value(QLatin1String("height")).toDouble() / 2;
    if (x && y)
        m_builder.setPosition(known.device, {*x + halfWidth, *y + halfHeight}, place);
    for (const QJsonValue &port : node.value(QLatin1String("ports")).toArray()) {
        const QJsonObject object = port.toObject();
        known.ports[object.value(QLatin1String("id")).toInt(-1)] =
            object.value(QLatin1String("name")).toString();
    }
    noteKind(known, kind, place);
    // Values that the element's own attributes hold are not kept again.
    QJsonObject kept = parts.rest();
    if (node.value(QLatin1String("name")).isString())
        kept.remove(QLatin1String("name"));
    m_builder.setAttribute(known.device, QStringLiteral("_gns3"), kept);
    m_nodes.emplace(id, std::move(known));
    return {};
}

void Gns3Reader::noteKind(const Gns3Node &node, ElementKind kind, const std::string &place)
{
    const char *became = kind == ElementKind::Host     ? "a host"
                         : kind == ElementKind::Router ? "a router"
                         : kind == ElementKind::Switch ? "a switch"
                         : kind == ElementKind::Hub    ? "a hub"
                                                       : "an external network";
    m_builder.report().add("a node of the type " + quoted(node.type) + " became " + became +
                               "; its image and settings are kept in the file and have no effect",
                           place, node.device);
}

Result<TopologyBuilder::End> Gns3Reader::readEnd(const QString &id, const QJsonObject &end,
                                                 const std::string &place) const
{
    const auto found = m_nodes.find(id);
    if (found == m_nodes.end())
        return failure("no node has the id " + quoted(id), place);
    const Gns3Node &node = found->second;
    // The text that the user sees beside the link is the port's name, if it has the form of a name.
    static const QRegularExpression name(QStringLiteral("^[A-Za-z][A-Za-z0-9./:-]{0,14}$"));
    const QString label =
        end.value(QLatin1String("label")).toObject().value(QLatin1String("text")).toString();
    if (name.match(label).hasMatch())
        return TopologyBuilder::End{node.device, label};
    const int adapter = end.value(QLatin1String("adapter_number")).toInt();
    const int port = end.value(QLatin1String("port_number")).toInt();
    const bool isNetwork = node.type.contains(QLatin1String("switch"), Qt::CaseInsensitive) ||
                           node.type.contains(QLatin1String("hub"), Qt::CaseInsensitive);
    if (isNetwork)
        return TopologyBuilder::End{node.device, QStringLiteral("port%1").arg(port)};
    if (port > 0)
        return TopologyBuilder::End{node.device, QStringLiteral("eth%1-%2").arg(adapter).arg(port)};
    return TopologyBuilder::End{node.device, QStringLiteral("eth%1").arg(adapter)};
}

Result<std::array<TopologyBuilder::End, 2>> Gns3Reader::readEnds(const QJsonObject &link,
                                                                 const std::string &place) const
{
    std::array<TopologyBuilder::End, 2> ends;
    if (link.contains(QLatin1String("source_node_id"))) {
        const std::array<const char *, 2> sides = {"source", "destination"};
        for (std::size_t i = 0; i < 2; ++i) {
            const QString side = QLatin1String(sides[i]);
            const QString id = idOf(link.value(side + QStringLiteral("_node_id")));
            const auto found = m_nodes.find(id);
            if (found == m_nodes.end())
                return failure("no node has the id " + quoted(id),
                               place + "." + sides[i] + "_node_id");
            const auto port =
                found->second.ports.find(link.value(side + QStringLiteral("_port_id")).toInt(-1));
            ends[i] = {found->second.device,
                       port == found->second.ports.end() ? QString() : port->second};
        }
        return ends;
    }
    const QJsonArray nodes = link.value(QLatin1String("nodes")).toArray();
    if (nodes.size() != 2)
        return failure("a link has 2 nodes, found " + std::to_string(nodes.size()),
                       place + ".nodes");
    for (std::size_t i = 0; i < 2; ++i) {
        const QJsonObject object = nodes.at(static_cast<qsizetype>(i)).toObject();
        const auto end = readEnd(idOf(object.value(QLatin1String("node_id"))), object,
                                 place + ".nodes[" + std::to_string(i) + "]");
        if (!end)
            return passOn(end);
        ends[i] = *end;
    }
    return ends;
}

Result<> Gns3Reader::readLinks(const QJsonArray &links)
{
    qsizetype index = 0;
    for (const QJsonValue &each : links) {
        const std::string place = placeInTopology("links", index++);
        if (!each.isObject())
            return failure("expected an object", place);
        const QJsonObject link = each.toObject();
        const auto ends = readEnds(link, place);
        if (!ends)
            return passOn(ends);
        const auto connection = m_builder.connect((*ends)[0], (*ends)[1], place);
        if (!connection)
            continue;
        if (link.value(QLatin1String("link_type")).toString() == QLatin1String("serial"))
            m_builder.report().add("a serial link became a connection of Ethernet", place);
        readFilters(*connection, link, place);
        m_builder.setAttribute(*connection, QStringLiteral("_gns3"), link);
    }
    return {};
}

void Gns3Reader::readFilters(const ConnectionId &connection, const QJsonObject &link,
                             const std::string &place)
{
    ImportReport &report = m_builder.report();
    const QJsonValue suspend = link.value(QLatin1String("suspend"));
    if (suspend.toBool())
        m_builder.setAttribute(connection, topology::LinkDownAttribute, true);
    else if (!suspend.isUndefined() && !suspend.isNull() && !suspend.isBool())
        report.add("'suspend' of a link is neither true nor false", place);
    const QJsonValue all = link.value(QLatin1String("filters"));
    if (!all.isObject() && !all.isUndefined() && !all.isNull())
        report.add("the filters of a link are kept in the file and have no effect", place);
    const QJsonObject filters = all.toObject();
    if (filters.isEmpty())
        return;
    LinkEmulation emulation;
    const auto number = [&](const char *name, qsizetype at) -> std::optional<double> {
        const QJsonArray values = filters.value(QLatin1String(name)).toArray();
        if (filters.contains(QLatin1String(name)) &&
            (values.isEmpty() || (at < values.size() && !values.at(at).isDouble())))
            report.add(std::string("the link filter ") + name +
                           " has no number: it is kept in the file and has no effect",
                       place);
        return values.at(at).isDouble() ? std::optional(values.at(at).toDouble()) : std::nullopt;
    };
    emulation.lossPercent = number("packet_loss", 0);
    emulation.delayMilliseconds = number("delay", 0);
    emulation.jitterMilliseconds = number("delay", 1);
    emulation.corruptPercent = number("corrupt", 0);
    m_builder.emulate(connection, emulation, TopologyBuilder::Direction::Both, place);
    static const QStringList known = {"packet_loss", "delay", "corrupt"};
    for (auto each = filters.begin(); each != filters.end(); ++each) {
        if (!known.contains(each.key()))
            report.add("the link filter " + each.key().left(60).toStdString() +
                           " has no counterpart: kept in the file, without effect",
                       place);
    }
}

Result<> Gns3Reader::readDrawings(JsonRest &topology)
{
    // Revisions 3 and 4 have lists by kind, later ones have pictures in SVG.
    for (const char *list : {"drawings", "notes", "rectangles", "ellipses", "images"}) {
        const auto drawings = topology.list(list);
        if (!drawings)
            return passOn(drawings);
        qsizetype index = 0;
        for (const QJsonValue &each : *drawings) {
            const std::string place = placeInTopology(list, index++);
            if (!each.isObject())
                return failure("expected an object", place);
            readDrawing(each, list, place);
        }
    }
    if (!m_annotations.isEmpty())
        m_builder.setAttribute(QStringLiteral("_annotations"), m_annotations);
    return {};
}

void Gns3Reader::readDrawing(const QJsonValue &drawing, const char *list, const std::string &place)
{
    const auto read = readGns3Drawing(drawing.toObject(), QLatin1String(list));
    const auto keep = [&] {
        QJsonArray undrawn = m_undrawn.value(QLatin1String(list)).toArray();
        undrawn.append(drawing);
        m_undrawn.insert(QLatin1String(list), undrawn);
    };
    if (!read) {
        m_builder.report().add("a drawing was left out: " + read.error().message, place);
        keep();
        return;
    }
    for (const QJsonValue &each : read->annotations)
        m_annotations.append(each);
    for (const std::string &reason : read->leftOut)
        m_builder.report().add("a part of a drawing was left out: " + reason, place);
    if (read->annotations.isEmpty())
        keep();
}

} // namespace

Result<Imported> readGns3(const QByteArray &text)
{
    const auto project = topology::parseJsonObject(text);
    if (!project)
        return passOn(project);
    return Gns3Reader().read(*project);
}

} // namespace tomato::exchange
