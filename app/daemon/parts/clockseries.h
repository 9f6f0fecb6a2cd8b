// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <map>
#include <vector>

namespace tomato::engine {

/// Keeps how far the clocks of a lab's other hosts were ahead while it ran: a point each ten
/// seconds, and those before and after a clock was set. Where there are many, they become fewer,
/// and each keeps being true for its own time. Each also says how far the offset was between it and
/// the one before from what lies evenly between the two, as what was told meanwhile shows: so
/// nothing needs to be assumed of how clocks are slewed.
class ClockSeries final
{
public:
    static constexpr qint64 Interval = 10'000'000'000;
    static constexpr qsizetype MaxPoints = 4000;

    /// Adds what a trunk reported of its streams at this time, in nanoseconds since 1970.
    void add(const QJsonObject &streams, qint64 now);
    /// For each host `[{"time", "offset", "bound", "roundTrip", "epoch", "between"}]`, the latest
    /// last.
    QJsonObject toJson() const;
    /// Returns the points of one host, and what was told last as one more.
    QJsonArray of(const QString &host) const;

private:
    struct Series
    {
        QJsonArray points;
        /// What was told since the last point; the last of it is a point only sometimes.
        std::vector<QJsonObject> since;
        qint64 interval = Interval;
    };
    static void append(Series &series, QJsonObject point);
    static void thin(Series &series);

    std::map<QString, Series> m_hosts;
};

} // namespace tomato::engine
