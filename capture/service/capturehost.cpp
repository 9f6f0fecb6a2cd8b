// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/capturehost.h"

#include "app/base/inparallel.h"
#include "capture/receiver/demultiplexer.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tomato::service {

/// A query of a port's counters takes the kernel's lock of all network devices.
static constexpr std::size_t CountedTogether = 32;
/// More than there are processors, as these threads wait more than they compute: the kernel lets
/// each filter that changes wait for all processors, and wires that come together get one.
static constexpr std::size_t MaxThreads = 32;

void CaptureHost::begin(const std::vector<CaptureOrder> &orders)
{
    for (auto &[connection, recording] : m_recordings)
        recording.ordered = false;
    std::vector<const CaptureOrder *> wanted;
    for (const CaptureOrder &order : orders) {
        const auto old = m_recordings.find(order.connection);
        if (old != m_recordings.end() && old->second.order.directory == order.directory)
            old->second.ordered = true;
        else
            wanted.push_back(&order);
    }
    auto demultiplexer = m_demultiplexer.lock();
    if (!demultiplexer && !wanted.empty())
        m_demultiplexer = demultiplexer = std::make_shared<capture::Demultiplexer>();
    std::vector<Recording> started(wanted.size());
    inParallel(wanted.size(), MaxThreads,
               [&](std::size_t at) { started[at] = start(*wanted[at], demultiplexer); });
    std::vector<Recording *> recordings;
    for (Recording &each : started)
        recordings.push_back(&each);
    attach(recordings, true);
    // The new ones record before the old ones end: no frame is missed between two runs.
    std::vector<Recording> replaced;
    for (Recording &each : started) {
        const auto old = m_recordings.find(each.order.connection);
        if (old != m_recordings.end())
            replaced.push_back(std::exchange(old->second, std::move(each)));
        else
            m_recordings.emplace(each.order.connection, std::move(each));
    }
    end(replaced);
}

CaptureHost::Recording
CaptureHost::start(const CaptureOrder &order,
                   const std::shared_ptr<capture::Demultiplexer> &demultiplexer) const
{
    Recording recording;
    recording.order = order;
    if (!order.ending.empty())
        return recording;
    capture::RecorderSettings settings;
    static_cast<capture::RecordingOptions &>(settings) = order.options;
    settings.directory = order.directory;
    settings.begun = order.begun;
    settings.description = order.description;
    settings.commitEvent = m_commitEvent;
    auto recorder = capture::Recorder::start(std::move(settings), demultiplexer);
    if (!recorder) {
        recording.failure = recorder.error().text();
        return recording;
    }
    recording.recorder = std::move(*recorder);
    return recording;
}

void CaptureHost::attach(const std::vector<Recording *> &recordings, bool areCarrying) const
{
    struct Attached
    {
        Recording *recording;
        int side;
        const Ports *ports;
        Result<> result;
    };
    std::vector<Attached> all;
    for (Recording *recording : recordings) {
        const auto wire = m_wires.find(recording->order.connection);
        if (wire == m_wires.end() || !recording->recorder)
            continue;
        recording->failure.clear();
        for (const int side : {0, 1})
            all.push_back({recording, side, &wire->second, {}});
    }
    inParallel(all.size(), MaxThreads, [&](std::size_t at) {
        const auto side = static_cast<std::size_t>(all[at].side);
        all[at].result = all[at].recording->recorder->attach(
            all[at].side, (*all[at].ports)[side], (*all[at].ports)[1 - side], areCarrying);
    });
    for (const Attached &each : all) {
        if (!each.result && each.recording->failure.empty())
            each.recording->failure = each.result.error().text();
    }
}

void CaptureHost::end(std::vector<Recording> &recordings)
{
    // All wait for what is in the kernel at the same time.
    for (const Recording &each : recordings) {
        if (each.recorder)
            each.recorder->beginStop();
    }
    recordings.clear();
}

void CaptureHost::endOthers()
{
    std::vector<Recording> others;
    for (auto at = m_recordings.begin(); at != m_recordings.end();) {
        if (at->second.ordered) {
            ++at;
            continue;
        }
        others.push_back(std::move(at->second));
        at = m_recordings.erase(at);
    }
    end(others);
}

void CaptureHost::stop()
{
    std::vector<Recording> all;
    for (auto &[connection, recording] : m_recordings)
        all.push_back(std::move(recording));
    m_recordings.clear();
    end(all);
}

void CaptureHost::wiresReady(const std::map<ConnectionId, Ports> &wires)
{
    std::vector<Recording *> recordings;
    for (const auto &[connection, ports] : wires) {
        m_wires.insert_or_assign(connection, ports);
        if (const auto found = m_recordings.find(connection); found != m_recordings.end())
            recordings.push_back(&found->second);
    }
    attach(recordings, false);
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

void CaptureHost::lookForWatchers(const ConnectionId &connection)
{
    const auto found = m_recordings.find(connection);
    if (found != m_recordings.end() && found->second.recorder)
        found->second.recorder->lookForWatchers();
}

void CaptureHost::countPorts()
{
    if (const auto demultiplexer = m_demultiplexer.lock())
        demultiplexer->account();
    auto next = m_recordings.upper_bound(m_lastCounted);
    for (std::size_t count = std::min(CountedTogether, m_recordings.size()); count > 0; --count) {
        if (next == m_recordings.end())
            next = m_recordings.begin();
        if (next->second.recorder)
            next->second.recorder->countPorts();
        m_lastCounted = (next++)->first;
    }
}

std::vector<protocol::RecordingStatus> CaptureHost::status() const
{
    std::vector<protocol::RecordingStatus> all;
    for (const auto &[connection, recording] : m_recordings) {
        const capture::Recorder *recorder = recording.recorder.get();
        all.push_back(
            {connection, recording.order.directory, m_wires.contains(connection),
             recorder ? recorder->ending() : recording.order.ending,
             recording.failure.empty() && recorder ? recorder->failure() : recording.failure,
             recorder ? recorder->arrivalsFailure() : std::string()});
    }
    return all;
}

} // namespace tomato::service
