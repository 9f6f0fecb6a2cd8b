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

/// Records the packet rate of each connection, second by second, while this editor is connected.
class CaptureHistory final : public QObject
{
    Q_OBJECT

public:
    /// The rates in one second.
    struct Sample
    {
        /// Packets per second, by direction: from the connection's first end, from its second.
        std::array<float, 2> packets{};
        std::array<float, 2> bytes{};

        float allPackets() const { return packets[0] + packets[1]; }
        float allBytes() const { return bytes[0] + bytes[1]; }
    };

    static constexpr std::chrono::seconds Interval{1};
    /// The number of samples that are kept: a quarter of an hour.
    static constexpr qsizetype Max = 900;

    explicit CaptureHistory(PluginHost &host, QObject *parent = nullptr);

    /// Returns the samples, the latest last; empty when the connection has no capture.
    QList<Sample> samples(const ConnectionId &connection) const;
    Sample latest(const ConnectionId &connection) const;

signals:
    /// Emitted once a second.
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
    static void append(Series &series, const Sample &sample);
    /// Adds the rate of these seconds; `isForBoth`: in the place of the latest sample, too.
    static void add(Series &series, const client::CaptureStatus &status, double seconds,
                    bool isForBoth);

    PluginHost &m_host;
    std::map<ConnectionId, Series> m_series;
    QTimer m_timer;
    /// These measure the time since the engine sent its counters, and since they were sampled.
    QElapsedTimer m_reported;
    QElapsedTimer m_sampled;
    double m_reportedBefore = 0;
    /// The latest samples are copies of those before, as the engine had not said anything new.
    bool m_isAwaited = false;
};

} // namespace tomato::plugins
