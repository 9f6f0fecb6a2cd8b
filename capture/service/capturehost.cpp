// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/capturehost.h"

#include <chrono>
#include <utility>

namespace tomato::service {

using namespace std::chrono_literals;

/// Files cost least when they are written in large pieces; a viewer wants each frame at once.
static constexpr auto FileLatency = 100ms;
static constexpr auto LiveLatency = 2ms;

void CaptureHost::begin(const std::vector<CaptureOrder> &orders)
{
    for (auto &[connection, recording] : m_recordings)
        recording.ordered = false;
    for (const CaptureOrder &order : orders) {
        const auto old = m_recordings.find(order.connection);
        if (old != m_recordings.end() && old->second.order.directory == order.directory) {
            old->second.ordered = true;
            continue;
        }
        // The new taps are there before the old ones go: no frame is missed between two runs.
        Recording recording = start(order);
        m_recordings.insert_or_assign(order.connection, std::move(recording));
    }
}

CaptureHost::Recording CaptureHost::start(const CaptureOrder &order) const
{
    Recording recording;
    recording.order = order;
    if (!order.ending.empty())
        return recording;
    capture::RecorderSettings settings;
    static_cast<capture::RecordingOptions &>(settings) = order.options;
    settings.directory = order.directory;
    settings.begun = order.begun;
    settings.latency = order.isLive() ? LiveLatency : FileLatency;
    settings.description = order.description;
    settings.commitEvent = m_commitEvent;
    auto recorder = capture::Recorder::start(std::move(settings));
    if (!recorder) {
        recording.failure = recorder.error().text();
        return recording;
    }
    recording.recorder = std::move(*recorder);
    if (const auto wire = m_wires.find(order.connection); wire != m_wires.end())
        attach(recording, wire->second);
    return recording;
}

void CaptureHost::attach(Recording &recording, const std::array<std::string, 2> &ports)
{
    if (!recording.recorder)
        return;
    recording.failure.clear();
    for (int side = 0; side < 2; ++side) {
        const auto attached =
            recording.recorder->attach(side, ports[static_cast<std::size_t>(side)]);
        if (!attached && recording.failure.empty())
            recording.failure = attached.error().text();
    }
}

void CaptureHost::endOthers()
{
    std::erase_if(m_recordings, [](const auto &each) { return !each.second.ordered; });
}

void CaptureHost::stop()
{
    m_recordings.clear();
}

void CaptureHost::wireReady(const ConnectionId &connection, const std::array<std::string, 2> &ports)
{
    m_wires.insert_or_assign(connection, ports);
    if (const auto found = m_recordings.find(connection); found != m_recordings.end())
        attach(found->second, ports);
}

void CaptureHost::wireStopping(const ConnectionId &connection)
{
    m_wires.erase(connection);
    const auto found = m_recordings.find(connection);
    if (found == m_recordings.end() || !found->second.recorder)
        return;
    found->second.recorder->detach(0);
    found->second.recorder->detach(1);
}

void CaptureHost::flush(const ConnectionId &connection)
{
    const auto found = m_recordings.find(connection);
    if (found != m_recordings.end() && found->second.recorder)
        found->second.recorder->flush();
}

QJsonArray CaptureHost::status() const
{
    QJsonArray all;
    for (const auto &[connection, recording] : m_recordings) {
        if (recording.recorder)
            recording.recorder->countPorts();
        std::string reason = recording.failure;
        if (reason.empty() && recording.recorder)
            reason = recording.recorder->failure();
        const std::string ending =
            recording.recorder ? recording.recorder->ending() : recording.order.ending;
        all.append(QJsonObject{{"connection", QString::fromStdString(connection.value)},
                               {"directory", QString::fromStdString(recording.order.directory)},
                               {"recording", m_wires.contains(connection)},
                               {"ending", QString::fromStdString(ending)},
                               {"reason", QString::fromStdString(reason)}});
    }
    return all;
}

} // namespace tomato::service
