// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/service/liveaccess.h"
#include "capture/service/liveviewer.h"

#include <QTcpServer>

#include <memory>
#include <vector>

namespace tomato::service {

/// Where viewers of one connection's capture connect: a port that stays the same as long as nobody
/// else takes it. Everyone gets the ring's packets from the start that the server is made for.
/// From this machine only programs of the user who runs the lab get in.
class LiveServer final : public QTcpServer
{
    Q_OBJECT

public:
    /// Viewers at once, and of them from one other machine. One more takes the place of who got
    /// nothing for the longest time.
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
    /// Viewers get what is committed and are disconnected; new ones are turned away.
    void stop();
    /// Something was committed.
    void feed();
    /// Whether viewers that were disconnected still take what is left for them.
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

    /// Counted from the first port that live servers use.
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
