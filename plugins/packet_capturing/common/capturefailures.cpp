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
    m_reportedLive.clear();
}

void CaptureFailures::look()
{
    Reasons failed;
    Reasons withoutArrivals;
    Reasons unwatched;
    for (const auto &[id, capture] : m_host.engine().captures()) {
        if (capture.state == CaptureStatus::State::Failed) {
            failed.emplace(id, capture.reason);
            continue;
        }
        if (!capture.arrivalsReason.isEmpty())
            withoutArrivals.emplace(id, capture.arrivalsReason);
        if (!capture.liveReason.isEmpty())
            unwatched.emplace(id, capture.liveReason);
    }
    report(m_reported, failed, tr("Capturing on %1 failed: %2"));
    report(m_reportedArrivals, withoutArrivals, tr("Arrivals on %1 are not recorded: %2"));
    report(m_reportedLive, unwatched, tr("%1 is recorded, but cannot be watched live: %2"));
}

/// Shows the reasons that are new; the text has the connection's label and the reason.
void CaptureFailures::report(Reasons &reported, const Reasons &now, const QString &text)
{
    for (const auto &[id, reason] : now) {
        const auto before = reported.find(id);
        if (before == reported.end() || before->second != reason)
            m_host.showMessageAbout(
                id, PluginHost::Severity::Problem,
                text.arg(m_host.topology().label(id),
                         reason.isEmpty() ? tr("the engine gives no reason") : reason));
    }
    reported = now;
}

} // namespace tomato::plugins
