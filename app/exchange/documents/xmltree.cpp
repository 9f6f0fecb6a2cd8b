// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/xmltree.h"

#include "app/exchange/documents/safexml.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace tomato::exchange {

Result<XmlTree> XmlTree::parse(const QString &text)
{
    SafeXml xml(text);
    XmlTree tree;
    int elements = 0;
    if (xml.nextChild())
        tree.fill(xml, elements);
    // Content behind the outermost element is an error of the stream.
    while (xml.nextChild())
        xml.skip();
    if (const auto read = xml.result(); !read)
        return passOn(read);
    return tree;
}

/// The depth of what is read is bounded by SafeXml.
void XmlTree::fill(SafeXml &xml, int &elements)
{
    if (++elements > MaxElements)
        xml.fail("there are more than " + std::to_string(MaxElements) + " elements");
    m_name = xml.name();
    m_qualifiedName = xml.qualifiedName();
    m_line = xml.line();
    for (const QXmlStreamAttribute &each : xml.attributes())
        m_attributes.push_back({each.qualifiedName().toString(), each.value().toString(), false});
    for (bool more = true; more;) {
        more = xml.nextChild();
        m_text += xml.takeCharacters();
        if (more)
            m_children.emplace_back().fill(xml, elements);
    }
    m_text = m_text.trimmed();
}

QStringList XmlTree::attributeNames() const
{
    QStringList names;
    for (const Attribute &each : m_attributes)
        names << each.name;
    return names;
}

bool XmlTree::has(const char *attribute) const
{
    return std::any_of(
        m_attributes.begin(), m_attributes.end(),
        [attribute](const Attribute &each) { return each.name == QLatin1String(attribute); });
}

QString XmlTree::value(const char *attribute) const
{
    for (const Attribute &each : m_attributes) {
        if (each.name == QLatin1String(attribute))
            return each.value;
    }
    return {};
}

QString XmlTree::take(const char *attribute)
{
    for (Attribute &each : m_attributes) {
        if (each.name == QLatin1String(attribute)) {
            each.isTaken = true;
            return each.value;
        }
    }
    return {};
}

QString XmlTree::takeText()
{
    m_isTextTaken = true;
    return m_text;
}

std::vector<XmlTree *> XmlTree::takeAll(const char *name)
{
    std::vector<XmlTree *> found;
    for (XmlTree &each : m_children) {
        if (each.m_name == QLatin1String(name)) {
            each.takeIt();
            found.push_back(&each);
        }
    }
    return found;
}

void XmlTree::takeEverything()
{
    m_isTaken = true;
    m_isTextTaken = true;
    for (Attribute &each : m_attributes)
        each.isTaken = true;
    for (XmlTree &each : m_children)
        each.takeEverything();
}

QJsonValue XmlTree::takeRest()
{
    QJsonValue left = rest();
    takeEverything();
    return left;
}

bool XmlTree::isEmpty() const
{
    return m_attributes.empty() && m_text.isEmpty() && m_children.empty();
}

QJsonValue XmlTree::toJson(bool onlyRest) const
{
    // QJsonObject inserts many members quickly when they come in the order of their keys.
    std::map<QString, QJsonValue> members;
    for (const Attribute &each : m_attributes) {
        if (!onlyRest || !each.isTaken)
            members[QLatin1Char('@') + each.name] = each.value;
    }
    if (!m_text.isEmpty() && !(onlyRest && m_isTextTaken))
        members[QStringLiteral("#text")] = m_text;
    std::map<QString, QJsonArray> lists;
    for (const XmlTree &each : m_children) {
        const QJsonValue value = each.toJson(onlyRest && each.m_isTaken);
        if (!value.isNull())
            lists[each.m_qualifiedName].append(value);
    }
    for (const auto &[name, list] : lists)
        members[name] = list;
    if (members.empty() && onlyRest)
        return QJsonValue::Null;
    QJsonObject object;
    for (const auto &[name, value] : members)
        object.insert(name, value);
    return object;
}

} // namespace tomato::exchange
