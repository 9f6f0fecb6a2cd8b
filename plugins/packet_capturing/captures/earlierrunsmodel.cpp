// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captures/earlierrunsmodel.h"

#include "plugins/packet_capturing/common/bytesize.h"
#include "plugins/packet_capturing/common/timetoseconds.h"

#include <algorithm>

namespace tomato::plugins {

EarlierRunsModel::EarlierRunsModel(QObject *parent) : QAbstractTableModel(parent) {}

static bool isSame(const client::RunStatus &a, const client::RunStatus &b)
{
    return a.connection == b.connection && a.run == b.run && a.name == b.name;
}

void EarlierRunsModel::show(std::vector<client::RunStatus> runs)
{
    // The selection stays when nothing changed.
    if (std::equal(runs.begin(), runs.end(), m_runs.begin(), m_runs.end(), isSame))
        return;
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

qint64 EarlierRunsModel::bytes() const
{
    qint64 bytes = 0;
    for (const client::RunStatus &each : m_runs)
        bytes += each.bytes;
    return bytes;
}

int EarlierRunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int EarlierRunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EarlierRunsModel::text(const client::RunStatus &run, Column column)
{
    const QLocale locale;
    switch (column) {
    case Time:
        return timeToSeconds(client::dateTime(run.start));
    case Connection:
        return run.name;
    case Packets:
        return locale.toString(run.packets);
    case Bytes:
        return byteSize(run.bytes);
    case Filter:
        return run.filter();
    case Run:
        return locale.toString(run.run);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EarlierRunsModel::data(const QModelIndex &index, int role) const
{
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(at(index.row()), column);
    case Qt::ToolTipRole:
        return column == Time
                   ? QLocale().toString(client::dateTime(at(index.row()).start).toLocalTime(),
                                        QLocale::LongFormat)
                   : text(at(index.row()), column);
    case Qt::TextAlignmentRole:
        return column == Packets || column == Bytes ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                    : QVariant();
    default:
        return {};
    }
}

QVariant EarlierRunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Time:
        return tr("Began");
    case Connection:
        return tr("Connection");
    case Packets:
        return tr("Packets");
    case Bytes:
        return tr("Size");
    case Filter:
        return tr("Filter");
    case Run:
        return tr("Run", "number of a recording");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tomato::plugins
