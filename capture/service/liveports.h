// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/capturestatus.h"
#include "capture/service/liveserver.h"

namespace tomato::service {

/// The two ports of a live capture: one for what comes from now on, one for what the ring holds
/// first. So viewers choose by connecting, and nothing that they send needs to be understood.
class LivePorts final : public QObject
{
    Q_OBJECT

public:
    LivePorts(const LabId &lab, const ConnectionId &connection);

    /// Does nothing if it already listens with the same access.
    Result<> listen(const LiveAccess &access);
    /// Does what LiveServer::show() does, for each port.
    void show(const std::shared_ptr<capture::RingReader> &ring);
    void stop();
    void feed();
    bool isFinishing() const { return m_live.isFinishing() || m_backlog.isFinishing(); }
    bool isListening() const { return m_live.isListening() && m_backlog.isListening(); }

    /// Sets the addresses at which it is watched, and the viewers.
    void describe(protocol::CaptureStatus &status) const;
    bool hasViewers() const { return m_live.hasViewers() || m_backlog.hasViewers(); }

signals:
    void watched();
    void changed();

private:
    LiveServer m_live;
    LiveServer m_backlog;
    LiveAccess m_access;
};

} // namespace tomato::service
