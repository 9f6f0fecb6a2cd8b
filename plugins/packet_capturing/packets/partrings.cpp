// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/partrings.h"

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"

#include <QJsonArray>
#include <QPointer>

#include <algorithm>
#include <chrono>

namespace tomato::plugins {

using namespace std::chrono_literals;

PartRings::PartRings(PluginHost &host) : m_host(host)
{
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &PartRings::refresh);
    connect(&host.engine(), &client::EngineClient::capturesChanged, this, [this] {
        if (m_isShown && !m_clock.isActive())
            refresh();
    });
}

bool PartRings::isElsewhere(const ConnectionId &connection) const
{
    const client::CaptureStatus *status =
        m_host.engine().isOpen() ? m_host.engine().capture(connection) : nullptr;
    return status != nullptr && !status->parts.isEmpty();
}

void PartRings::watch(const std::vector<ConnectionId> &connections)
{
    m_wanted = connections;
    refresh();
}

void PartRings::setShown(bool isShown)
{
    m_isShown = isShown;
    refresh();
}

void PartRings::refresh()
{
    const bool isAny = m_isShown && std::ranges::any_of(m_wanted, [this](const auto &each) {
                           return isElsewhere(each);
                       });
    if (!isAny) {
        m_clock.stop();
        return;
    }
    if (!m_clock.isActive())
        m_clock.start();
    for (const ConnectionId &each : m_wanted) {
        if (isElsewhere(each))
            ask(each);
    }
}

void PartRings::ask(const ConnectionId &connection)
{
    if (!m_asked.insert(connection).second)
        return;
    const QPointer<PartRings> self(this);
    m_host.engine().mirrorCapture(connection, [self, connection](const Result<QJsonArray> &all) {
        if (!self)
            return;
        self->m_asked.erase(connection);
        std::vector<Ring> rings;
        for (const QJsonValue each : all.value_or(QJsonArray())) {
            if (const QString reason = each["reason"].toString(); !reason.isEmpty())
                emit self->failed(each["host"].toString() + QStringLiteral(": ") + reason);
            if (const QString directory = each["directory"].toString(); !directory.isEmpty())
                rings.push_back({each["host"].toString(), directory});
        }
        const auto directoryOf = [](const Ring &ring) { return ring.directory; };
        std::vector<Ring> &before = self->m_rings[connection];
        if (std::ranges::equal(before, rings, {}, directoryOf, directoryOf))
            return;
        before = std::move(rings);
        emit self->changed();
    });
}

std::vector<PartRings::Ring> PartRings::of(const ConnectionId &connection) const
{
    const auto found = m_rings.find(connection);
    return found == m_rings.end() || !isElsewhere(connection) ? std::vector<Ring>() : found->second;
}

} // namespace tomato::plugins
