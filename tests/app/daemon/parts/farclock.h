// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/clockseries.h"
#include "app/daemon/parts/ringclock.h"

#include <QRegularExpression>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>

namespace tomato::engine {

using namespace std::chrono_literals;

/// A clock of another host, which is ahead of the true one, drifts, and is set once.
struct FarClock
{
    Timestamp begin{};
    Timestamp ahead{};
    double driftPpm = 0;
    Timestamp setAt = Timestamp::max();
    Timestamp setBy{};
    /// From then on it is slewed for a while.
    Timestamp slewedAt = Timestamp::max();
    std::chrono::seconds slewedFor{};
    double slewPpm = 0;

    Timestamp offset(Timestamp truth) const
    {
        const auto since = static_cast<double>((truth - begin).count());
        return ahead + Timestamp(static_cast<std::int64_t>(since * driftPpm / 1e6)) +
               (truth >= setAt ? setBy : Timestamp{}) + slewed(truth);
    }
    Timestamp slewed(Timestamp truth) const
    {
        const Timestamp time =
            truth < slewedAt ? Timestamp{} : std::min<Timestamp>(truth - slewedAt, slewedFor);
        return Timestamp(
            static_cast<std::int64_t>(static_cast<double>(time.count()) * slewPpm / 1e6));
    }
    int epoch(Timestamp truth) const { return truth >= setAt ? 1 : 0; }
};

/// When recordings of these clocks begin.
inline constexpr Timestamp Begin = 1'700'000'000s;

/// What a trunk tells: within the bound of the truth, at its edge or anywhere.
inline QJsonObject told(const FarClock &clock, Timestamp now, std::mt19937 &random)
{
    const auto bound = static_cast<qint64>(5'000 + random() % 500'000);
    const auto error = static_cast<qint64>(random() % (2 * bound + 1)) - bound;
    return {{"offset", static_cast<qint64>(clock.offset(now).count()) + error},
            {"bound", bound},
            {"roundTrip", 2 * bound},
            {"since", static_cast<qint64>((clock.epoch(now) == 0 ? Begin : clock.setAt).count())},
            {"epoch", clock.epoch(now)}};
}

/// What a home knows that was told each second for so long.
inline KnownClock known(const FarClock &clock, std::chrono::seconds time, unsigned seed)
{
    std::mt19937 random(seed);
    ClockSeries series;
    KnownClock all;
    for (Timestamp now = Begin; now <= Begin + time; now += 1s) {
        all.trunk = told(clock, now, random);
        all.reported = now.count();
        series.add({{"far", all.trunk}}, all.reported);
    }
    all.series = series.of("far");
    return all;
}

/// The greatest bound that the comment states, in nanoseconds.
inline Timestamp boundIn(const std::string &comment)
{
    static const QRegularExpression number("\\+-([0-9.]+) s");
    double seconds = -1;
    auto all = number.globalMatch(QString::fromStdString(comment));
    while (all.hasNext())
        seconds = std::max(seconds, all.next().captured(1).toDouble());
    return Timestamp(static_cast<std::int64_t>(seconds * 1e9));
}

} // namespace tomato::engine
