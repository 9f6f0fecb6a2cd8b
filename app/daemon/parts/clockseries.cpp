// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/clockseries.h"

#include "app/trunk/clockbound.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace tomato::engine {

/// The offset that lies evenly between those of two points.
static qint64 evenly(const QJsonValue &one, const QJsonValue &next, qint64 time)
{
    const double part = static_cast<double>(time - one["time"].toInteger()) /
                        static_cast<double>(next["time"].toInteger() - one["time"].toInteger());
    return one["offset"].toInteger() +
           std::llround(
               part * static_cast<double>(next["offset"].toInteger() - one["offset"].toInteger()));
}

/// Returns how far the offset may have been from the line in a time in which nothing was told. In a
/// moment a clock's rate changes once at most; in a longer time anything may have happened.
static qint64 unseen(double slopePpm, qint64 gap)
{
    using trunk::ClockBound;
    constexpr qint64 Moment = 5'000'000'000;
    const double ppm =
        gap <= Moment ? slopePpm + ClockBound::DriftPpm : slopePpm + ClockBound::UnwatchedPpm;
    return trunk::driftOver(trunk::Nanoseconds(gap), ppm).count();
}

static qint64 between(const QJsonValue &one, const QJsonValue &next,
                      const std::vector<QJsonObject> &told)
{
    const qint64 begin = one["time"].toInteger();
    const qint64 time = next["time"].toInteger() - begin;
    if (time <= 0)
        return 0;
    const double slopePpm =
        std::abs(static_cast<double>(next["offset"].toInteger() - one["offset"].toInteger())) /
        static_cast<double>(time) * 1e6;
    qint64 furthest = 0;
    qint64 gap = 0;
    qint64 last = begin;
    for (const QJsonObject &each : told) {
        const qint64 at = each["time"].toInteger();
        furthest = std::max(furthest, std::abs(each["offset"].toInteger() - evenly(one, next, at)) +
                                          each["bound"].toInteger());
        gap = std::max(gap, at - std::exchange(last, at));
    }
    gap = std::max(gap, begin + time - last);
    return std::max({furthest, one["bound"].toInteger(), next["bound"].toInteger()}) +
           unseen(slopePpm, gap);
}

void ClockSeries::add(const QJsonObject &streams, qint64 now)
{
    for (auto stream = streams.begin(); stream != streams.end(); ++stream) {
        const QJsonObject told = stream->toObject();
        // Nothing is measured yet, or not again since a clock was set.
        if (!told.contains("bound"))
            continue;
        Series &series = m_hosts[stream.key()];
        const QJsonValue last = series.points.isEmpty() ? QJsonValue() : series.points.last();
        QJsonObject point{{"time", told["at"].toInteger(now)}};
        for (const char *key : {"offset", "bound", "roundTrip", "epoch"})
            point.insert(QLatin1String(key), told[QLatin1String(key)]);
        const QJsonValue latest = series.since.empty() ? last : series.since.back();
        if (point["time"] == latest["time"] && point["epoch"] == latest["epoch"])
            continue;
        const qint64 since = point["time"].toInteger() - last["time"].toInteger();
        const bool beginsEpoch = !last.isNull() && told["epoch"] != last["epoch"];
        // The time without a bound is to be short.
        if (beginsEpoch && !series.since.empty())
            append(series, QJsonObject(series.since.back()));
        series.since.push_back(point);
        // A home's clock that was set back has a new epoch, too.
        if (!last.isNull() && !beginsEpoch && since >= 0 && since < series.interval)
            continue;
        append(series, point);
        if (series.points.size() > MaxPoints)
            thin(series);
    }
}

void ClockSeries::append(Series &series, QJsonObject point)
{
    const QJsonValue last = series.points.isEmpty() ? QJsonValue() : series.points.last();
    const bool beginsEpoch = last.isNull() || last["epoch"] != point["epoch"];
    point.insert("between", beginsEpoch ? 0 : between(last, point, series.since));
    series.points.append(point);
    series.since.clear();
}

/// Leaves out every second point of those that begin no epoch.
void ClockSeries::thin(Series &series)
{
    QJsonArray kept;
    QJsonValue left(QJsonValue::Undefined);
    for (const QJsonValue each : std::as_const(series.points)) {
        QJsonObject point = each.toObject();
        const bool beginsEpoch = kept.isEmpty() || kept.last()["epoch"] != point["epoch"];
        if (!beginsEpoch && left.isUndefined()) {
            left = point;
            continue;
        }
        // What was even beside the one that is left out is as far off as that one is, at most.
        if (!beginsEpoch && !left.isUndefined())
            point.insert("between",
                         std::max(left["between"].toInteger(), point["between"].toInteger()) +
                             std::abs(left["offset"].toInteger() -
                                      evenly(kept.last(), point, left["time"].toInteger())));
        else if (!left.isUndefined())
            kept.append(left); // the last one of an epoch
        left = QJsonValue(QJsonValue::Undefined);
        kept.append(point);
    }
    if (!left.isUndefined())
        kept.append(left);
    series.points = kept;
    series.interval *= 2;
}

QJsonArray ClockSeries::of(const QString &host) const
{
    const auto found = m_hosts.find(host);
    if (found == m_hosts.end())
        return {};
    Series series = found->second;
    if (!series.since.empty())
        append(series, QJsonObject(series.since.back()));
    return series.points;
}

QJsonObject ClockSeries::toJson() const
{
    QJsonObject all;
    for (const auto &[host, series] : m_hosts)
        all.insert(host, series.points);
    return all;
}

} // namespace tomato::engine
