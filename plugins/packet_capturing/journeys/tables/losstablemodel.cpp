// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/tables/losstablemodel.h"

#include "plugins/packet_capturing/common/statusline.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

#include <algorithm>
#include <map>

namespace tomato::plugins {

using LossKind = LossTableModel::Row::Kind;

/// A cross, as the canvas has it where a packet's path ends.
static QPixmap lossMark()
{
    const int size = QFontMetrics(QGuiApplication::font()).height() * 2 / 3;
    const qreal ratio = qApp->devicePixelRatio();
    QPixmap mark(QSize(size, size) * ratio);
    mark.setDevicePixelRatio(ratio);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QGuiApplication::palette().color(QPalette::Text), size / 7.0, Qt::SolidLine,
                        Qt::RoundCap));
    const QRectF cross(size * 0.2, size * 0.2, size * 0.6, size * 0.6);
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
    return mark;
}

void LossTableModel::setFound(Found found)
{
    beginResetModel();
    m_found = std::move(found);
    m_rows.clear();
    const auto add = [this](Row row) {
        row.number = m_rows.size();
        m_rows.push_back(row);
    };
    const std::size_t points = m_found ? m_found->pointRows().size() : 0;
    for (std::size_t at = 0; at < points; ++at) {
        const auto point = static_cast<journeys::PointId>(at);
        const journeys::PointRow &counted = m_found->pointRows()[at];
        add({point, nullptr, LossKind::Balance, counted.seen});
        for (const journeys::PacketFates::Row &end : m_found->fates()) {
            if (end.point == point)
                add({point, &end, LossKind::End, end.packets});
        }
        if (counted.notRecorded != 0)
            add({point, nullptr, LossKind::NotRecorded, counted.notRecorded});
        if (counted.outOfRing != 0)
            add({point, nullptr, LossKind::OutOfRing, counted.outOfRing});
    }
    sortRows();
    endResetModel();
}

void LossTableModel::sortRows()
{
    std::map<journeys::PointId, std::uint64_t> lost;
    for (const Row &row : m_rows)
        lost[row.point] += isLoss(row) ? row.packets : 0;
    const auto keyOf = [&](journeys::PointId point) {
        const auto packets = static_cast<double>(lost[point]);
        if (m_sortColumn == Packets)
            return packets;
        const auto seen = static_cast<double>(m_found->pointRows()[point].seen);
        return m_sortColumn == Share ? packets / std::max(seen, 1.0) : double(point);
    };
    const bool isByNumber = m_sortColumn == Packets || m_sortColumn == Share;
    const bool isAscending = m_sortOrder == Qt::AscendingOrder;
    // Rows of a point stay below its heading.
    std::sort(m_rows.begin(), m_rows.end(), [&](const Row &one, const Row &other) {
        if (one.point != other.point) {
            const double first = keyOf(one.point);
            const double second = keyOf(other.point);
            if (first != second)
                return (first < second) == isAscending;
            return one.point < other.point;
        }
        if (isByNumber && one.kind == LossKind::End && other.kind == LossKind::End &&
            one.packets != other.packets)
            return (one.packets < other.packets) == isAscending;
        return one.number < other.number;
    });
}

void LossTableModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    m_sortColumn = column;
    m_sortOrder = order;
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> numbers;
    for (const QModelIndex &each : before)
        numbers.push_back(rowAt(each.row()).number);
    sortRows();
    QModelIndexList after;
    for (qsizetype at = 0; at < before.size(); ++at) {
        const auto place = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) {
            return row.number == numbers[static_cast<std::size_t>(at)];
        });
        after << index(static_cast<int>(place - m_rows.begin()), before[at].column());
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

bool LossTableModel::isLoss(const Row &row)
{
    return row.kind == LossKind::End && journeys::isLoss(row.end->fate);
}

std::optional<JourneyFilter> LossTableModel::filterOf(int row) const
{
    if (row < 0)
        return {};
    const Row &wanted = rowAt(row);
    JourneyFilter filter;
    filter.counted = wanted.packets;
    if (wanted.kind == LossKind::End)
        filter.end = {wanted.point, wanted.end->fate};
    else if (wanted.kind == LossKind::Balance)
        filter.seenAt = wanted.point;
    else
        return {};
    return filter;
}

int LossTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LossTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool LossTableModel::isUnbalanced(const Row &row) const
{
    return row.kind == LossKind::Balance && !m_found->pointRows()[row.point].isBalanced();
}

QString LossTableModel::causeOf(const Row &row) const
{
    const journeys::PointRow &counted = m_found->pointRows()[row.point];
    switch (row.kind) {
    case LossKind::End:
        return isLoss(row) && row.end->copies != 0
                   ? tr("%1 (%Ln copy(s))", nullptr, JourneyTexts::amount(row.end->copies))
                         .arg(JourneyTexts::fate(row.end->fate))
                   : JourneyTexts::fate(row.end->fate);
    case LossKind::NotRecorded:
        return tr("not recorded by us");
    case LossKind::OutOfRing:
        return tr("had left the rotating set of files");
    case LossKind::Balance:
        break;
    }
    if (!counted.isCounted)
        return tr("seen");
    if (counted.isBalanced())
        return tr("seen; agrees with the %1 that the interface counted")
            .arg(JourneyTexts::number(counted.received));
    return tr("does not balance: the interface counted %1, the capture took %2, wrote %3, lost %4; "
              "%5 had left the files, %6 were read")
        .arg(JourneyTexts::number(counted.received), JourneyTexts::number(counted.accepted),
             JourneyTexts::number(counted.written), JourneyTexts::number(counted.notRecorded),
             JourneyTexts::number(counted.outOfRing), JourneyTexts::number(counted.seen));
}

QString LossTableModel::text(const Row &row, int column) const
{
    const bool isEnd = row.kind == LossKind::End;
    const std::uint64_t seen = m_found->pointRows()[row.point].seen;
    switch (column) {
    case Place:
        return isEnd ? QStringLiteral("    ") + JourneyTexts::place(m_found->places(), row.point)
                     : JourneyTexts::point(m_found->places(), row.point);
    case Cause:
        return causeOf(row);
    case Packets:
        return JourneyTexts::number(row.packets);
    case Share:
        return isEnd ? JourneyTexts::share(row.packets, seen) : QString();
    case Flow:
        if (!isEnd)
            return {};
        return row.end->flows <= 1 ? JourneyTexts::flow(m_found->flows(), row.end->flow)
                                   : tr("%1 and %Ln more flow(s)", nullptr,
                                        JourneyTexts::amount(row.end->flows - 1))
                                         .arg(JourneyTexts::flow(m_found->flows(), row.end->flow));
    default:
        return {};
    }
}

QVariant LossTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = rowAt(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(row, index.column());
    if (role == Qt::TextAlignmentRole && (index.column() == Packets || index.column() == Share))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && isUnbalanced(row))
        return StatusLine::color(StatusLine::Kind::Bad, QGuiApplication::palette());
    if (role == Qt::DecorationRole && index.column() == Cause && isLoss(row))
        return lossMark();
    if (role == Qt::FontRole && row.kind == LossKind::Balance) {
        QFont font = QGuiApplication::font();
        font.setBold(true);
        return font;
    }
    return {};
}

QVariant LossTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isNumber = section == Packets || section == Share;
    if (role == Qt::InitialSortOrderRole)
        return isNumber ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole)
        return isNumber ? tr("Click to begin with the links that lost most") : QString();
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("Where");
    case Cause:
        return tr("What");
    case Packets:
        return tr("Packets");
    case Share:
        return tr("Share");
    case Flow:
        return tr("Mostly of the Flow");
    default:
        return {};
    }
}

} // namespace tomato::plugins
