// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/core/corekinds.h"
#include "app/exchange/core/coreshapes.h"
#include "app/exchange/core/tcllist.h"
#include "app/exchange/readers.h"
#include "app/exchange/topologybuilder.h"

#include <map>

namespace tomato::exchange {

namespace {

using Words = std::vector<TclWord>;

std::string lineOf(const TclWord &word)
{
    return "line " + std::to_string(word.line);
}

struct ImunesNode
{
    ElementId device;
    /// Interfaces that lead to a node, by the node's name, in the order of the file.
    std::multimap<QString, QString> peers;
    std::string place;
};

class CoreImnReader
{
public:
    Result<Imported> read(const QString &text);

private:
    Result<> readNode(const TclWord &name, const Words &settings);
    Result<> readBlock(const TclWord &what, const TclWord &name, const TclWord &block);
    Result<> readLink(const TclWord &name, const Words &settings);
    /// A block without a name, or of a kind that has no counterpart, stays with the topology.
    void keep(const QString &title, const TclWord &block, const TclWord &what);
    Result<> readAnnotation(const TclWord &name, const Words &settings);
    /// The lines of a router's configuration, of which hosts have a few too.
    void readNetworkConfig(const ElementId &device, const TclWord &config);
    Result<TopologyBuilder::End> takeEnd(const TclWord &node, const QString &peer);
    void keepPeers(const ImunesNode &node);

    TopologyBuilder m_builder;
    std::map<QString, ImunesNode> m_nodes;
    QJsonArray m_annotations;
    QJsonObject m_kept;
    /// The nodes of each canvas.
    std::map<QString, std::vector<ElementId>> m_canvases;
};

/// Two numbers are the values of the two directions.
std::array<std::optional<double>, 2> numbers(const TclWord &word)
{
    std::array<std::optional<double>, 2> both;
    const QStringList parts = word.text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (std::size_t i = 0; i < 2 && !parts.isEmpty() && parts.size() <= 2; ++i) {
        bool isNumber = false;
        const double value =
            parts[std::min<qsizetype>(static_cast<qsizetype>(i), parts.size() - 1)].toDouble(
                &isNumber);
        if (isNumber)
            both[i] = value;
    }
    return both;
}

Result<Imported> CoreImnReader::read(const QString &text)
{
    const auto words = parseTclList(text, 1);
    if (!words)
        return passOn(words);
    struct Part
    {
        const TclWord *what;
        const TclWord *name;
        const TclWord *block;
    };
    std::vector<Part> parts;
    for (std::size_t i = 0; i < words->size();) {
        const TclWord &what = (*words)[i];
        if (i + 1 < words->size() && (*words)[i + 1].isBlock) {
            keep(what.text, (*words)[i + 1], what); // comments { … }
            i += 2;
        } else if (i + 2 < words->size()) {
            parts.push_back({&what, &(*words)[i + 1], &(*words)[i + 2]});
            i += 3;
        } else {
            return failure("expected a kind, a name and a block in braces", lineOf(words->back()));
        }
    }
    // Links are read last, since they name nodes that may come later in the file.
    for (const bool links : {false, true}) {
        for (const Part &part : parts) {
            if ((part.what->text == QLatin1String("link")) != links)
                continue;
            if (const auto read = readBlock(*part.what, *part.name, *part.block); !read)
                return passOn(read);
        }
    }
    if (m_nodes.empty() && m_annotations.isEmpty())
        return failure("there is no node in it", "line 1");
    if (!m_annotations.isEmpty())
        m_builder.setAttribute(QStringLiteral("_annotations"), m_annotations);
    for (const auto &[name, node] : m_nodes)
        keepPeers(node);
    m_builder.setAttribute(QStringLiteral("_core"), m_kept);
    m_builder.putBeside(m_canvases);
    return m_builder.finish();
}

Result<> CoreImnReader::readBlock(const TclWord &what, const TclWord &name, const TclWord &block)
{
    const auto settings = parseTclList(block.text, block.line);
    if (!settings)
        return passOn(settings);
    if (what.text == QLatin1String("link"))
        return readLink(name, *settings);
    if (what.text == QLatin1String("node"))
        return readNode(name, *settings);
    if (what.text == QLatin1String("annotation"))
        return readAnnotation(name, *settings);
    keep(what.text + QLatin1Char(' ') + name.text, block, what);
    return {};
}

void CoreImnReader::keep(const QString &title, const TclWord &block, const TclWord &what)
{
    const QString before = m_kept.value(title).toString();
    m_kept.insert(title, before.isEmpty() ? block.text : before + QLatin1Char('\n') + block.text);
    if (!block.text.trimmed().isEmpty())
        m_builder.report().add(quoted(what.text) + " is kept in the file and has no effect",
                               lineOf(what));
}

/// Interfaces that lead to a node without a link.
void CoreImnReader::keepPeers(const ImunesNode &node)
{
    for (const auto &[peer, interface] : node.peers)
        m_builder.report().add("an interface leads to a node that no link leads to",
                               node.place + " " + quoted(interface + QLatin1Char(' ') + peer),
                               node.device);
}

/// Stores a setting that has no counterpart with an element or a connection.
static void keepSetting(QJsonObject &kept, const QString &key, const QString &text)
{
    const QJsonValue before = kept.value(key);
    if (before.isUndefined()) {
        kept.insert(key, text);
        return;
    }
    QJsonArray all = before.isArray() ? before.toArray() : QJsonArray{before};
    all.append(text);
    kept.insert(key, all);
}

/// Returns the words by the key before them; a key may occur several times.
std::multimap<QString, const TclWord *> byKey(const Words &settings)
{
    std::multimap<QString, const TclWord *> values;
    for (std::size_t i = 0; i + 1 < settings.size(); i += 2)
        values.emplace(settings[i].text, &settings[i + 1]);
    return values;
}

QString textOf(const std::multimap<QString, const TclWord *> &values, const char *key)
{
    const auto found = values.find(QLatin1String(key));
    return found == values.end() ? QString() : found->second->text;
}

QString hostNameIn(const QString &config)
{
    for (const QString &line : config.split(QLatin1Char('\n'))) {
        const QString words = line.simplified();
        if (words.startsWith(QLatin1String("hostname ")))
            return words.section(QLatin1Char(' '), 1, 1);
    }
    return {};
}

Result<> CoreImnReader::readNode(const TclWord &name, const Words &settings)
{
    if (m_nodes.contains(name.text))
        return failure("another node has the name " + quoted(name.text), lineOf(name));
    const auto values = byKey(settings);
    ImunesNode node;
    node.place = lineOf(name);
    const QString type = textOf(values, "type");
    const QString model = textOf(values, "model");
    const bool isDevice = type == QLatin1String("router");
    const auto kind = isDevice ? coreDeviceKind(model.isEmpty() ? type : model)
                      : type == QLatin1String("pc") || type == QLatin1String("host")
                          ? topology::ElementKind::Host
                          : coreNetworkKind(type, m_builder.report(), node.place);
    const QString hostName = hostNameIn(textOf(values, "network-config"));
    node.device = m_builder.addDevice(kind, hostName.isEmpty() ? name.text : hostName, node.place);
    QJsonObject kept{{QStringLiteral("name"), name.text}};
    const QString coordinates = textOf(values, "iconcoords");
    const auto position = coordinates.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool isX = false;
    bool isY = false;
    const double x = position.value(0).toDouble(&isX);
    const double y = position.value(1).toDouble(&isY);
    if (isX && isY)
        m_builder.setPosition(node.device, {x, y}, node.place);
    else if (!coordinates.isEmpty())
        m_builder.report().add("the coordinates of a node are none",
                               node.place + " " + quoted(coordinates), node.device);
    if (const QString canvas = textOf(values, "canvas"); !canvas.isEmpty())
        m_canvases[canvas].push_back(node.device);
    static const QStringList drawn = {"type", "model", "canvas", "iconcoords", "labelcoords"};
    for (const auto &[key, word] : values) {
        if (key == QLatin1String("interface-peer")) {
            const auto pair = word->text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            if (pair.size() == 2)
                node.peers.emplace(pair[1], pair[0]);
            else
                keepSetting(kept, key, word->text);
        } else if (key == QLatin1String("network-config")) {
            readNetworkConfig(node.device, *word);
        } else if (key == QLatin1String("services")) {
            m_builder.addNote(node.device, QStringLiteral("CORE services: ") +
                                               word->text.simplified().replace(' ', ", "));
            m_builder.report().add(
                "CORE's services are in the elements' notes; they are not started", lineOf(*word),
                node.device);
        } else {
            keepSetting(kept, key, word->text);
            if (!drawn.contains(key))
                m_builder.report().add("a node's " + quoted(key) +
                                           " is kept in the file and has no effect",
                                       lineOf(*word), node.device);
        }
    }
    if (settings.size() % 2 != 0)
        keepSetting(kept, QStringLiteral("?"), settings.back().text);
    m_builder.setAttribute(node.device, QStringLiteral("_core"), kept);
    m_nodes.emplace(name.text, std::move(node));
    return {};
}

/// Returns whether the line is "ip address 10.0.0.1/24" and nothing more.
static bool isAddress(const QString &line)
{
    const QStringList words = line.split(QLatin1Char(' '));
    static const QStringList kinds = {"ip", "ipv6", "mac"};
    return words.size() == 3 && kinds.contains(words[0]) && words[1] == QLatin1String("address");
}

void CoreImnReader::readNetworkConfig(const ElementId &device, const TclWord &config)
{
    ElementId interface;
    int line = config.line - 1;
    for (const QString &each : config.text.split(QLatin1Char('\n'))) {
        const std::string place = "line " + std::to_string(++line);
        const QStringList words = each.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const QString text = each.simplified();
        if (text.startsWith(QLatin1String("interface ")) && words.size() >= 2) {
            const QString name = text.section(QLatin1Char(' '), 1, 1);
            const auto *known = m_builder.interfaceOf(device, name);
            // The interface of a radio network itself is not one of its ends.
            interface = known ? known->id
                        : name == QLatin1String("wireless")
                            ? ElementId()
                            : m_builder.addInterface(device, name, place);
        } else if (isAddress(text) && !interface.isEmpty()) {
            const QString value = text.section(QLatin1Char(' '), -1);
            if (text.startsWith(QLatin1String("mac ")))
                m_builder.setMac(interface, value, place);
            else
                m_builder.setAddress(interface, value, place);
        } else if (!text.isEmpty() && text != QLatin1String("!") &&
                   !text.startsWith(QLatin1String("hostname "))) {
            m_builder.addNote(device, text);
            m_builder.report().add("lines of a node's network-config are in its notes and have no "
                                   "effect",
                                   place, device);
        }
    }
}

Result<TopologyBuilder::End> CoreImnReader::takeEnd(const TclWord &node, const QString &peer)
{
    const auto found = m_nodes.find(node.text);
    if (found == m_nodes.end())
        return failure("there is no node " + quoted(node.text), lineOf(node));
    QString interface;
    auto &peers = found->second.peers;
    if (const auto at = peers.find(peer); at != peers.end()) {
        interface = at->second;
        peers.erase(at);
    }
    return TopologyBuilder::End{found->second.device, interface};
}

Result<> CoreImnReader::readLink(const TclWord &name, const Words &settings)
{
    const auto values = byKey(settings);
    const auto found = values.find(QStringLiteral("nodes"));
    const auto nodes = found == values.end()
                           ? Result<Words>(Words())
                           : parseTclList(found->second->text, found->second->line);
    if (!nodes || nodes->size() != 2)
        return failure("a link needs two nodes", lineOf(name));
    const auto first = takeEnd((*nodes)[0], (*nodes)[1].text);
    if (!first)
        return passOn(first);
    const auto second = takeEnd((*nodes)[1], (*nodes)[0].text);
    if (!second)
        return passOn(second);
    const auto connection = m_builder.connect(*first, *second, lineOf(name));
    if (!connection)
        return {};
    std::array<LinkEmulation, 2> ways;
    QJsonObject kept{{QStringLiteral("name"), name.text}};
    static const QStringList drawn = {"nodes", "width", "color", "mirror"};
    for (const auto &[key, word] : values) {
        const auto both = numbers(*word);
        for (std::size_t i = 0; i < 2 && both[i]; ++i) {
            // The units are bits per second, microseconds, percent.
            if (key == QLatin1String("bandwidth"))
                ways[i].bandwidthKbit = *both[i] / 1000;
            else if (key == QLatin1String("delay"))
                ways[i].delayMilliseconds = *both[i] / 1000;
            else if (key == QLatin1String("jitter"))
                ways[i].jitterMilliseconds = *both[i] / 1000;
            else if (key == QLatin1String("ber"))
                ways[i].lossPercent = *both[i];
            else if (key == QLatin1String("duplicate"))
                ways[i].duplicatePercent = *both[i];
        }
        static const QStringList known = {"bandwidth", "delay", "jitter", "ber", "duplicate"};
        const bool isNumber = both[0] && both[1];
        if (known.contains(key) && isNumber)
            continue;
        if (key != QLatin1String("nodes"))
            keepSetting(kept, key, word->text);
        if (known.contains(key))
            m_builder.report().add("a link's " + quoted(key) + " is no number",
                                   lineOf(*word) + " " + quoted(word->text));
        else if (!drawn.contains(key))
            m_builder.report().add("a link's " + quoted(key) +
                                       " is kept in the file and has no effect",
                                   lineOf(*word));
    }
    m_builder.setAttribute(*connection, QStringLiteral("_core"), kept);
    using Direction = TopologyBuilder::Direction;
    m_builder.emulate(*connection, ways[0], Direction::FromFirst, lineOf(name));
    m_builder.emulate(*connection, ways[1], Direction::FromSecond, lineOf(name));
    return {};
}

Result<> CoreImnReader::readAnnotation(const TclWord &name, const Words &settings)
{
    std::map<QString, QString> texts;
    for (const auto &[key, word] : byKey(settings))
        texts[key] = word->text;
    texts[QStringLiteral("name")] = name.text;
    const QJsonValue annotation = coreAnnotation(texts, m_builder.report(), lineOf(name));
    if (!annotation.isNull())
        m_annotations.append(annotation);
    return {};
}

} // namespace

Result<Imported> readCoreImn(const QByteArray &text)
{
    return CoreImnReader().read(QString::fromUtf8(text));
}

} // namespace tomato::exchange
