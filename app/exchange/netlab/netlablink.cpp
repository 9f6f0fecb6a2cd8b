// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/netlab/netlablink.h"

#include <QRegularExpression>

namespace tomato::exchange {

namespace {

/// A link that is written as one text joins at most these.
constexpr int MaxNodesInText = 64;

/// Reads links one after the other.
class NetlabLinks
{
public:
    NetlabLinks(const std::set<QString> &nodes, ImportReport &report)
        : m_nodes(nodes), m_report(report)
    {
    }

    Result<> readAll(const YamlTree &links);
    std::vector<NetlabLink> take() { return std::move(m_links); }

private:
    Result<> read(const YamlTree &link);
    Result<> readText(const YamlTree &link);
    std::optional<QStringList> nodesIn(const QString &text, int depth = 0) const;
    Result<> readMap(const YamlTree &link);
    Result<> readInterfaces(const YamlTree &interfaces, NetlabLink &read);
    Result<> addEnd(const QString &node, const YamlTree *settings, const std::string &place,
                    NetlabLink &read);

    const std::set<QString> &m_nodes;
    ImportReport &m_report;
    std::vector<NetlabLink> m_links;
};

Result<> NetlabLinks::readAll(const YamlTree &links)
{
    if (links.kind != YamlTree::Kind::List && links.kind != YamlTree::Kind::Map &&
        !links.isNothing())
        return failure("expected a list of links", links.place());
    for (const YamlTree &link : links.list) {
        if (const auto done = read(link); !done)
            return done;
    }
    // Lists of links may have names.
    for (const auto &[name, list] : links.map) {
        m_report.add("links stand in lists with names: the names have no effect",
                     list.place() + " " + quoted(name));
        if (const auto done = readAll(list); !done)
            return done;
    }
    return {};
}

Result<> NetlabLinks::read(const YamlTree &link)
{
    if (link.kind == YamlTree::Kind::Text)
        return readText(link);
    if (link.kind == YamlTree::Kind::Map)
        return readMap(link);
    if (link.kind != YamlTree::Kind::List)
        return failure("expected a link", link.place());
    NetlabLink read;
    read.place = link.place();
    for (const YamlTree &node : link.list) {
        if (const auto added = addEnd(node.text, nullptr, node.place(), read); !added)
            return added;
    }
    m_links.push_back(std::move(read));
    return {};
}

Result<> NetlabLinks::addEnd(const QString &node, const YamlTree *settings,
                             const std::string &place, NetlabLink &read)
{
    if (!m_nodes.contains(node))
        return failure("there is no node " + quoted(node), place);
    read.ends.push_back({node, settings});
    return {};
}

/// "r1", "r1-r2" or "r1-r2-r3". Names may have hyphens in them, too: the longest one that a node
/// has comes first.
std::optional<QStringList> NetlabLinks::nodesIn(const QString &text, int depth) const
{
    if (m_nodes.contains(text.trimmed()))
        return QStringList{text.trimmed()};
    if (depth >= MaxNodesInText)
        return std::nullopt;
    for (qsizetype at = text.lastIndexOf(QLatin1Char('-')); at > 0;
         at = text.lastIndexOf(QLatin1Char('-'), at - 1)) {
        const QString first = text.left(at).trimmed();
        if (!m_nodes.contains(first))
            continue;
        if (const auto others = nodesIn(text.mid(at + 1), depth + 1))
            return QStringList{first} + *others;
    }
    return std::nullopt;
}

Result<> NetlabLinks::readText(const YamlTree &link)
{
    const auto nodes = nodesIn(link.text);
    if (!nodes)
        return failure("expected NODE-NODE with nodes of this file, found " + quoted(link.text),
                       link.place());
    NetlabLink read;
    read.place = link.place();
    for (const QString &node : *nodes)
        read.ends.push_back({node, nullptr});
    m_links.push_back(std::move(read));
    return {};
}

Result<> NetlabLinks::readInterfaces(const YamlTree &interfaces, NetlabLink &read)
{
    if (interfaces.kind != YamlTree::Kind::List)
        return failure("expected a list of interfaces", interfaces.place());
    for (const YamlTree &each : interfaces.list) {
        const bool isMap = each.kind == YamlTree::Kind::Map;
        const QString node = isMap ? each["node"].text : each.text;
        if (const auto added = addEnd(node, isMap ? &each : nullptr, each.place(), read); !added)
            return added;
    }
    return {};
}

Result<> NetlabLinks::readMap(const YamlTree &link)
{
    if (!link["group"].isNothing()) {
        m_report.add("a group of links became its members: what it says of all of them is kept in "
                     "the file and has no effect",
                     link.place() + " " + quoted(link["group"].text));
        return readAll(link["members"]);
    }
    const YamlTree &together = link["lag.members"];
    if (const YamlTree &members = together.isNothing() ? link["lag"]["members"] : together;
        !members.isNothing()) {
        m_report.add(
            "a link of several (LAG) became its members: what it says of all of them is kept "
            "in the file and has no effect",
            link.place());
        return readAll(members);
    }
    NetlabLink read;
    read.attributes = &link;
    read.place = link.place();
    if (const YamlTree &interfaces = link["interfaces"]; !interfaces.isNothing()) {
        if (const auto done = readInterfaces(interfaces, read); !done)
            return done;
    }
    for (const auto &[key, value] : link.map) {
        if (m_nodes.contains(key))
            read.ends.push_back({key, value.kind == YamlTree::Kind::Map ? &value : nullptr});
    }
    if (read.ends.empty())
        return failure("a link joins no node of this file", link.place());
    m_links.push_back(std::move(read));
    return {};
}

} // namespace

const YamlTree &NetlabLink::value(const char *key) const
{
    static const YamlTree nothing;
    return attributes == nullptr ? nothing : (*attributes)[key];
}

bool NetlabLink::isNetwork() const
{
    return ends.size() > 2;
}

Result<std::vector<NetlabLink>>
readNetlabLinks(const YamlTree &links, const std::set<QString> &nodes, ImportReport &report)
{
    NetlabLinks reader(nodes, report);
    if (const auto read = reader.readAll(links); !read)
        return passOn(read);
    return reader.take();
}

std::optional<double> netlabMilliseconds(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9.]+)\\s*(us|ms|s|)$"));
    const auto match = form.match(text.trimmed());
    bool isNumber = false;
    const double number = match.captured(1).toDouble(&isNumber);
    if (!match.hasMatch() || !isNumber)
        return std::nullopt;
    const QString unit = match.captured(2);
    return unit == QLatin1String("s")    ? number * 1000
           : unit == QLatin1String("us") ? number / 1000
                                         : number;
}

} // namespace tomato::exchange
