// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/clockseries.h"

namespace tomato::engine {

void ClockSeries::add(const QJsonObject &streams, qint64 now)
{
    for (auto stream = streams.begin(); stream != streams.end(); ++stream) {
        const QJsonObject told = stream->toObject();
        // Nothing is measured yet, or not again since a clock was set.
        if (!told.contains("bound"))
            continue;
        Series &series = m_hosts[stream.key()];
        const QJsonValue last = series.points.isEmpty() ? QJsonValue() : series.points.last();
        const qint64 since = now - last["time"].toInteger();
        QJsonObject point{{"time", now}};
        for (const char *key : {"offset", "bound", "roundTrip", "epoch"})
            point.insert(QLatin1String(key), told[QLatin1String(key)]);
        const bool beginsEpoch = !last.isNull() && told["epoch"] != last["epoch"];
        // The time without a bound is to be short.
        if (beginsEpoch && series.latest["time"] != last["time"])
            series.points.append(series.latest);
        series.latest = point;
        // A home's clock that was set back has a new epoch, too.
        if (!last.isNull() && !beginsEpoch && since >= 0 && since < series.interval)
            continue;
        series.points.append(point);
        if (series.points.size() > MaxPoints)
            thin(series);
    }
}

/// Leaves out every second point of those that begin no epoch.
void ClockSeries::thin(Series &series)
{
    QJsonArray kept;
    bool isKept = false;
    for (const QJsonValue point : std::as_const(series.points)) {
        const bool beginsEpoch = kept.isEmpty() || kept.last()["epoch"] != point["epoch"];
        isKept = beginsEpoch || !isKept;
        if (isKept)
            kept.append(point);
    }
    series.points = kept;
    series.interval *= 2;
}

QJsonArray ClockSeries::of(const QString &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? QJsonArray() : found->second.points;
}

QJsonObject ClockSeries::toJson() const
{
    QJsonObject all;
    for (const auto &[host, series] : m_hosts)
        all.insert(host, series.points);
    return all;
}

} // namespace tomato::engine
