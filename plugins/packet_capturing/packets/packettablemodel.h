// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetfilter.h"
#include "plugins/packet_capturing/packets/packettexts.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <deque>

namespace tomato::plugins {

/// The packets of a store in a table, or those that match a filter. A row is a packet's number; its
/// texts are fetched when it becomes visible.
class PacketTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Number,
        Time,
        Delta,
        Connection,
        Direction,
        Source,
        Destination,
        Protocol,
        Length,
        Info,
        ColumnCount
    };

    /// The table's texts for a source: its connection, and who sends to whom, by side.
    struct SourceName
    {
        QString connection;
        std::array<QString, 2> directions;
    };

    /// All of them are borrowed.
    PacketTableModel(PacketStore &store, const PacketDecoder &decoder, PacketTexts &texts,
                     PacketFilter &filter, QObject *parent = nullptr);

    /// Call it before the store is opened.
    void setSources(std::vector<SourceName> names);
    qint64 numberAt(int row) const;
    /// Returns -1 when the packet is not shown.
    int rowOf(qint64 number) const;
    /// Sets which rows are visible now.
    void setSeen(int first, int last);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void forget();
    void setMatches(const QList<qint64> &numbers);
    void dropMatches();
    QString stateOf(const client::PacketPlace &place) const;
    QString text(int row, Column column) const;
    QString deltaOf(int row) const;

    PacketStore &m_store;
    const PacketDecoder &m_decoder;
    PacketTexts &m_texts;
    PacketFilter &m_filter;
    std::vector<SourceName> m_sources;
    /// The numbers of the matching packets, when there is a filter.
    std::deque<qint64> m_matches;
    bool m_isFiltered = false;
    std::pair<int, int> m_seen{0, -1};
};

} // namespace tomato::plugins
