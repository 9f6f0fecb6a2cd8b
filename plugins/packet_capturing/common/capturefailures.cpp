// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/capturefailures.h"

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"

namespace tomato::plugins {

using client::CaptureStatus;

CaptureFailures::CaptureFailures(PluginHost &host, QObject *parent) : QObject(parent), m_host(host)
{
    connect(&host.engine(), &client::EngineClient::capturesChanged, this, &CaptureFailures::look);
    connect(&host.engine(), &client::EngineClient::closed, this, [this] { m_reported.clear(); });
    connect(&host, &PluginHost::documentReplaced, this, [this] { m_reported.clear(); });
}

void CaptureFailures::look()
{
    std::map<ConnectionId, QString> failed;
    for (const auto &[id, capture] : m_host.engine().captures()) {
        if (capture.state == CaptureStatus::State::Failed)
            failed.emplace(id, capture.reason);
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
}

} // namespace tomato::plugins
