// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captures/capturehistory.h"

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"

#include <algorithm>
#include <utility>

namespace tomato::plugins {

/// Returns the longest time in seconds between two reports of the engine about changing counters,
/// for this number of captures: where nobody watches packets are committed once a second.
static double reportingSeconds(std::size_t captures)
{
    return 1.5 * std::max(1.0, 0.002 * static_cast<double>(captures));
}

CaptureHistory::CaptureHistory(PluginHost &host, QObject *parent) : QObject(parent), m_host(host)
{
    connect(&host.engine(), &client::EngineClient::capturesChanged, this,
            [this] { m_reported.start(); });
    // A connection of another document may have the same id.
    connect(&host, &PluginHost::documentReplaced, this, [this] { m_series.clear(); });
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(Interval);
    connect(&m_timer, &QTimer::timeout, this, &CaptureHistory::sample);
    m_timer.start();
    m_sampled.start();
}

QList<CaptureHistory::Sample> CaptureHistory::samples(const ConnectionId &connection) const
{
    const auto found = m_series.find(connection);
    return found == m_series.end() ? QList<Sample>() : found->second.samples;
}

CaptureHistory::Sample CaptureHistory::latest(const ConnectionId &connection) const
{
    const auto found = m_series.find(connection);
    return found == m_series.end() || found->second.samples.isEmpty()
               ? Sample()
               : found->second.samples.back();
}

void CaptureHistory::sample()
{
    // The counters are as old as the engine's last word; when it is silent, nothing moved.
    const double told = m_reported.isValid() ? static_cast<double>(m_reported.elapsed()) / 1e3 : 0;
    const auto &captures = m_host.engine().captures();
    std::erase_if(m_series, [&](const auto &each) { return !captures.contains(each.first); });
    const double age = told < reportingSeconds(captures.size()) ? told : 0;
    const double passed = static_cast<double>(m_sampled.restart()) / 1e3;
    if (age > passed && !m_isAwaited) {
        // The next word of the engine is for both seconds.
        for (auto &[connection, series] : m_series)
            append(series, Sample(series.samples.back()));
        m_reportedBefore += passed;
        m_isAwaited = true;
    } else {
        const double seconds = std::max(passed - age + m_reportedBefore, 0.1);
        m_reportedBefore = age;
        const bool wasAwaited = std::exchange(m_isAwaited, false);
        for (const auto &[connection, status] : captures)
            add(m_series[connection], status, seconds, wasAwaited);
    }
    emit sampled();
}

void CaptureHistory::append(Series &series, const Sample &sample)
{
    series.samples.append(sample);
    if (series.samples.size() > Max)
        series.samples.removeFirst();
}

void CaptureHistory::add(Series &series, const client::CaptureStatus &status, double seconds,
                         bool isForBoth)
{
    // Packets that were recorded before this editor was connected do not count for the current
    // rate.
    const bool isFirst = series.run == 0;
    if (status.run != series.run)
        series.packets = series.bytes = {};
    Sample sample;
    if (!isFirst) {
        const auto rate = [seconds](qint64 now, qint64 before) {
            return static_cast<float>(static_cast<double>(std::max<qint64>(now - before, 0)) /
                                      seconds);
        };
        for (std::size_t side = 0; side < 2; ++side) {
            sample.packets[side] = rate(status.counters.written[side], series.packets[side]);
            sample.bytes[side] = rate(status.counters.writtenBytes[side], series.bytes[side]);
        }
    }
    if (isForBoth && !series.samples.isEmpty())
        series.samples.back() = sample;
    append(series, sample);
    series.packets = status.counters.written;
    series.bytes = status.counters.writtenBytes;
    series.run = std::max<qint64>(status.run, 1);
}

} // namespace tomato::plugins
