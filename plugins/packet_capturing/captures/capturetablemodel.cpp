// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captures/capturetablemodel.h"

#include "app/client/engineclient.h"
#include "app/topology/attributes/attributenames.h"
#include "plugins/api/numbertexts.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/captures/capturehistory.h"
#include "plugins/packet_capturing/common/bytesize.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

namespace tomato::plugins {

/// Changes within this time are shown together.
static constexpr std::chrono::milliseconds Pause{400};
/// More rows than this do not come or go one by one.
static constexpr std::size_t MaxSingly = 20;
static constexpr qsizetype MinuteSamples = 60;

CaptureTableModel::CaptureTableModel(PluginHost &host, const CaptureHistory &history,
                                     QObject *parent)
    : QAbstractTableModel(parent), m_host(host), m_history(history)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(Pause);
    connect(&m_timer, &QTimer::timeout, this, &CaptureTableModel::refresh);
    const client::EngineClient &engine = host.engine();
    const auto soon = &CaptureTableModel::refreshSoon;
    connect(&engine, &client::EngineClient::capturesChanged, this, soon);
    connect(&engine, &client::EngineClient::labChanged, this, soon);
    connect(&engine, &client::EngineClient::closed, this, soon);
    connect(&history, &CaptureHistory::sampled, this, soon);
    // Changes by the user are shown at once.
    for (const auto signal : {&PluginHost::topologyChanged, &PluginHost::documentReplaced}) {
        connect(&host, signal, this, [this] {
            if (m_isWatched)
                refresh();
        });
    }
}

void CaptureTableModel::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    if (isWatched)
        refresh();
}

void CaptureTableModel::refreshSoon()
{
    if (m_isWatched && !m_timer.isActive())
        m_timer.start();
}

std::vector<ConnectionId> CaptureTableModel::wanted() const
{
    const auto &captures = m_host.engine().captures();
    std::vector<ConnectionId> ids;
    for (const auto &[id, connection] : m_host.topology().connections()) {
        if (connection.attributes.value(topology::CapturingAttribute).toBool() ||
            captures.contains(id))
            ids.push_back(id);
    }
    return ids; // in the order of their ids, as the map is
}

void CaptureTableModel::refresh()
{
    m_timer.stop();
    setRows(wanted());
    for (Row &row : m_rows)
        fill(row);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

/// Rows come and go, and those that stay keep their selection.
void CaptureTableModel::setRows(const std::vector<ConnectionId> &ids)
{
    const std::set<ConnectionId> now(ids.begin(), ids.end());
    std::set<ConnectionId> before;
    for (const Row &row : m_rows)
        before.insert(row.id);
    std::vector<ConnectionId> added;
    std::set_difference(now.begin(), now.end(), before.begin(), before.end(),
                        std::back_inserter(added));
    std::vector<ConnectionId> removed;
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(),
                        std::back_inserter(removed));
    if (added.size() + removed.size() > MaxSingly) {
        beginResetModel();
        m_rows.clear();
        for (const ConnectionId &id : ids) {
            m_rows.push_back({});
            m_rows.back().id = id;
            fill(m_rows.back());
        }
        endResetModel();
        return;
    }
    for (const ConnectionId &id : removed) {
        const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                     [&id](const Row &row) { return row.id == id; });
        const int row = static_cast<int>(at - m_rows.begin());
        beginRemoveRows({}, row, row);
        m_rows.erase(at);
        endRemoveRows();
    }
    for (const ConnectionId &id : added) {
        const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                     [&id](const Row &row) { return id < row.id; });
        const int row = static_cast<int>(at - m_rows.begin());
        Row filled;
        filled.id = id;
        fill(filled);
        beginInsertRows({}, row, row);
        m_rows.insert(at, std::move(filled));
        endInsertRows();
    }
}

void CaptureTableModel::fill(Row &row) const
{
    const ConnectionCapture capture(m_host, row.id);
    row.label = m_host.topology().label(row.id);
    row.phase = capture.phase();
    row.hasProblem = capture.hasProblem();
    row.settings = capture.settings();
    const client::CaptureStatus none;
    const client::CaptureStatus &status = capture.status() ? *capture.status() : none;
    row.packets = status.packets;
    row.bytes = status.bytes;
    row.dropped = status.dropped;
    row.arrivalsDropped = status.arrivalsDropped();
    // Files without a packet have a head all the same.
    row.ringBytes = status.ringPackets > 0 ? status.ringBytes : 0;
    row.limitBytes = status.limitBytes;
    row.hasArrivals = status.arrivals.has_value();
    row.viewers = static_cast<qint64>(status.viewers.size());
    row.last = std::chrono::floor<std::chrono::milliseconds>(status.last).count();
    row.rate = static_cast<double>(m_history.latest(row.id).allPackets());
}

int CaptureTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CaptureTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QList<float> lastMinute(const CaptureHistory &history, const ConnectionId &connection)
{
    const QList<CaptureHistory::Sample> samples = history.samples(connection);
    QList<float> minute;
    for (qsizetype i = std::max<qsizetype>(samples.size() - MinuteSamples, 0); i < samples.size();
         ++i)
        minute << samples[i].allPackets();
    return minute;
}

QVariant CaptureTableModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::TextAlignmentRole:
        return column >= Packets && column <= LastPacket && column != Fill
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case SortRole:
        return sortKey(row, column);
    case PhaseRole:
        return static_cast<int>(row.phase);
    case ProblemRole:
        return row.hasProblem;
    case FillRole:
        return row.limitBytes > 0
                   ? static_cast<double>(row.ringBytes) / static_cast<double>(row.limitBytes)
                   : 0.0;
    case MinuteRole:
        return QVariant::fromValue(lastMinute(m_history, row.id));
    default:
        return {};
    }
}

static QString modeName(capture::CaptureMode mode)
{
    switch (mode) {
    case capture::CaptureMode::Net:
        return CaptureTableModel::tr("Live");
    case capture::CaptureMode::Both:
        return CaptureTableModel::tr("File and live");
    case capture::CaptureMode::File:
        break;
    }
    return CaptureTableModel::tr("File");
}

/// Returns "3 s", "12 min" or "2 h".
static QString age(qint64 last)
{
    if (last == 0)
        return {};
    const qint64 seconds = std::max<qint64>(QDateTime::currentMSecsSinceEpoch() - last, 0) / 1000;
    if (seconds < 1)
        return CaptureTableModel::tr("now");
    if (seconds < 120)
        return CaptureTableModel::tr("%1 s", "seconds ago").arg(numberText(seconds));
    if (seconds < 7200)
        return CaptureTableModel::tr("%1 min", "minutes ago").arg(numberText(seconds / 60));
    return CaptureTableModel::tr("%1 h", "hours ago").arg(numberText(seconds / 3600));
}

QString CaptureTableModel::text(const Row &row, Column column) const
{
    const QLocale locale;
    switch (column) {
    case State:
        return ConnectionCapture(m_host, row.id).headline();
    case Connection:
        return row.label;
    case Mode:
        return modeName(row.settings.mode);
    case Filter:
        return row.settings.filter();
    case Packets:
        return locale.toString(row.packets);
    case Rate:
        return tr("%1/s", "packets per second")
            .arg(locale.toString(qlonglong{std::llround(row.rate)}));
    case Bytes:
        return byteSize(row.bytes);
    case Dropped:
        return row.allDropped() > 0 ? QStringLiteral("\u26a0 ") + locale.toString(row.allDropped())
                                    : QStringLiteral("0");
    case Fill:
        if (row.limitBytes > 0 && row.ringBytes == 0)
            return tr("empty");
        return row.limitBytes > 0
                   ? tr("%1 of %2").arg(byteSize(row.ringBytes), byteSize(row.limitBytes))
                   : QString();
    case Viewers:
        return locale.toString(row.viewers);
    case LastPacket:
        return age(row.last);
    case LastMinute:
    case ColumnCount:
        break;
    }
    return {};
}

QString CaptureTableModel::toolTip(const Row &row, Column column) const
{
    switch (column) {
    case State:
        return ConnectionCapture(m_host, row.id).explanation();
    case Filter:
        return row.settings.filter().isEmpty() ? tr("Every packet is recorded")
                                               : row.settings.filter();
    case Rate: {
        const double bits = static_cast<double>(m_history.latest(row.id).allBytes()) * 8;
        return tr("%1 bit/s").arg(QLocale().toString(qlonglong{std::llround(bits)}));
    }
    case Dropped:
        if (row.arrivalsDropped > 0)
            return tr("%1 packets, and %2 as they left the wire, came too fast to be recorded")
                .arg(QLocale().toString(row.dropped), QLocale().toString(row.arrivalsDropped));
        return row.dropped > 0 ? tr("These packets came too fast to be recorded")
                               : tr("No packet was lost");
    case Fill:
        if (row.hasArrivals)
            return tr("%1 with arrivals is kept; when it is full, the oldest packets go")
                .arg(text(row, Fill));
        return row.ringBytes == 0
                   ? tr("No packet is kept yet; at most %1 are").arg(byteSize(row.limitBytes))
                   : tr("%1 is kept; when it is full, the oldest packets go").arg(text(row, Fill));
    case LastPacket:
        return row.last == 0 ? tr("No packet yet")
                             : QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.last),
                                                  QLocale::LongFormat);
    default:
        return {};
    }
}

QVariant CaptureTableModel::sortKey(const Row &row, Column column) const
{
    switch (column) {
    case State:
        return -static_cast<int>(row.phase); // what failed and what records comes first
    case Packets:
        return row.packets;
    case Rate:
    case LastMinute:
        return row.rate;
    case Bytes:
        return row.bytes;
    case Dropped:
        return row.allDropped();
    case Fill:
        return row.ringBytes;
    case Viewers:
        return row.viewers;
    case LastPacket:
        return -row.last;
    default:
        return text(row, column);
    }
}

QVariant CaptureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    struct Heading
    {
        QString text;
        QString toolTip;
    };
    const auto heading = [section]() -> Heading {
        switch (static_cast<Column>(section)) {
        case State:
            return {tr("State"), tr("How the capture stands")};
        case Connection:
            return {tr("Connection"), tr("A click finds it on the canvas")};
        case Mode:
            return {tr("Mode"), tr("A file to download, live via network, or both")};
        case Filter:
            return {tr("Filter"), tr("Which packets are recorded; empty: all")};
        case Packets:
            return {tr("Packets"), tr("Recorded since the run began")};
        case Rate:
            return {tr("Rate"), tr("Packets in the last second")};
        case Bytes:
            return {tr("Bytes"), tr("Recorded since the run began")};
        case Dropped:
            return {tr("Dropped"), tr("Packets that came too fast to be recorded")};
        case Fill:
            return {tr("Kept"), tr("How full the ring of segment files is")};
        case Viewers:
            return {tr("Viewers"), tr("Who watches live now")};
        case LastPacket:
            return {tr("Last packet"), tr("How long ago it came")};
        case LastMinute:
            return {tr("Last minute"), tr("Packets per second")};
        case ColumnCount:
            break;
        }
        return {};
    }();
    if (role == Qt::DisplayRole)
        return heading.text;
    return role == Qt::ToolTipRole ? QVariant(heading.toolTip) : QVariant();
}

} // namespace tomato::plugins
