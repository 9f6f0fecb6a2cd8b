// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/ringclock.h"

#include "app/base/isotime.h"
#include "app/trunk/clockbound.h"
#include "capture/ring/ringreader.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace tomato::engine {

namespace {

/// What was known of the clock at a moment by this machine's clock.
struct Measured
{
    Timestamp time{};
    Timestamp offset{};
    Timestamp bound{};
    /// The bound of what lies evenly between it and the one before, where that was watched.
    std::optional<Timestamp> between{};
};
/// Measurements between which no clock was set.
using Epoch = std::vector<Measured>;

/// From when to when packets were recorded, by this machine's clock.
struct Recorded
{
    Timestamp first{};
    Timestamp last{};

    bool overlaps(Timestamp from, Timestamp to) const { return first <= to && last >= from; }
};

Measured measured(const QJsonObject &json, qint64 time)
{
    Measured all{Timestamp(time), Timestamp(json["offset"].toInteger()),
                 Timestamp(json["bound"].toInteger())};
    if (json.contains("between"))
        all.between = Timestamp(json["between"].toInteger());
    return all;
}

/// Returns how far two clocks may move apart while nobody measures it.
Timestamp drift(Timestamp time)
{
    return trunk::driftOver(std::max(time, Timestamp{}), trunk::ClockBound::UnwatchedPpm);
}

/// A trunk that was made anew counts its epochs anew: a clock was set, too, where two measurements
/// cannot both be of one that was not.
bool canBeOne(const Measured &one, const Measured &next)
{
    return next.time >= one.time && std::chrono::abs(next.offset - one.offset) <=
                                        one.bound + next.bound + drift(next.time - one.time);
}

std::vector<Epoch> epochsOf(const KnownClock &clock)
{
    std::vector<Epoch> epochs;
    QJsonValue number;
    const auto add = [&](const QJsonObject &json, qint64 time) {
        const Measured next = measured(json, time);
        if (epochs.empty() || json["epoch"] != number || !canBeOne(epochs.back().back(), next))
            epochs.emplace_back();
        epochs.back().push_back(next);
        number = json["epoch"];
    };
    for (const QJsonValue each : clock.series)
        add(each.toObject(), each["time"].toInteger());
    if (clock.trunk.contains("bound"))
        add(clock.trunk, clock.trunk["at"].toInteger(clock.reported));
    return epochs;
}

/// What an epoch says of packets.
struct Stated
{
    Timestamp low = Timestamp::max();
    Timestamp high = Timestamp::min();
    Timestamp bound{};

    void add(const Measured &at, Timestamp within)
    {
        low = std::min(low, at.offset);
        high = std::max(high, at.offset);
        bound = std::max(bound, within);
    }
    bool isAny() const { return low <= high; }
};

/// Between two measurements the offset is taken to change evenly: it is wrong there by what was
/// seen meanwhile, or by the greater one of their bounds and half of what the clocks may have moved
/// apart unseen, at most.
Stated stated(const Epoch &epoch, const Recorded &recorded, bool isFirst, bool isLast)
{
    Stated all;
    for (std::size_t at = 0; at < epoch.size(); ++at) {
        const Measured &one = epoch[at];
        if (recorded.overlaps(one.time, one.time))
            all.add(one, one.bound);
        if (at + 1 == epoch.size() || !recorded.overlaps(one.time, epoch[at + 1].time))
            continue;
        const Measured &next = epoch[at + 1];
        const Timestamp ends = std::max(one.bound, next.bound);
        const Timestamp within =
            next.between ? std::max(ends, *next.between) : ends + drift(next.time - one.time) / 2;
        all.add(one, within);
        all.add(next, within);
    }
    if (isFirst && recorded.first < epoch.front().time)
        all.add(epoch.front(), epoch.front().bound + drift(epoch.front().time - recorded.first));
    if (isLast && recorded.last > epoch.back().time)
        all.add(epoch.back(), epoch.back().bound + drift(recorded.last - epoch.back().time));
    return all;
}

std::string seconds(Timestamp offset)
{
    return QStringLiteral("%1%2")
        .arg(QLatin1String(offset.count() < 0 ? "" : "+"))
        .arg(static_cast<double>(offset.count()) / 1e9, 0, 'f', 6)
        .toStdString();
}

/// "+37.500012 s +-0.000081 s", or the first and the last offset.
std::string text(const Stated &all)
{
    const std::string low = seconds(all.low);
    const std::string high = seconds(all.high);
    // What is left out of the number must be inside of the bound.
    constexpr Timestamp Rounding = std::chrono::microseconds(1);
    return low + (low == high ? "" : " to " + high) + " s +-" +
           seconds(all.bound + Rounding).substr(1) + " s";
}

Recorded recordedTimes(const capture::CapturedRing &captured, const capture::ClockShifts &shifts)
{
    const auto snapshot = captured.ring->snapshot();
    if (snapshot.segments.empty())
        return {};
    capture::ClockShifts::Walk walk(shifts);
    const Timestamp first = walk.here(snapshot.segments.front().first);
    return {first, walk.here(snapshot.segments.back().last)};
}

/// When measuring began.
Timestamp beginOf(const std::vector<Epoch> &epochs, const QJsonObject &trunk)
{
    const Timestamp first = epochs.front().front().time;
    if (epochs.size() > 1 || !trunk.contains("bound"))
        return first;
    return std::min(first, Timestamp(trunk["since"].toInteger()));
}

std::string clockText(const std::vector<Epoch> &epochs, const Recorded &recorded,
                      const QJsonObject &trunk, const char *corrected)
{
    std::string offsets;
    std::string unknown;
    for (std::size_t at = 0; at < epochs.size(); ++at) {
        const bool isLast = at + 1 == epochs.size();
        const Stated all = stated(epochs[at], recorded, at == 0, isLast);
        if (all.isAny())
            offsets += (offsets.empty() ? "" : ", then ") + text(all);
        if (!isLast) {
            const Measured &before = epochs[at].back();
            const Measured &after = epochs[at + 1].front();
            // A clock that was set back told the same times twice.
            const Timestamp back = std::max(before.offset - after.offset, Timestamp{});
            const Timestamp from = before.time - back;
            const Timestamp to = after.time + back;
            if (recorded.overlaps(std::min(from, to), std::max(from, to)))
                unknown += "; a clock was set: no bound holds from " + isoTime(from) + " to " +
                           isoTime(to);
        }
    }
    const Timestamp begin = beginOf(epochs, trunk);
    if (recorded.first.count() != 0 && recorded.first < begin)
        unknown += "; its clock was not measured yet, or set, after the first packet: "
                   "no bound holds before " +
                   isoTime(begin);
    return (offsets.empty()
                ? text(stated(epochs.back(), {epochs.back().back().time, epochs.back().back().time},
                              false, false))
                : offsets) +
           " to here, " + corrected + unknown;
}

/// Sets the shifts that are added to times of that host, and says their bounds.
void correctClock(capture::CapturedRing &captured, const KnownClock &clock, bool staysRaw)
{
    const std::vector<Epoch> epochs = epochsOf(clock);
    if (epochs.empty()) {
        captured.clockComment = "clock of " + captured.host +
                                ": not measured yet; these are its own times, not corrected";
        return;
    }
    capture::ClockShifts shifts;
    for (const Epoch &epoch : epochs) {
        for (const Measured &each : epoch)
            shifts.add({each.time, -each.offset}, &each == &epoch.front());
    }
    captured.clockComment = "clock of " + captured.host + ": " +
                            clockText(epochs, recordedTimes(captured, shifts), clock.trunk,
                                      staysRaw ? "not corrected" : "corrected");
    if (!staysRaw)
        captured.clockShifts = std::move(shifts);
}

/// Says what carried the frames of a connection between hosts since its first packet.
std::string carrierComment(const capture::CapturedRing &captured, const QJsonObject &trunk)
{
    const Timestamp first = recordedTimes(captured, captured.clockShifts).first;
    std::string said;
    for (const QJsonValue each : trunk["carriers"].toArray()) {
        const Timestamp since(each["since"].toInteger());
        if (since <= first)
            said.clear(); // another one took its place before
        const QString carrier = each["carrier"].toString();
        said += (said.empty() ? "" : ", ") +
                (carrier.isEmpty() ? std::string("by nothing") : "by " + carrier.toStdString()) +
                " since " + isoTime(since);
    }
    return said.empty() ? said : "frames between here and " + captured.host + " went " + said;
}

} // namespace

void describeClock(capture::CapturedRing &captured, const KnownClock &clock, bool staysRaw)
{
    correctClock(captured, clock, staysRaw);
    if (const auto carriers = carrierComment(captured, clock.trunk); !carriers.empty())
        captured.clockComment += "\n" + carriers;
}

} // namespace tomato::engine
