// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/liveports.h"

namespace tomato::service {

LivePorts::LivePorts(const LabId &lab, const ConnectionId &connection)
    : m_live(lab, connection, capture::Cursor::Start::Now),
      m_backlog(lab, connection, capture::Cursor::Start::Oldest)
{
    for (const LiveServer *server : {&m_live, &m_backlog}) {
        connect(server, &LiveServer::changed, this, &LivePorts::changed);
        connect(server, &LiveServer::watched, this, &LivePorts::watched);
    }
}

Result<> LivePorts::listen(const LiveAccess &access)
{
    if (isListening() && access == m_access)
        return {};
    m_access = access;
    for (LiveServer *server : {&m_live, &m_backlog}) {
        if (const auto listening = server->listen(access); !listening) {
            m_live.close();
            return listening;
        }
    }
    return {};
}

void LivePorts::show(const std::shared_ptr<capture::RingReader> &ring)
{
    m_live.show(ring);
    m_backlog.show(ring);
}

void LivePorts::stop()
{
    m_live.stop();
    m_backlog.stop();
}

void LivePorts::feed()
{
    m_live.feed();
    m_backlog.feed();
}

void LivePorts::describe(protocol::CaptureStatus &status) const
{
    if (isListening()) {
        status.host = m_live.serverAddress().toString();
        status.port = m_live.serverPort();
        status.backlogPort = m_backlog.serverPort();
    }
    status.viewers = m_live.viewers();
    for (protocol::ViewerStatus &viewer : m_backlog.viewers())
        status.viewers.push_back(std::move(viewer));
    status.refusedViewers = m_live.refused() + m_backlog.refused();
}

} // namespace tomato::service
