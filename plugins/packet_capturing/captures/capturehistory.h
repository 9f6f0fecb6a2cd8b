// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/client/protocoltypes.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>
#include <map>

namespace tomato::plugins {

class PluginHost;

/// How fast packets came on each connection, second by second, for as long as this editor watches.
class CaptureHistory final : public QObject
{
    Q_OBJECT

public:
    /// Of one second.
    struct Sample
    {
        /// By direction: from the connection's first end, from its second.
        std::array<float, 2> packets{};
        std::array<float, 2> bytes{};

        float allPackets() const { return packets[0] + packets[1]; }
        float allBytes() const { return bytes[0] + bytes[1]; }
    };

    static constexpr std::chrono::seconds Interval{1};
    /// A quarter of an hour.
    static constexpr qsizetype Max = 900;

    explicit CaptureHistory(PluginHost &host, QObject *parent = nullptr);

    /// The latest is the last; empty when the connection has no capture.
    QList<Sample> samples(const ConnectionId &connection) const;
    Sample latest(const ConnectionId &connection) const;

signals:
    /// Once a second.
    void sampled();

private:
    struct Series
    {
        QList<Sample> samples;
        std::array<qint64, 2> packets{};
        std::array<qint64, 2> bytes{};
        qint64 run = 0;
    };

    void sample();
    static void add(Series &series, const client::CaptureStatus &status, double seconds);

    PluginHost &m_host;
    std::map<ConnectionId, Series> m_series;
    QTimer m_timer;
    /// Since the engine told its counters; since they were sampled.
    QElapsedTimer m_told;
    QElapsedTimer m_sampled;
    double m_toldBefore = 0;
};

} // namespace tomato::plugins
