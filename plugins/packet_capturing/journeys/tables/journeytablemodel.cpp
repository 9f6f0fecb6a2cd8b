// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/tables/journeytablemodel.h"

#include "plugins/api/listtext.h"
#include "plugins/api/measuretexts.h"
#include "plugins/api/numbertexts.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

#include <QFont>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tomato::plugins {

using journeys::TracedJourneys;

/// The key of what has no value: it stands behind all others in both orders.
static constexpr double None = std::numeric_limits<double>::quiet_NaN();

void JourneyTableModel::setFound(Found found)
{
    beginResetModel();
    m_found = std::move(found);
    m_filter.leaveOnly();
    m_flowOrder.clear();
    m_longest = 0;
    m_wayFrom.reset();
    if (m_found) {
        std::vector<QString> texts;
        for (std::uint32_t flow = 0; flow < m_found->flows().size(); ++flow)
            texts.push_back(JourneyTexts::flow(m_found->flows(), flow));
        std::vector<std::uint32_t> order(texts.size());
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&texts](std::uint32_t one, std::uint32_t other) {
            return texts[one] < texts[other];
        });
        m_flowOrder.resize(order.size());
        for (std::uint32_t at = 0; at < order.size(); ++at)
            m_flowOrder[order[at]] = at;
        for (std::size_t at = 0; at < m_found->size(); ++at) {
            if (m_found->packet(at).hops > m_longest)
                m_longest = std::max(m_longest, m_found->way(m_found->packet(at)).size());
        }
    }
    m_hops = static_cast<int>(std::min(m_longest, MaxHops));
    list();
    endResetModel();
}

void JourneyTableModel::setFilter(const JourneyFilter &filter)
{
    beginResetModel();
    m_filter = filter;
    list();
    endResetModel();
}

void JourneyTableModel::list()
{
    m_rows.clear();
    for (std::size_t at = 0; m_found && at < m_found->size(); ++at) {
        if (m_filter.matches(*m_found, m_found->packet(at)))
            m_rows.push_back(static_cast<std::uint32_t>(at));
    }
    sortRows();
}

double JourneyTableModel::keyOf(const TracedJourneys::Packet &packet) const
{
    const auto number = [](Timestamp time) { return static_cast<double>(time.count()); };
    switch (m_sortColumn) {
    case Time:
        return number(m_found->hop(packet, 0).time);
    case Flow:
        return m_flowOrder[packet.flow];
    case Result:
        return static_cast<double>(packet.fate);
    case Delay:
        return hasDelay(packet) ? number(m_found->delay(packet)) : None;
    case Match:
        return static_cast<double>(packet.match);
    case Changes:
        return packet.changes + (packet.isOtherWay ? 256 : 0);
    default:
        break;
    }
    const auto hop = static_cast<std::size_t>(m_sortColumn - FirstHop);
    const std::vector<std::uint32_t> way = m_found->way(packet);
    if (hop >= way.size())
        return -1;
    if (hop == 0)
        return m_found->hop(packet, way[0]).point;
    return number(m_found->hop(packet, way[hop]).time - m_found->hop(packet, way[hop - 1]).time);
}

void JourneyTableModel::sortRows()
{
    if (!m_found)
        return;
    std::vector<std::pair<double, std::uint32_t>> keyed;
    keyed.reserve(m_rows.size());
    for (const std::uint32_t row : m_rows)
        keyed.emplace_back(keyOf(m_found->packet(row)), row);
    const bool isAscending = m_sortOrder == Qt::AscendingOrder;
    std::stable_sort(keyed.begin(), keyed.end(), [isAscending](const auto &one, const auto &other) {
        if (std::isnan(one.first) || std::isnan(other.first))
            return !std::isnan(one.first);
        return isAscending ? one.first < other.first : one.first > other.first;
    });
    for (std::size_t at = 0; at < keyed.size(); ++at)
        m_rows[at] = keyed[at].second;
}

void JourneyTableModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    m_sortColumn = column;
    m_sortOrder = order;
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> journeys;
    for (const QModelIndex &each : before)
        journeys.push_back(journeyAt(each.row()));
    sortRows();
    QModelIndexList after;
    for (qsizetype at = 0; at < before.size(); ++at)
        after << index(rowOf(journeys[static_cast<std::size_t>(at)]), before[at].column());
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

int JourneyTableModel::rowOf(std::size_t journey) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), journey);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int JourneyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int JourneyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstHop + m_hops;
}

const std::vector<std::uint32_t> &
JourneyTableModel::wayOf(const TracedJourneys::Packet &packet) const
{
    if (m_wayFrom != packet.firstHop) {
        m_way = m_found->way(packet);
        m_wayFrom = packet.firstHop;
    }
    return m_way;
}

/// "+20.1 ms  r1 → r2"; the first one is where it was seen first.
QString JourneyTableModel::textOfHop(const TracedJourneys::Packet &packet, std::size_t hop) const
{
    const std::vector<std::uint32_t> &way = wayOf(packet);
    if (hop >= way.size())
        return {};
    const journeys::Hop &here = m_found->hop(packet, way[hop]);
    const QString point = JourneyTexts::point(m_found->places(), here.point);
    if (hop == 0)
        return point;
    const journeys::Hop &before = m_found->hop(packet, way[hop - 1]);
    return QLatin1Char('+') +
           MeasureTexts::time(here.time - before.time,
                              m_found->places().resolution(before.point, here.point)) +
           QStringLiteral("  ") + point;
}

QString JourneyTableModel::text(const TracedJourneys::Packet &packet, int column) const
{
    switch (column) {
    case Time:
        return JourneyTexts::timeOfDay(m_found->hop(packet, 0).time);
    case Flow:
        return JourneyTexts::flow(m_found->flows(), packet.flow);
    case Result:
        return JourneyTexts::fate(packet.fate);
    case Delay:
        return hasDelay(packet)
                   ? MeasureTexts::time(m_found->delay(packet), m_found->resolution(packet))
                   : QString();
    case Match:
        return JourneyTexts::match(packet.match);
    case Changes: {
        QStringList changes;
        if (const QString own = JourneyTexts::changes(packet.changes); !own.isEmpty())
            changes << own;
        if (packet.isOtherWay)
            changes << tr("another way");
        if (packet.isPart)
            changes << tr("begin not seen");
        return listText(changes);
    }
    default:
        return textOfHop(packet, static_cast<std::size_t>(column - FirstHop));
    }
}

QVariant JourneyTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TracedJourneys::Packet &packet = m_found->packet(journeyAt(index.row()));
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(packet, index.column());
    if (role == Qt::TextAlignmentRole && index.column() == Delay)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole && index.column() == Result && isLoss(packet.fate)) {
        QFont font = QGuiApplication::font();
        font.setBold(true);
        return font;
    }
    return {};
}

QVariant JourneyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    // Who looks for a delay looks for the longest.
    if (role == Qt::InitialSortOrderRole)
        return section == Delay || section >= FirstHop ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case Time:
        return isTip ? tr("When it was seen first") : tr("Time");
    case Flow:
        return isTip ? tr("Who sends it to whom") : tr("Flow");
    case Result:
        return isTip ? tr("What became of it") : tr("Result");
    case Delay:
        return isTip ? tr("From where it was seen first to where it was seen last; what was lost "
                          "or is under way has none (RFC 7679)")
                     : tr("Delay");
    case Match:
        return isTip ? tr("How sure its least sure match is") : tr("Match");
    case Changes:
        return isTip ? tr("What happened to it on its way") : tr("Changes");
    default:
        break;
    }
    const std::size_t hop = static_cast<std::size_t>(section - FirstHop) + 1;
    const bool isCut = hop == MaxHops && m_longest > MaxHops;
    if (isCut)
        return isTip ? tr("The longest way has %Ln hop(s); further ones have no column", nullptr,
                          JourneyTexts::amount(m_longest))
                     : tr("Hop %1 of %2").arg(numberText(hop), numberText(m_longest));
    return isTip ? tr("What the link and the element before took, and where it was seen then")
                 : tr("Hop %1").arg(numberText(hop));
}

} // namespace tomato::plugins
