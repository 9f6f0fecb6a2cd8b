// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packettablemodel.h"

#include "plugins/api/darkness.h"
#include "plugins/api/numbertexts.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace tomato::plugins {

using client::PacketPlace;

PacketTableModel::PacketTableModel(PacketStore &store, const PacketDecoder &decoder,
                                   PacketTexts &texts, PacketFilter &filter, QObject *parent)
    : QAbstractTableModel(parent), m_store(store), m_decoder(decoder), m_texts(texts),
      m_filter(filter)
{
    connect(&store, &PacketStore::reset, this, &PacketTableModel::forget);
    connect(&store, &PacketStore::aboutToGrow, this, [this](qint64 count) {
        if (!m_isFiltered)
            beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(count) - 1);
    });
    connect(&store, &PacketStore::grown, this, [this] {
        if (!m_isFiltered)
            endInsertRows();
    });
    connect(&store, &PacketStore::aboutToShrink, this, [this](qint64 count) {
        if (!m_isFiltered)
            beginRemoveRows({}, 0, static_cast<int>(count) - 1);
    });
    connect(&store, &PacketStore::shrunk, this, [this] {
        if (m_isFiltered)
            dropMatches();
        else
            endRemoveRows();
    });
    connect(&filter, &PacketFilter::checked, this, [this](const QString &, const QString &problem) {
        if (problem.isEmpty())
            forget();
    });
    connect(&filter, &PacketFilter::matched, this, &PacketTableModel::setMatches);
    connect(&texts, &PacketTexts::came, this, [this] {
        if (m_seen.first <= m_seen.second && m_seen.second < rowCount())
            emit dataChanged(index(m_seen.first, 0), index(m_seen.second, ColumnCount - 1));
    });
}

void PacketTableModel::setSources(std::vector<SourceName> names)
{
    m_sources = std::move(names);
}

void PacketTableModel::forget()
{
    beginResetModel();
    m_isFiltered = m_filter.isSet();
    m_matches.clear();
    endResetModel();
}

/// Earlier matches keep their rows; a later packet may change the decoding of an earlier one.
void PacketTableModel::setMatches(const QList<qint64> &numbers)
{
    const auto differ =
        std::mismatch(m_matches.begin(), m_matches.end(), numbers.begin(), numbers.end());
    const int same = static_cast<int>(differ.first - m_matches.begin());
    if (differ.first != m_matches.end()) {
        beginRemoveRows({}, same, static_cast<int>(m_matches.size()) - 1);
        m_matches.erase(differ.first, m_matches.end());
        endRemoveRows();
    }
    if (same < numbers.size()) {
        beginInsertRows({}, same, static_cast<int>(numbers.size()) - 1);
        m_matches.insert(m_matches.end(), numbers.begin() + same, numbers.end());
        endInsertRows();
    }
}

void PacketTableModel::dropMatches()
{
    const auto kept = std::lower_bound(m_matches.begin(), m_matches.end(), m_store.first());
    if (kept == m_matches.begin())
        return;
    beginRemoveRows({}, 0, static_cast<int>(kept - m_matches.begin()) - 1);
    m_matches.erase(m_matches.begin(), kept);
    endRemoveRows();
}

qint64 PacketTableModel::numberAt(int row) const
{
    return m_isFiltered ? m_matches[static_cast<std::size_t>(row)] : m_store.first() + row;
}

int PacketTableModel::rowOf(qint64 number) const
{
    if (!m_store.holds(number))
        return -1;
    if (!m_isFiltered)
        return static_cast<int>(number - m_store.first());
    const auto found = std::lower_bound(m_matches.begin(), m_matches.end(), number);
    return found != m_matches.end() && *found == number
               ? static_cast<int>(found - m_matches.begin())
               : -1;
}

void PacketTableModel::setSeen(int first, int last)
{
    m_seen = {std::max(first, 0), std::min(last, rowCount() - 1)};
    std::vector<qint64> numbers;
    for (int row = m_seen.first; row <= m_seen.second; ++row)
        numbers.push_back(numberAt(row));
    m_texts.askFor(numbers);
}

int PacketTableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    const std::size_t count =
        m_isFiltered ? m_matches.size() : static_cast<std::size_t>(m_store.end() - m_store.first());
    return static_cast<int>(std::min<std::size_t>(count, std::numeric_limits<int>::max()));
}

int PacketTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QDateTime dateOf(const PacketPlace &place)
{
    return QDateTime::fromMSecsSinceEpoch(place.time / std::chrono::milliseconds(1));
}

static int digitsOf(const PacketPlace &place)
{
    return place.hasNanoseconds ? 9 : 6;
}

static QString timeOf(const PacketPlace &place)
{
    return clockText(place.time, digitsOf(place));
}

/// Returns the time since the packet in the row above.
QString PacketTableModel::deltaOf(int row) const
{
    const PacketPlace &place = m_store.at(numberAt(row));
    std::chrono::nanoseconds delta{};
    if (row > 0 && m_store.holds(numberAt(row - 1)))
        delta = place.time - m_store.at(numberAt(row - 1)).time;
    return secondsText(delta, digitsOf(place));
}

/// Returns why there are no texts for the packet.
QString PacketTableModel::stateOf(const PacketPlace &place) const
{
    if (!Sharkd::isInstalled() || m_decoder.covers(place))
        return {};
    if (m_decoder.frame(place) < 1)
        return tr("gone from the recording");
    return m_decoder.problem().isEmpty() ? tr("being decoded\u2026") : m_decoder.problem();
}

QString PacketTableModel::text(int row, Column column) const
{
    const qint64 number = numberAt(row);
    const PacketPlace &place = m_store.at(number);
    const PacketTexts::Text *known = m_texts.find(number);
    const bool hasName = place.source < m_sources.size();
    switch (column) {
    case Number: {
        // The number is the one in the references that Info has, even while another decoding is
        // fetched.
        const qint64 frame = known ? known->frame : m_decoder.frame(place);
        return frame > 0 ? plainNumber(frame) : QString();
    }
    case Time:
        return timeOf(place);
    case Delta:
        return deltaOf(row);
    case Connection:
        return hasName ? m_sources[place.source].connection : QString();
    case Direction:
        return hasName && place.side < 2 ? m_sources[place.source].directions[place.side]
                                         : QString();
    case Source:
        return known ? known->source : QString();
    case Destination:
        return known ? known->destination : QString();
    case Protocol:
        return known ? known->protocol : QString();
    case Length:
        return numberText(place.original);
    case Info:
        return known ? known->info : stateOf(place);
    case ColumnCount:
        break;
    }
    return {};
}

/// Wireshark's colours are made for light windows: in dark ones a hint of them does.
static QVariant colour(const PacketTexts::Text &text, int role)
{
    const QPalette palette = QGuiApplication::palette();
    const QColor base = palette.color(QPalette::Base);
    if (!plugins::isDark(base))
        return role == Qt::BackgroundRole ? text.ground : text.ink;
    if (role == Qt::ForegroundRole)
        return palette.color(QPalette::Text);
    const QColor ground = text.ground;
    return QColor::fromHsl(std::max(ground.hslHue(), 0), ground.hslSaturation() / 2,
                           base.lightness() + 24);
}

QVariant PacketTableModel::data(const QModelIndex &index, int role) const
{
    const qint64 number = numberAt(index.row());
    if (!m_store.holds(number))
        return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return column == Time ? QLocale().toString(dateOf(m_store.at(number)), QLocale::LongFormat)
                              : text(index.row(), column);
    case Qt::TextAlignmentRole:
        return column == Number || column == Delta || column == Length
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case Qt::BackgroundRole:
    case Qt::ForegroundRole: {
        const PacketTexts::Text *known = m_texts.find(number);
        return known && known->ground.isValid() ? colour(*known, role) : QVariant();
    }
    default:
        return {};
    }
}

QVariant PacketTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Number:
        return tr("No.", "number of a packet");
    case Time:
        return tr("Time");
    case Delta:
        return tr("Delta", "time since the packet before");
    case Connection:
        return tr("Connection");
    case Direction:
        return tr("Direction");
    case Source:
        return tr("Source");
    case Destination:
        return tr("Destination");
    case Protocol:
        return tr("Protocol");
    case Length:
        return tr("Length");
    case Info:
        return tr("Info");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tomato::plugins
