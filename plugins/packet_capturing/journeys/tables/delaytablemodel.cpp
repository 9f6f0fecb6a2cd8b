// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/tables/delaytablemodel.h"

#include "plugins/api/measuretexts.h"
#include "plugins/api/numbertexts.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

using namespace journeys;

/// The least delay that so many of the packets do not exceed. They are sorted.
static Timestamp quantile(const std::vector<Timestamp> &sorted, double share)
{
    const double rank = std::ceil(share * static_cast<double>(sorted.size()));
    return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

void DelayTableModel::setFound(const Found &found, std::optional<std::uint32_t> flow)
{
    beginResetModel();
    m_found = found;
    m_delays.assign(found ? found->steps().size() + 1 : 0, {});
    for (std::size_t at = 0; found && at < found->size(); ++at) {
        if (!flow || found->packet(at).flow == *flow)
            addPacket(found->packet(at));
    }
    conclude();
    endResetModel();
}

void DelayTableModel::addPacket(const TracedJourneys::Packet &packet)
{
    if (packet.fate == Fate::Arrived && packet.last != 0 && !packet.isPart &&
        packet.match != Match::Ambiguous)
        m_delays[0].push_back({m_found->hop(packet, 0).time, m_found->delay(packet)});
    const std::vector<StepMeasure> &steps = m_found->steps();
    for (std::size_t at = 0; at < packet.hops; ++at) {
        const Hop &hop = m_found->hop(packet, at);
        if (hop.parent == Hop::NoParent || hop.match == Match::Ambiguous)
            continue;
        const Hop &before = m_found->hop(packet, hop.parent);
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const StepMeasure &each) {
            return each.from == before.point && each.to == hop.point &&
                   each.isOverGap == ((hop.changes & OverGap) != 0);
        });
        if (step != steps.end())
            m_delays[static_cast<std::size_t>(step - steps.begin()) + 1].push_back(
                {before.time, hop.time - before.time});
    }
}

void DelayTableModel::conclude()
{
    m_rows.assign(m_delays.size(), {});
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        Row &row = m_rows[at];
        std::sort(m_delays[at].begin(), m_delays[at].end(),
                  [](const Delay &one, const Delay &other) { return one.sent < other.sent; });
        std::vector<Timestamp> sorted;
        for (const Delay &each : m_delays[at])
            sorted.push_back(each.delay);
        if (sorted.empty())
            continue;
        std::sort(sorted.begin(), sorted.end());
        row.median = quantile(sorted, 0.5);
        row.percentile95 = quantile(sorted, 0.95);
        row.percentile99 = quantile(sorted, 0.99);
        row.greatest = sorted.back();
        if (at != 0)
            row.resolution = m_found->places().resolution(m_found->steps()[at - 1].from,
                                                          m_found->steps()[at - 1].to);
        else
            for (const Point &each : m_found->places().points())
                row.resolution = std::max(row.resolution, each.resolution);
    }
}

int DelayTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DelayTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DelayTableModel::text(int row, int column) const
{
    const auto at = static_cast<std::size_t>(row);
    const Row &of = m_rows[at];
    if (column == Step) {
        if (row == 0)
            return tr("Whole way");
        return JourneyTexts::step(m_found->places(), m_found->steps()[at - 1]);
    }
    if (column == Packets)
        return numberText(m_delays[at].size());
    if (m_delays[at].empty())
        return {};
    const auto time = [&of](Timestamp delay) { return MeasureTexts::time(delay, of.resolution); };
    switch (column) {
    case Median:
        return time(of.median);
    case Percentile95:
        return time(of.percentile95);
    case Percentile99:
        return time(of.percentile99);
    default:
        return time(of.greatest);
    }
}

QVariant DelayTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(index.row(), index.column());
    if (role == Qt::TextAlignmentRole && index.column() != Step)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant DelayTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case Step:
        return isTip ? tr("Between which two places packets were seen; a click plots it")
                     : tr("Hop");
    case Packets:
        return isTip ? tr("How many delays were measured") : tr("Packets");
    case Median:
        return isTip ? tr("Half of the delays are not greater") : tr("Median");
    case Percentile95:
        return isTip ? tr("95 of 100 delays are not greater") : tr("95 %");
    case Percentile99:
        return isTip ? tr("99 of 100 delays are not greater") : tr("99 %");
    default:
        return isTip ? tr("No delay is greater") : tr("Greatest");
    }
}

} // namespace tomato::plugins
