// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/yamltree.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace tomato::exchange {

namespace {

std::string placeOf(const YAML::Mark &mark)
{
    return mark.is_null() ? std::string()
                          : "line " + std::to_string(mark.line + 1) + ", column " +
                                std::to_string(mark.column + 1);
}

/// Finds texts in which the parser would loop forever; see parseAll().
class Nobody final : public YAML::EventHandler
{
    using Mark = YAML::Mark;
    using Anchor = YAML::anchor_t;
    using Style = YAML::EmitterStyle::value;

    void OnDocumentStart(const Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const Mark &, Anchor) override {}
    void OnAlias(const Mark &, Anchor) override {}
    void OnScalar(const Mark &, const std::string &, Anchor, const std::string &) override {}
    void OnSequenceStart(const Mark &, const std::string &, Anchor, Style) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const Mark &, const std::string &, Anchor, Style) override {}
    void OnMapEnd() override {}
};

/// Returns whether there are few enough documents to be read.
bool hasFewDocuments(const std::string &text)
{
    constexpr int Max = 1000;
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    Nobody nobody;
    int documents = 0;
    while (documents <= Max && parser.HandleNextDocument(nobody))
        ++documents;
    return documents <= Max;
}

/// Returns whether a value's tag does not change its type; other tags, such as !!binary, do.
bool isPlain(const std::string &tag)
{
    static const std::string standard = "tag:yaml.org,2002:";
    static const std::set<std::string> plain = {"",     "?",     "!",    "str", "int",
                                                "bool", "float", "null", "seq", "map"};
    return plain.contains(tag.starts_with(standard) ? tag.substr(standard.size()) : tag);
}

/// Returns whether a merge key accepts the value: a map, or a list of maps.
bool isMergeable(const YamlTree &value)
{
    return value.kind == YamlTree::Kind::Map ||
           (value.kind == YamlTree::Kind::List && std::ranges::all_of(value.list, isMergeable));
}

/// Makes plain values; counts them, so that aliases of aliases of aliases end.
class Resolver
{
public:
    Result<YamlTree> resolve(const YAML::Node &node, int depth);

private:
    Result<> resolveMap(const YAML::Node &node, int depth, YamlTree &tree);
    static void merge(const YamlTree &from, YamlTree &into, QSet<QString> &keys);

    int m_values = 0;
};

Result<YamlTree> Resolver::resolve(const YAML::Node &node, int depth)
{
    const YAML::Mark mark = node.Mark();
    if (depth > YamlTree::MaxDepth)
        return failure("more than " + std::to_string(YamlTree::MaxDepth) +
                           " values lie in each other, or an alias in itself",
                       placeOf(mark));
    if (++m_values > YamlTree::MaxValues)
        return failure("there are more than " + std::to_string(YamlTree::MaxValues) +
                           " values when aliases are resolved",
                       placeOf(mark));
    if (!isPlain(node.Tag()))
        return failure("the tag '" + node.Tag().substr(0, 60) + "' cannot be read: leave it out",
                       placeOf(mark));
    YamlTree tree;
    tree.line = mark.is_null() ? 0 : mark.line + 1;
    if (node.IsScalar()) {
        tree.kind = YamlTree::Kind::Text;
        tree.text = QString::fromStdString(node.Scalar());
    } else if (node.IsSequence()) {
        tree.kind = YamlTree::Kind::List;
        for (const YAML::Node &each : node) {
            auto value = resolve(each, depth + 1);
            if (!value)
                return value;
            tree.list.push_back(*std::move(value));
        }
    } else if (node.IsMap()) {
        tree.kind = YamlTree::Kind::Map;
        if (const auto resolved = resolveMap(node, depth, tree); !resolved)
            return passOn(resolved);
    }
    return tree;
}

/// Adds the entries that `into` does not have yet.
void Resolver::merge(const YamlTree &from, YamlTree &into, QSet<QString> &keys)
{
    for (const auto &[key, value] : from.map) {
        if (!keys.contains(key)) {
            keys.insert(key);
            into.map.push_back({key, value});
        }
    }
    for (const YamlTree &each : from.list)
        merge(each, into, keys);
}

Result<> Resolver::resolveMap(const YAML::Node &node, int depth, YamlTree &tree)
{
    QSet<QString> keys;
    std::vector<YamlTree> merged;
    for (const auto &entry : node) {
        if (!entry.first.IsScalar())
            return failure("a key must be a text", placeOf(entry.first.Mark()));
        const QString key = QString::fromStdString(entry.first.Scalar());
        auto value = resolve(entry.second, depth + 1);
        if (!value)
            return passOn(value);
        if (key == QLatin1String("<<")) {
            if (!isMergeable(*value))
                return failure("expected keys or a list of them after '<<'",
                               placeOf(entry.first.Mark()));
            merged.push_back(*std::move(value));
            continue;
        }
        if (keys.contains(key))
            return failure("the key '" + key.left(60).toStdString() + "' stands here twice",
                           placeOf(entry.first.Mark()));
        keys.insert(key);
        // An empty value gets the line of its key.
        if (value->line == 0)
            value->line = entry.first.Mark().line + 1;
        tree.map.push_back({key, *std::move(value)});
    }
    for (const YamlTree &each : merged)
        merge(each, tree, keys);
    return {};
}

} // namespace

const YamlTree &YamlTree::operator[](const char *key) const
{
    static const YamlTree nothing;
    const auto found = std::find_if(
        map.begin(), map.end(), [key](const auto &each) { return each.key == QLatin1String(key); });
    return found == map.end() ? nothing : found->value;
}

QJsonValue YamlTree::toJson() const
{
    switch (kind) {
    case Kind::Text:
        return text;
    case Kind::List: {
        QJsonArray array;
        for (const YamlTree &each : list)
            array.append(each.toJson());
        return array;
    }
    case Kind::Map: {
        std::vector<std::pair<QString, const YamlTree *>> sorted;
        for (const auto &[key, value] : map)
            sorted.emplace_back(key, &value);
        // QJsonObject inserts many members quickly when they come in the order of their keys.
        std::sort(sorted.begin(), sorted.end());
        QJsonObject object;
        for (const auto &[key, value] : sorted)
            object.insert(key, value->toJson());
        return object;
    }
    case Kind::Nothing:
        break;
    }
    return {};
}

Result<> YamlTree::expectText(const char *key) const
{
    const YamlTree &value = (*this)[key];
    if (value.isNothing() || value.kind == Kind::Text)
        return {};
    return failure(std::string("expected '") + key + "' to be a text, found a " +
                       (value.kind == Kind::List ? "list" : "map"),
                   value.place());
}

Result<std::vector<YamlTree>> YamlTree::parseAll(const QByteArray &text)
{
    if (text.size() > MaxBytes)
        return failure("YAML of more than " + std::to_string(MaxBytes) + " bytes is not read");
    try {
        std::vector<YamlTree> documents;
        Resolver resolver;
        const std::string all = text.toStdString();
        // For a comma outside of brackets yaml-cpp makes empty documents without an end.
        if (!hasFewDocuments(all))
            return failure("not YAML, or more documents in one file than are read");
        for (const YAML::Node &each : YAML::LoadAll(all)) {
            auto document = resolver.resolve(each, 0);
            if (!document)
                return passOn(document);
            documents.push_back(*std::move(document));
        }
        if (documents.empty())
            documents.emplace_back();
        return documents;
    } catch (const YAML::Exception &exception) {
        return failure("not YAML: " + exception.msg, placeOf(exception.mark));
    }
}

} // namespace tomato::exchange
