// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/shownnames.h"

namespace tomato::plugins {

namespace {

/// Ids of connections by the texts that mean them; empty where a text means several.
using ConnectionTexts = QHash<QString, QString>;

/// The texts that mean one end of a connection beside its other end.
QStringList endTexts(const topology::Topology &topology, const ElementId &end)
{
    QStringList texts{QString::fromStdString(end.value), topology.label(end)};
    if (const topology::Element *device = topology.deviceOf(end))
        texts << device->name();
    texts.removeDuplicates();
    return texts;
}

void note(ConnectionTexts &texts, const QString &text, const QString &id)
{
    const auto found = texts.find(text);
    if (found == texts.end())
        texts.insert(text, id);
    else if (*found != id)
        found->clear();
}

ConnectionTexts connectionTexts(const topology::Topology &topology)
{
    ConnectionTexts texts;
    for (const auto &[connection, each] : topology.connections()) {
        const QString id = QString::fromStdString(connection.value);
        for (const ElementId &end : each.ends) {
            note(texts, topology.label(end), id);
            note(texts, QString::fromStdString(end.value), id);
        }
        const QStringList seconds = endTexts(topology, each.ends[1]);
        for (const QString &first : endTexts(topology, each.ends[0])) {
            for (const QString &second : seconds) {
                note(texts, first + QStringLiteral("--") + second, id);
                note(texts, second + QStringLiteral("--") + first, id);
            }
        }
    }
    for (const auto &[connection, each] : topology.connections()) {
        const QString id = QString::fromStdString(connection.value);
        texts.insert(id, id); // an id goes before all else
    }
    return texts;
}

/// "h1--r1"; of several connections between two elements each has the names of its interfaces.
QString nameOf(const topology::Topology &topology, const topology::Connection &connection,
               const ConnectionTexts &texts)
{
    QStringList names;
    for (const ElementId &end : connection.ends) {
        const topology::Element *device = topology.deviceOf(end);
        names << (device == nullptr ? QString() : device->name());
    }
    const QString name = names.join(QStringLiteral("--"));
    if (texts.value(name) == QString::fromStdString(connection.id.value))
        return name;
    return topology.label(connection.id).replace(QStringLiteral(" ⇄ "), QStringLiteral("--"));
}

} // namespace

std::size_t ShownNames::fingerprint(const topology::Topology &topology)
{
    std::size_t print = 0;
    const std::hash<std::string> hash;
    for (const auto &[id, element] : topology.elements())
        print = qHashMulti(print, hash(id.value), hash(element.parent.value), element.name());
    for (const auto &[id, connection] : topology.connections())
        print = qHashMulti(print, hash(id.value), hash(connection.ends[0].value),
                           hash(connection.ends[1].value));
    return print;
}

ShownNames::ShownNames(const topology::Topology &topology)
{
    addElements(topology);
    addLinks(topology);
}

void ShownNames::addElements(const topology::Topology &topology)
{
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface())
            continue;
        m_elements << element.name();
        m_elementMeanings.insert(element.name(), element.name());
    }
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            m_elementMeanings.insert(QString::fromStdString(id.value), element.name());
    }
    m_elements.sort(Qt::CaseInsensitive);
}

void ShownNames::addLinks(const topology::Topology &topology)
{
    const ConnectionTexts texts = connectionTexts(topology);
    QHash<QString, QString> names;
    for (const auto &[id, connection] : topology.connections()) {
        const QString name = nameOf(topology, connection, texts);
        m_links << name;
        names.insert(QString::fromStdString(id.value), name);
    }
    for (auto each = texts.begin(); each != texts.end(); ++each)
        m_linkMeanings.insert(each.key(), names.value(each.value()));
    m_links.sort(Qt::CaseInsensitive);
}

QString ShownNames::element(const QString &text) const
{
    const QString name = m_elementMeanings.value(text);
    return name.isEmpty() ? text : name;
}

QString ShownNames::link(const QString &text) const
{
    const QString name = m_linkMeanings.value(text);
    return name.isEmpty() ? text : name;
}

} // namespace tomato::plugins
