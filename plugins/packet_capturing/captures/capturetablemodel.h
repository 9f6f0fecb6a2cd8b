// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/common/connectioncapture.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace tomato::plugins {

class CaptureHistory;
class PluginHost;

/// The captures of the open topology, a row each: those that are switched on, and those that have a
/// recording. It updates only while it is watched, a few times a second at most.
class CaptureTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        State,
        Connection,
        Mode,
        Filter,
        Packets,
        Rate,
        Bytes,
        Dropped,
        Fill,
        Viewers,
        LastPacket,
        LastMinute,
        ColumnCount
    };

    enum Role
    {
        SortRole = Qt::UserRole,
        /// For State: a ConnectionCapture::Phase as a number.
        PhaseRole,
        /// For State: whether it failed, or cannot be watched as it should.
        ProblemRole,
        /// For Fill: from 0 to 1.
        FillRole,
        /// For LastMinute: a QList<float>, packets per second.
        MinuteRole
    };

    CaptureTableModel(PluginHost &host, const CaptureHistory &history, QObject *parent = nullptr);

    ConnectionId connectionAt(int row) const { return m_rows[static_cast<std::size_t>(row)].id; }
    /// The model updates only while it is watched.
    void setWatched(bool isWatched);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        ConnectionId id;
        QString label;
        ConnectionCapture::Phase phase{};
        bool hasProblem = false;
        topology::CaptureSettings settings;
        bool isEnabled = false;
        qint64 packets = 0;
        qint64 bytes = 0;
        qint64 dropped = 0;
        qint64 arrivalsDropped = 0;
        qint64 ringBytes = 0;
        qint64 limitBytes = 0;
        bool hasArrivals = false;
        qint64 viewers = 0;
        /// The time of the latest packet in milliseconds since 1970; 0 when there is no packet.
        qint64 last = 0;
        double rate = 0;

        qint64 allDropped() const { return dropped + arrivalsDropped; }
    };

    void refreshSoon();
    void refresh();
    std::vector<ConnectionId> wanted() const;
    void setRows(const std::vector<ConnectionId> &ids);
    void fill(Row &row) const;
    QString text(const Row &row, Column column) const;
    QString toolTip(const Row &row, Column column) const;
    QVariant sortKey(const Row &row, Column column) const;

    PluginHost &m_host;
    const CaptureHistory &m_history;
    std::vector<Row> m_rows;
    QTimer m_timer;
    bool m_isWatched = false;
};

} // namespace tomato::plugins
