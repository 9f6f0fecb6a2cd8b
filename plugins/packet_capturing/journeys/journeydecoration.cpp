// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/journeydecoration.h"

#include "plugins/api/measuretexts.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"
#include "plugins/packet_capturing/journeys/texts/packetbranches.h"

#include <algorithm>
#include <map>

namespace tomato::plugins {

using namespace journeys;

namespace {

/// The link of the topology on which a point lies, and the direction.
struct Crossed
{
    ConnectionId connection;
    bool isForward = true;
};

/// Returns which end of the link that was read is the first end of its connection: a file may name
/// them the other way round.
std::size_t firstEnd(const PluginHost &host, const TracedJourneys &found, std::size_t link,
                     const topology::Connection &connection)
{
    const bool isTurned =
        !found.file().empty() &&
        host.topology().label(connection.ends[0]).toStdString() != found.links()[link].ends[0];
    return isTurned ? 1 : 0;
}

class CanvasWay final
{
public:
    CanvasWay(const PluginHost &host, const TracedJourneys &found,
              const std::vector<ConnectionId> &connections)
        : m_host(host), m_found(found), m_connections(connections)
    {
    }

    std::optional<Crossed> crossed(const Hop &hop) const
    {
        const std::size_t link = m_found.recorded(hop).link;
        const Point &point = m_found.places().point(hop.point);
        if (link >= m_connections.size())
            return {};
        const topology::Connection *connection = m_host.topology().connection(m_connections[link]);
        if (connection == nullptr)
            return {};
        const std::size_t first = firstEnd(m_host, m_found, link, *connection);
        return Crossed{m_connections[link],
                       !point.isNamed() || point.from == m_found.links()[link].ends[first]};
    }

    CanvasDecoration::Link &link(const Crossed &crossed)
    {
        CanvasDecoration::Link &link = m_links[crossed.connection];
        link.connection = crossed.connection;
        (crossed.isForward ? link.isForward : link.isBackward) = true;
        return link;
    }

    CanvasDecoration::Element *element(PlaceId place)
    {
        const Place &what = m_found.places().place(place);
        if (what.kind != Place::Kind::Element)
            return nullptr;
        for (const auto &[id, element] : m_host.topology().elements()) {
            if (element.isInterface() || element.name().toStdString() != what.name)
                continue;
            m_elements[id].element = id;
            return &m_elements[id];
        }
        return nullptr;
    }

    void addHop(const TracedJourneys::Packet &packet, std::uint32_t at)
    {
        const Hop &hop = m_found.hop(packet, at);
        const auto here = crossed(hop);
        if (here)
            link(*here);
        if (hop.parent == Hop::NoParent) {
            if (here)
                append(link(*here).text, JourneyTexts::timeOfDay(hop.time));
            return;
        }
        const Hop &before = m_found.hop(packet, hop.parent);
        const bool isOverGap = (hop.changes & OverGap) != 0;
        const QString took =
            QLatin1Char('+') +
            MeasureTexts::time(hop.time - before.time,
                               m_found.places().resolution(before.point, hop.point)) +
            QLatin1Char(' ') + JourneyTexts::step(m_found.places(), before.point, isOverGap);
        const bool isNode = m_found.places().point(before.point).moment == Moment::Delivered;
        CanvasDecoration::Element *node =
            isNode ? element(m_found.places().into(before.point)) : nullptr;
        const auto from = crossed(before);
        if (node != nullptr)
            append(node->text, took);
        else if (from)
            append(link(*from).text, took);
    }

    void addEnd(const TracedJourneys::Packet &packet)
    {
        if (!isLoss(packet.fate))
            return;
        const Hop &last = m_found.hop(packet, packet.last);
        const QString why = JourneyTexts::fate(packet.fate);
        // The end is marked on the link where that is known or possible, else at the element.
        const bool isAtElement = isLossInElement(packet.fate);
        CanvasDecoration::Element *node =
            isAtElement ? element(m_found.places().receiver(last.point)) : nullptr;
        const auto here = crossed(last);
        if (node != nullptr) {
            node->isCrossed = true;
            appendAlways(node->text, why);
        } else if (here) {
            link(*here).isCrossed = true;
            appendAlways(link(*here).text, why);
        }
    }

    CanvasDecoration take() const
    {
        CanvasDecoration all;
        for (const auto &[id, each] : m_links)
            all.links.push_back(each);
        for (const auto &[id, each] : m_elements)
            all.elements.push_back(each);
        return all;
    }

private:
    static void append(QString &text, const QString &more)
    {
        // A packet in a loop passes the same place very often.
        constexpr qsizetype MaxLines = 4;
        if (text.count(QLatin1Char('\n')) + 1 >= MaxLines) {
            if (!text.endsWith(u'\u2026'))
                text += QStringLiteral("\n\u2026");
            return;
        }
        appendAlways(text, more);
    }

    static void appendAlways(QString &text, const QString &more)
    {
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + more;
    }

    const PluginHost &m_host;
    const TracedJourneys &m_found;
    const std::vector<ConnectionId> &m_connections;
    std::map<ConnectionId, CanvasDecoration::Link> m_links;
    std::map<ElementId, CanvasDecoration::Element> m_elements;
};

} // namespace

CanvasDecoration wayOnCanvas(const PluginHost &host, const TracedJourneys &found,
                             const std::vector<ConnectionId> &connections, std::size_t journey)
{
    // The limit matters for a packet that was flooded to very many links.
    constexpr std::uint32_t MaxHops = 500;
    CanvasWay way(host, found, connections);
    const TracedJourneys::Packet &packet = found.packet(journey);
    // The copies that bystanders got are no part of its way.
    const auto flow = std::find_if(
        found.flowRows().begin(), found.flowRows().end(),
        [&packet](const TracedJourneys::FlowRow &each) { return each.flow == packet.flow; });
    const std::vector<bool> isCopy = hopsOfBystanders(found, packet, *flow);
    for (std::uint32_t at = 0; at < std::min(packet.hops, MaxHops); ++at) {
        if (isCopy.empty() || !isCopy[at])
            way.addHop(packet, at);
    }
    way.addEnd(packet);
    return way.take();
}

CanvasDecoration packetsOnCanvas(const PluginHost &host, const TracedJourneys &found,
                                 const std::vector<ConnectionId> &connections)
{
    CanvasDecoration all;
    std::map<ConnectionId, std::array<std::uint64_t, 2>> counts;
    for (std::size_t link = 0; link < connections.size(); ++link) {
        const topology::Connection *connection = host.topology().connection(connections[link]);
        if (connection == nullptr)
            continue;
        const auto &ends = found.links()[link].ends;
        const std::size_t first = firstEnd(host, found, link, *connection);
        for (std::size_t at = 0; at < found.places().points().size(); ++at) {
            const Point &point = found.places().points()[at];
            if (point.moment == Moment::Delivered)
                continue;
            for (const std::size_t side : {0U, 1U}) {
                if (point.from == ends[side] && point.to == ends[1 - side])
                    counts[connections[link]][side ^ first] += found.pointRows()[at].seen;
            }
        }
    }
    std::uint64_t most = 1;
    for (const auto &[connection, count] : counts)
        most = std::max(most, count[0] + count[1]);
    for (const auto &[connection, count] : counts) {
        if (count[0] + count[1] == 0)
            continue;
        CanvasDecoration::Link link;
        link.connection = connection;
        link.isForward = count[0] != 0;
        link.isBackward = count[1] != 0;
        link.strength = static_cast<double>(count[0] + count[1]) / static_cast<double>(most);
        QStringList texts;
        for (const std::size_t side : {0U, 1U}) {
            const topology::Connection &drawn = *host.topology().connection(connection);
            const topology::Element *device = host.topology().deviceOf(drawn.ends[1 - side]);
            if (count[side] != 0)
                texts << QStringLiteral("\u2192 %1: %2")
                             .arg(device ? device->name() : QString(),
                                  JourneyTexts::number(count[side]));
        }
        link.text = texts.join(QLatin1Char('\n'));
        all.links.push_back(link);
    }
    return all;
}

bool isInTopology(const CanvasDecoration &decoration, const PluginHost &host)
{
    return std::all_of(decoration.links.begin(), decoration.links.end(), [&host](const auto &each) {
        return host.topology().connection(each.connection) != nullptr;
    });
}

} // namespace tomato::plugins
