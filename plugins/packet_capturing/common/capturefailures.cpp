// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/capturefailures.h"

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"

namespace tomato::plugins {

using client::CaptureStatus;

CaptureFailures::CaptureFailures(PluginHost &host, QObject *parent) : QObject(parent), m_host(host)
{
    connect(&host.engine(), &client::EngineClient::capturesChanged, this, &CaptureFailures::look);
    connect(&host.engine(), &client::EngineClient::closed, this, [this] { forget(); });
    connect(&host, &PluginHost::documentReplaced, this, [this] { forget(); });
}

void CaptureFailures::forget()
{
    m_reported.clear();
    m_reportedArrivals.clear();
}

void CaptureFailures::look()
{
    std::map<ConnectionId, QString> failed;
    std::map<ConnectionId, QString> withoutArrivals;
    for (const auto &[id, capture] : m_host.engine().captures()) {
        if (capture.state == CaptureStatus::State::Failed)
            failed.emplace(id, capture.reason);
        else if (!capture.arrivalsReason.isEmpty())
            withoutArrivals.emplace(id, capture.arrivalsReason);
    }
    for (const auto &[id, reason] : failed) {
        const auto before = m_reported.find(id);
        if (before != m_reported.end() && before->second == reason)
            continue;
        const QString name = m_host.topology().label(id);
        m_host.showMessageAbout(id, PluginHost::Severity::Problem,
                                reason.isEmpty()
                                    ? tr("Capturing on %1 failed").arg(name)
                                    : tr("Capturing on %1 failed: %2").arg(name, reason));
    }
    m_reported = std::move(failed);
    for (const auto &[id, reason] : withoutArrivals) {
        const auto before = m_reportedArrivals.find(id);
        if (before == m_reportedArrivals.end() || before->second != reason)
            m_host.showMessageAbout(
                id, PluginHost::Severity::Problem,
                tr("Arrivals on %1 are not recorded: %2").arg(m_host.topology().label(id), reason));
    }
    m_reportedArrivals = std::move(withoutArrivals);
}

} // namespace tomato::plugins
