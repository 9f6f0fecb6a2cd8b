// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/plots/tcpplots.h"

#include "plugins/api/numbertexts.h"

#include <QHostAddress>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tomato::plugins {

using PlotStyle = MeasurePlot::Style;
using PlotColour = MeasurePlot::Colour;

namespace {

/// Goodput is computed over this part of the time, or over the shortest time below.
constexpr double Parts = 200;
constexpr double MinPart = 0.01;

QString endText(const std::string &end)
{
    constexpr std::size_t PortBytes = 2;
    if (end.size() < PortBytes)
        return {};
    const auto byte = [&end](std::size_t at) {
        return static_cast<quint32>(static_cast<unsigned char>(end[at]));
    };
    const std::size_t length = end.size() - PortBytes;
    const quint32 port = byte(length) << 8 | byte(length + 1);
    if (length == 4)
        return QStringLiteral("%1:%2").arg(
            QHostAddress(byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3)).toString(),
            plainNumber(port));
    Q_IPV6ADDR address = {};
    for (std::size_t at = 0; at < std::min<std::size_t>(length, 16); ++at)
        address[static_cast<int>(at)] = static_cast<quint8>(byte(at));
    return QStringLiteral("[%1]:%2").arg(QHostAddress(address).toString(), plainNumber(port));
}

/// A bar from one value to the other, apart from the next one.
void addBar(MeasurePlot::Series &series, double x, double from, double to)
{
    series.x << x << x << x;
    series.y << from << to << std::numeric_limits<double>::quiet_NaN();
}

} // namespace

QString TcpPlots::name(const capture::TcpFlow &flow, std::size_t direction)
{
    return endText(flow.sentBy[direction].end) + QStringLiteral(" \u2192 ") +
           endText(flow.sentBy[1 - direction].end);
}

std::string TcpPlots::endOf(const journeys::Flow &flow, bool isDestination)
{
    const auto &address = isDestination ? flow.destination : flow.source;
    const std::uint16_t port = isDestination ? flow.destinationPort : flow.sourcePort;
    constexpr std::uint16_t Ipv6 = 0x86dd;
    const std::size_t length = flow.etherType == Ipv6 ? 16 : 4;
    std::string end(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(length));
    end += static_cast<char>(port >> 8);
    end += static_cast<char>(port & 0xff);
    return end;
}

QString TcpPlots::title(Kind kind)
{
    switch (kind) {
    case Kind::TimeSequence:
        return tr("Time-sequence");
    case Kind::RoundTrip:
        return tr("Round-trip time");
    case Kind::InFlight:
        return tr("Bytes in flight");
    case Kind::Goodput:
        return tr("Goodput");
    }
    return {};
}

QString TcpPlots::yTitle(Kind kind) const
{
    switch (kind) {
    case Kind::TimeSequence:
        return tr("Sequence number, bytes");
    case Kind::RoundTrip:
        return tr("Round-trip time, ms");
    case Kind::InFlight:
        return tr("In flight, bytes");
    case Kind::Goodput:
        return tr("Goodput, Mbit/s");
    }
    return {};
}

double TcpPlots::seconds(Timestamp time) const
{
    return static_cast<double>((time - m_flow.first).count()) / 1e9;
}

QList<MeasurePlot::Series> TcpPlots::series(Kind kind, const std::vector<Loss> &losses) const
{
    switch (kind) {
    case Kind::TimeSequence:
        return timeSequence(losses);
    case Kind::RoundTrip: {
        Series trips{tr("Round-trip time"), PlotStyle::Points, PlotColour::First, {}, {}};
        for (const auto &each : m_sent.roundTrips) {
            trips.x << seconds(each.time);
            trips.y << static_cast<double>(each.duration.count()) / 1e6;
        }
        return {trips};
    }
    case Kind::InFlight: {
        Series bytes{tr("Bytes in flight"), PlotStyle::Steps, PlotColour::First, {}, {}};
        for (const auto &each : m_sent.inFlight) {
            bytes.x << seconds(each.time);
            bytes.y << static_cast<double>(each.bytes);
        }
        return {bytes};
    }
    case Kind::Goodput:
        break;
    }
    return {goodput()};
}

QList<MeasurePlot::Series> TcpPlots::timeSequence(const std::vector<Loss> &losses) const
{
    Series segments{tr("Segments"), PlotStyle::Bars, PlotColour::First, {}, {}};
    Series again{tr("Retransmissions"), PlotStyle::Bars, PlotColour::Third, {}, {}, 3};
    Series acknowledged{tr("Acknowledged"), PlotStyle::Steps, PlotColour::Second, {}, {}};
    Series window{tr("Window"), PlotStyle::Steps, PlotColour::Quiet, {}, {}};
    Series sacks{tr("SACK"), PlotStyle::Bars, PlotColour::Fourth, {}, {}, 2};
    Series lost{tr("Lost behind this link"), PlotStyle::Crosses, PlotColour::Bad, {}, {}};
    Series before{tr("Lost before this link"), PlotStyle::Crosses, PlotColour::Fifth, {}, {}};
    std::vector<Timestamp> lostTimes;
    for (const Loss &each : losses) {
        if (!each.number) {
            lostTimes.push_back(each.time);
            continue;
        }
        before.x << seconds(each.time);
        before.y << static_cast<double>(*each.number);
    }
    const auto count = static_cast<qsizetype>(m_sent.segments.size());
    segments.x.reserve(3 * count);
    segments.y.reserve(3 * count);
    for (Series *steps : {&acknowledged, &window}) {
        steps->x.reserve(static_cast<qsizetype>(m_sent.acknowledgements.size()));
        steps->y.reserve(static_cast<qsizetype>(m_sent.acknowledgements.size()));
    }
    for (const auto &each : m_sent.segments) {
        const auto begin = static_cast<double>(each.begin);
        const auto end = static_cast<double>(each.end);
        addBar(each.isRetransmission ? again : segments, seconds(each.time), begin, end);
        if (std::binary_search(lostTimes.begin(), lostTimes.end(), each.time)) {
            lost.x << seconds(each.time);
            lost.y << (begin + end) / 2;
        }
    }
    for (const auto &each : m_sent.acknowledgements) {
        acknowledged.x << seconds(each.time);
        acknowledged.y << static_cast<double>(each.number);
        window.x << seconds(each.time);
        window.y << static_cast<double>(each.number + each.window);
    }
    for (const auto &each : m_sent.sacks)
        addBar(sacks, seconds(each.time), static_cast<double>(each.begin),
               static_cast<double>(each.end));
    return {window, acknowledged, segments, sacks, again, before, lost};
}

MeasurePlot::Series TcpPlots::goodput() const
{
    Series rate{tr("Goodput"), PlotStyle::Steps, PlotColour::First, {}, {}};
    const double all = seconds(m_flow.last);
    const double part = std::max(all / Parts, MinPart);
    std::vector<double> bytes(static_cast<std::size_t>(all / part) + 1);
    for (const auto &each : m_sent.segments) {
        const double at = std::max(seconds(each.time), 0.0) / part;
        if (!each.isRetransmission)
            bytes[std::min(static_cast<std::size_t>(at), bytes.size() - 1)] +=
                static_cast<double>(each.end - each.begin);
    }
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        rate.x << static_cast<double>(at) * part;
        rate.y << 8 * bytes[at] / part / 1e6;
    }
    return rate;
}

} // namespace tomato::plugins
