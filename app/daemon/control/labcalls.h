// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/control/downloadcalls.h"
#include "app/protocol/folders/labmemory.h"
#include "capture/service/controlserver.h"

#include <map>

namespace tomato::engine {

/// The control protocol (app/protocol/PROTOCOL.md): turns clients' calls into operations of the
/// lab, and what happens there into notifications.
class LabCalls final : public QObject
{
public:
    /// `downloadMode` is the mode of the downloaded files, like chmod(2).
    LabCalls(const LabId &lab, LabRunner &runner, service::ControlServer &server,
             mode_t downloadMode);

private:
    using Reply = rpc::RpcPeer::Reply;

    void welcome(rpc::RpcPeer *client);
    void addLabCalls(rpc::RpcPeer *client);
    void addCaptureCalls(rpc::RpcPeer *client);
    void start(const QJsonObject &params, const Reply &reply);
    void setLink(const QJsonObject &params, const Reply &reply);
    void setCapture(const QJsonObject &params, const Reply &reply);
    void setConnection(const ConnectionId &connection, const QJsonObject &attributes,
                       const Reply &reply, const LabRunner::Done &done);

    /// Answers with the lab, or the capture, as it is when the call is done.
    LabRunner::Done replyWithLab(const Reply &reply);
    LabRunner::Done replyWithCapture(const ConnectionId &connection, const Reply &reply);

    QJsonObject lab(bool withTopology) const;
    QString name() const;
    void setFile(const QString &file);
    void describe();
    void describeLive(const std::vector<protocol::CaptureStatus> &captures);
    void schedule();
    void sendLab();
    void notifyAll(const QString &method, const QJsonValue &params);

    LabId m_lab;
    /// The content of the lab's memory file.
    rpc::LabMemory m_memory;
    QString m_file;
    LabRunner &m_runner;
    service::ControlServer &m_server;
    DownloadCalls m_downloads;
    /// The number of the topology that each client has.
    std::map<rpc::RpcPeer *, quint64> m_knownTopology;
    /// The lab's name in the description beside the socket.
    QString m_describedName;
    LabState m_describedState = LabState::Stopped;
    QJsonArray m_describedLive;
    bool m_scheduled = false;
};

} // namespace tomato::engine
