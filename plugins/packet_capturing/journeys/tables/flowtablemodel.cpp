// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/tables/flowtablemodel.h"

#include "plugins/api/measuretexts.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

#include <algorithm>

namespace tomato::plugins {

void FlowTableModel::setFound(Found found)
{
    beginResetModel();
    m_found = std::move(found);
    m_names.clear();
    if (m_found) {
        for (const Row &row : m_found->flowRows())
            m_names.push_back(JourneyTexts::flow(m_found->flows(), row.flow));
    }
    list();
    endResetModel();
}

void FlowTableModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    beginResetModel();
    m_search = text;
    list();
    endResetModel();
}

void FlowTableModel::list()
{
    m_rows.clear();
    for (std::uint32_t at = 0; at < m_names.size(); ++at) {
        if (m_search.isEmpty() || m_names[at].contains(m_search, Qt::CaseInsensitive))
            m_rows.push_back(at);
    }
    sortRows();
}

const FlowTableModel::Row &FlowTableModel::flowAt(int row) const
{
    return m_found->flowRows()[m_rows[static_cast<std::size_t>(row)]];
}

double FlowTableModel::keyOf(const Row &row, int column)
{
    const auto number = [](Timestamp time) { return static_cast<double>(time.count()); };
    switch (column) {
    case Packets:
        return static_cast<double>(row.packets);
    case Lost:
        return static_cast<double>(row.lost);
    case LostShare:
        return static_cast<double>(row.lost) /
               static_cast<double>(std::max<std::uint64_t>(row.packets, 1));
    case UnderWay:
        return static_cast<double>(row.underWay);
    case LeastDelay:
        return number(row.path.delay.least());
    case MedianDelay:
        return number(row.path.delay.quantile(0.5).time);
    case Percentile99:
        return number(row.path.delay.quantile(0.99).time);
    case GreatestDelay:
        return number(row.path.delay.greatest());
    case Variation:
        return number(row.order.variation.mean());
    case Queueing:
        return number(row.path.queueing.mean());
    case Reordered:
        return static_cast<double>(row.order.reordered);
    case Duplicated:
        return static_cast<double>(row.path.duplicated);
    case WayChanges:
        return static_cast<double>(row.wayChanges);
    default:
        return 0;
    }
}

void FlowTableModel::sortRows()
{
    const auto isLess = [this](std::uint32_t one, std::uint32_t other) {
        const Row &first = m_found->flowRows()[one];
        const Row &second = m_found->flowRows()[other];
        if (m_sortColumn == Flow)
            return m_names[one] < m_names[other];
        if (m_sortColumn == Way)
            return text(first, Way) < text(second, Way);
        return keyOf(first, m_sortColumn) < keyOf(second, m_sortColumn);
    };
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](std::uint32_t one, std::uint32_t other) {
        return m_sortOrder == Qt::AscendingOrder ? isLess(one, other) : isLess(other, one);
    });
}

void FlowTableModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    m_sortColumn = column;
    m_sortOrder = order;
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> flows;
    for (const QModelIndex &each : before)
        flows.push_back(m_rows[static_cast<std::size_t>(each.row())]);
    sortRows();
    QModelIndexList after;
    for (qsizetype at = 0; at < before.size(); ++at) {
        const auto place =
            std::find(m_rows.begin(), m_rows.end(), flows[static_cast<std::size_t>(at)]);
        after << index(static_cast<int>(place - m_rows.begin()), before[at].column());
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

int FlowTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FlowTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FlowTableModel::text(const Row &row, int column) const
{
    using journeys::DelayMeasure;
    const bool hasDelay = row.path.delay.count() != 0;
    const auto delay = [hasDelay, &row](Timestamp time) {
        return hasDelay ? MeasureTexts::time(time, row.path.resolution) : QString();
    };
    const auto quantile = [hasDelay, &row](double share) {
        const DelayMeasure::Quantile told = row.path.delay.quantile(share);
        return hasDelay ? MeasureTexts::time(told.time, std::max(told.exactTo, row.path.resolution))
                        : QString();
    };
    const auto ofDestination = [&row](const QString &text) {
        return row.hasDestination ? text : QString();
    };
    switch (column) {
    case Flow:
        return JourneyTexts::flow(m_found->flows(), row.flow);
    case Packets:
        return JourneyTexts::number(row.packets);
    case Lost:
        return ofDestination(JourneyTexts::number(row.lost));
    case LostShare:
        return ofDestination(JourneyTexts::share(row.lost, row.packets));
    case UnderWay:
        return ofDestination(JourneyTexts::number(row.underWay));
    case LeastDelay:
        return delay(row.path.delay.least());
    case MedianDelay:
        return quantile(0.5);
    case Percentile99:
        return quantile(0.99);
    case GreatestDelay:
        return delay(row.path.delay.greatest());
    case Variation:
        return row.order.variation.count() == 0 ? QString() : delay(row.order.variation.mean());
    case Queueing:
        return delay(row.path.queueing.mean());
    case Reordered:
        return JourneyTexts::number(row.order.reordered);
    case Duplicated:
        return JourneyTexts::number(row.path.duplicated);
    case WayChanges:
        return JourneyTexts::number(row.wayChanges);
    case Way:
        return row.ways.empty() ? QString()
                                : JourneyTexts::way(namedWays(m_found->places(), row.ways).front());
    default:
        return {};
    }
}

QVariant FlowTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = flowAt(index.row());
    const bool isNumber = index.column() != Flow && index.column() != Way;
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == Qt::ToolTipRole && index.column() == Way) {
        QStringList ways;
        for (const journeys::NamedWay &way : namedWays(m_found->places(), row.ways))
            ways << tr("%1: %Ln packet(s)", nullptr, JourneyTexts::amount(way.packets))
                        .arg(JourneyTexts::way(way));
        return ways.join(QLatin1Char('\n'));
    }
    const bool isOfPath = index.column() >= LeastDelay && index.column() <= Duplicated;
    if (role == Qt::ToolTipRole && isOfPath && row.leftOut != 0)
        return text(row, index.column()) + u'\n' +
               tr("%Ln packet(s) left out that were not seen from the begin on", nullptr,
                  JourneyTexts::amount(row.leftOut));
    if (role == Qt::ToolTipRole)
        return text(row, index.column());
    if (role == Qt::TextAlignmentRole && isNumber)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant FlowTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    // Who looks for what goes wrong looks for the most of it.
    if (role == Qt::InitialSortOrderRole)
        return section == Flow || section == Way ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    struct Head
    {
        QString text;
        QString tip;
    };
    const Head heads[ColumnCount] = {
        {tr("Flow"), tr("Who sends to whom")},
        {tr("Packets"), tr("Packets that were sent")},
        {tr("Lost"), tr("Packets that did not come to their destination (RFC 7680)")},
        {tr("Lost %"), tr("The share of packets that were lost")},
        {tr("Under Way"), tr("Packets that the recordings end too early for to call them lost")},
        {tr("Least Delay"), tr("Of the one-way delays (RFC 7679)")},
        {tr("Median"), tr("Of the one-way delays, to 0.4 %")},
        {tr("99 %"), tr("As many of the one-way delays are not greater, to 0.4 %")},
        {tr("Greatest"), tr("Of the one-way delays")},
        {tr("Variation"), tr("By how much the delays of two packets in a row differ (RFC 3393)")},
        {tr("Queueing"), tr("Delay less the least one of that size: how long packets waited")},
        {tr("Reordered"), tr("Packets that arrived behind one that was sent later (RFC 4737)")},
        {tr("Duplicated"), tr("Copies beyond the first (RFC 5560)")},
        {tr("Way Changes"), tr("How often a packet took another way than the one before it")},
        {tr("Usual Way"), tr("The elements that most of its packets passed")}};
    return role == Qt::DisplayRole ? heads[section].text : heads[section].tip;
}

} // namespace tomato::plugins
