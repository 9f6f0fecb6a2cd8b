// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tcp/tcpflows.h"
#include "capture/tracing/tracedjourneys.h"
#include "plugins/packet_capturing/journeys/plots/measureplot.h"

#include <QCoreApplication>

namespace tomato::plugins {

/// The plots of one direction of a TCP connection, as seen on one link.
class TcpPlots
{
    Q_DECLARE_TR_FUNCTIONS(TcpPlots)

public:
    enum class Kind
    {
        TimeSequence,
        RoundTrip,
        InFlight,
        Goodput
    };
    /// A segment that was lost, and where.
    struct Loss
    {
        /// The time when it was seen here, or when it was seen last if it never came here.
        Timestamp time{};
        QString place;
        /// The middle of a segment that never came here; nothing for one that was seen.
        std::optional<std::uint64_t> number = {};
    };

    /// The flow is borrowed.
    TcpPlots(const capture::TcpFlow &flow, std::size_t direction)
        : m_flow(flow), m_sent(flow.sentBy[direction])
    {
    }

    static QString title(Kind kind);
    QString yTitle(Kind kind) const;
    QList<MeasurePlot::Series> series(Kind kind, const std::vector<Loss> &losses) const;
    /// Returns "10.0.1.2:40000 → 10.0.3.2:80".
    static QString name(const capture::TcpFlow &flow, std::size_t direction);
    /// Returns the value of TcpDirection::end for that flow's source or destination.
    static std::string endOf(const journeys::Flow &flow, bool isDestination);

private:
    using Series = MeasurePlot::Series;

    double seconds(Timestamp time) const;
    QList<Series> timeSequence(const std::vector<Loss> &losses) const;
    Series goodput() const;

    const capture::TcpFlow &m_flow;
    const capture::TcpDirection &m_sent;
};

} // namespace tomato::plugins
