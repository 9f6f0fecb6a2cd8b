// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/topologysearch.h"

#include "app/topology/attributes/attributenames.h"
#include "ui/widgets/icons.h"

#include <algorithm>
#include <unordered_map>

namespace tomato::ui {

static QString textOf(const QJsonObject &attributes, std::initializer_list<QLatin1String> keys)
{
    QString text;
    for (const QLatin1String key : keys) {
        const QString value = attributes.value(key).toString();
        if (!value.isEmpty())
            text += QLatin1Char('\n') + value;
    }
    return text.toLower();
}

TopologySearch::TopologySearch(const topology::Topology &topology)
{
    std::unordered_map<ElementId, std::size_t> places;
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface())
            continue;
        places[id] = m_entries.size();
        m_entries.push_back({{id, {}},
                             element.name(),
                             element.name().toLower() + QLatin1Char('\n') + element.type.toLower() +
                                 QLatin1Char('\n') + kindName(ElementSort(element)).toLower() +
                                 textOf(element.attributes,
                                        {topology::HostnameAttribute, topology::Gateway4Attribute,
                                         topology::Gateway6Attribute, topology::NotesAttribute})});
    }
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface())
            m_entries[places.at(element.parent)].text +=
                textOf(element.attributes, {topology::Ip4AddressAttribute,
                                            topology::Ip6AddressAttribute, topology::MacAttribute});
    }
    std::sort(m_entries.begin(), m_entries.end(),
              [](const Entry &a, const Entry &b) { return a.name < b.name; });
    for (const auto &[id, connection] : topology.connections()) {
        const QString filter = textOf(connection.attributes,
                                      {topology::CaptureFilterAttribute, topology::NotesAttribute});
        m_entries.push_back({{{}, id}, {}, filter});
    }
}

std::vector<TopologySearch::Match> TopologySearch::find(const QString &text) const
{
    if (text.trimmed().isEmpty())
        return {};
    return find(text, [](const Match &) { return true; });
}

std::vector<TopologySearch::Match> TopologySearch::find(const QString &text,
                                                        const Accept &accept) const
{
    const QStringList words = text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<Match> found;
    for (const Entry &each : m_entries) {
        const bool hasAll = std::all_of(words.begin(), words.end(), [&each](const QString &word) {
            return each.text.contains(word);
        });
        if (hasAll && accept(each.match))
            found.push_back(each.match);
    }
    return found;
}

} // namespace tomato::ui
