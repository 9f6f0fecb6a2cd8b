// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/filter/filtercheck.h"
#include "capture/tracing/journeysearch.h"
#include "plugins/packet_capturing/journeys/journeyorders.h"

#include <QObject>

namespace tomato::plugins {

/// Reads the journeys of the open document's lab, whether it runs or not, or of a file: it checks
/// the filter, has the engine write the packets that it received, then searches in a thread.
class LabReading final : public QObject
{
    Q_OBJECT

public:
    using Found = journeys::JourneySearch::Found;

    explicit LabReading(PluginHost &host, QObject *parent = nullptr);

    /// `filter` is a pcap filter; empty for all packets. `file` is read instead of the lab's
    /// recordings, unless it is empty. A reading that is running is ended.
    void start(const QString &filter, const QString &file = {});
    void cancel();
    bool isRunning() const { return m_isRunning; }
    /// Returns the filter with which reading was begun last.
    const QString &filter() const { return m_filter; }
    /// Returns the connections of the last result, indexed like the links that were read; an empty
    /// id for a link of a file that the open document has not.
    const std::vector<ConnectionId> &connections() const { return m_lab.connections; }
    /// Returns the moment up to which packets were read.
    Timestamp moment() const { return m_lab.order.moment; }

signals:
    void began();
    void progressed(qint64 done, qint64 total);
    void found(const tomato::journeys::JourneySearch::Found &journeys);
    /// Emitted also when there is nothing to read.
    void failed(const QString &message);
    /// The reading ended because of its filter.
    void filterRefused(const QString &message);
    void cancelled();

private:
    void flush();
    void searchFile();
    void search();
    void finish();

    PluginHost &m_host;
    client::FilterCheck m_check;
    journeys::JourneySearch m_search;
    LabJourneys m_lab;
    QString m_filter;
    QString m_file;
    std::size_t m_flushes = 0;
    /// Counts the readings, so that the result of an earlier one is ignored.
    int m_generation = 0;
    bool m_isRunning = false;
};

} // namespace tomato::plugins
