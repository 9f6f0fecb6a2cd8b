// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/ringclock.h"

#include "app/base/isotime.h"
#include "capture/ring/ringreader.h"

#include <QJsonArray>

#include <algorithm>
#include <chrono>

namespace tomato::engine {

/// Sets the shift that is added to times of that host, as the trunk measured it, and its bound.
static void correctClock(capture::CapturedRing &captured, const QJsonObject &clock, bool staysRaw)
{
    if (!clock.contains("bound")) {
        captured.clockComment = "clock of " + captured.host +
                                ": not measured yet; these are its own times, not corrected";
        return;
    }
    constexpr double DriftPpm = 50;
    const auto snapshot = captured.ring->snapshot();
    const Timestamp first =
        snapshot.segments.empty() ? Timestamp{} : snapshot.segments.front().first;
    const Timestamp offset(clock["offset"].toInteger());
    const double age = std::chrono::duration<double>(
                           std::chrono::system_clock::now().time_since_epoch() - (first - offset))
                           .count();
    // The bound includes the drift of the clocks since the first packet.
    const double bound = clock["bound"].toDouble() / 1e9 + std::max(0.0, age) * DriftPpm / 1e6;
    if (!staysRaw)
        captured.clockShift = -offset;
    captured.clockComment = QStringLiteral("clock of %1: %2%3 s +-%4 s to here, %5corrected")
                                .arg(QString::fromStdString(captured.host),
                                     QLatin1String(offset.count() < 0 ? "" : "+"))
                                .arg(static_cast<double>(offset.count()) / 1e9, 0, 'f', 6)
                                .arg(bound, 0, 'f', 6)
                                .arg(QLatin1String(staysRaw ? "not " : ""))
                                .toStdString();
    if (first.count() != 0 && first - offset < Timestamp(clock["since"].toInteger()))
        captured.clockComment +=
            "; its clock was not measured yet, or set, after the first packet: "
            "no bound holds before " +
            isoTime(Timestamp(clock["since"].toInteger()));
}

/// Says what carried the frames of a connection between hosts since its first packet.
static std::string carrierComment(const capture::CapturedRing &captured, const QJsonObject &trunk)
{
    const auto snapshot = captured.ring->snapshot();
    const Timestamp first = (snapshot.segments.empty() ? Timestamp{} : snapshot.segments[0].first) +
                            captured.clockShift;
    std::string text;
    for (const QJsonValue each : trunk["carriers"].toArray()) {
        const Timestamp since(each["since"].toInteger());
        if (since <= first)
            text.clear(); // another one took its place before
        const QString carrier = each["carrier"].toString();
        text += (text.empty() ? "" : ", ") +
                (carrier.isEmpty() ? std::string("by nothing") : "by " + carrier.toStdString()) +
                " since " + isoTime(since);
    }
    return text.empty() ? text : "frames between here and " + captured.host + " went " + text;
}

void describeClock(capture::CapturedRing &captured, const QJsonObject &trunk, bool staysRaw)
{
    correctClock(captured, trunk, staysRaw);
    if (const auto text = carrierComment(captured, trunk); !text.empty())
        captured.clockComment += "\n" + text;
}

} // namespace tomato::engine
