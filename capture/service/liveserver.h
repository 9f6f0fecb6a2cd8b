// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/service/liveaccess.h"
#include "capture/service/liveviewer.h"

#include <QTcpServer>

#include <memory>
#include <vector>

namespace tomato::service {

/// Accepts the viewers of one connection's capture, at a port that stays the same as long as no
/// other program takes it. Each viewer gets the ring's packets from the start that the server is
/// made for. From this machine only programs of the user who runs the lab are accepted.
class LiveServer final : public QTcpServer
{
    Q_OBJECT

public:
    /// The most viewers at once, and the most of them from one other machine. One more replaces the
    /// viewer that made no progress for the longest time.
    static constexpr std::size_t MaxViewers = 64;
    static constexpr std::size_t MaxPerAddress = 16;

    LiveServer(const LabId &lab, const ConnectionId &connection,
               capture::Cursor::Start start = capture::Cursor::Start::Now);
    ~LiveServer() override;

    /// Viewers that are there are disconnected: the access may not be theirs any more.
    Result<> listen(const LiveAccess &access = {});
    /// The run that viewers get from now on; those of the run before get its rest and are
    /// disconnected.
    void show(std::shared_ptr<capture::RingReader> ring);
    /// Viewers get the committed packets and are disconnected; new ones are rejected.
    void stop();
    /// Something was committed.
    void feed();
    /// Tells whether viewers that were disconnected still receive the rest of their data.
    bool isFinishing() const { return !m_leaving.empty(); }
    std::vector<protocol::ViewerStatus> viewers() const;
    bool hasViewers() const { return !m_viewers.empty(); }
    /// Connections that were turned away, because they may not watch or spoke another protocol.
    qint64 refused() const { return m_refused; }

signals:
    /// The first viewer came; nothing was sent to it yet.
    void watched();
    /// A viewer came or went, or the last one that isFinishing() waited for is gone.
    void changed();

protected:
    void incomingConnection(qintptr socket) override;

private:
    void dismissViewers();
    bool mayWatch(int socket, const QHostAddress &address) const;
    void refuse();
    /// Has one viewer less where another one, from this address, would be too much.
    void makeRoom(const QHostAddress &address);
    void remove(LiveViewer *viewer);
    void watch(bool watched);

    /// The port is counted from the first port that live servers use.
    quint16 m_preferredPort;
    capture::Cursor::Start m_start;
    LiveAccess m_access;
    std::shared_ptr<capture::RingReader> m_ring;
    bool m_watching = false;
    qint64 m_refused = 0;
    std::vector<std::unique_ptr<LiveViewer>> m_viewers;
    std::vector<std::unique_ptr<LiveViewer>> m_leaving;
};

} // namespace tomato::service
