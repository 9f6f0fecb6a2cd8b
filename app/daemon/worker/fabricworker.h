// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/lab.h"
#include "app/protocol/peer/rpcpeer.h"
#include "capture/service/capturehost.h"

#include <QObject>
#include <QTimer>

namespace tomato::engine {

/// The fabric's side of an engine: a lab and the recorders on its wires, brought to what the
/// engine asks for.
class FabricWorker final : public QObject, private lab::WireListener
{
public:
    /// Takes a connected socket; quits the application when the engine closes it.
    explicit FabricWorker(int descriptor);
    /// When the function returns true, a start under way is cancelled.
    void giveUpWhen(std::function<bool()> asked) { m_lab.giveUpWhen(std::move(asked)); }

private:
    void wiresReady(const std::map<ConnectionId, Ports> &wires) override;
    void wireStopping(const ConnectionId &connection) override;

    void apply(const QJsonObject &params, const rpc::RpcPeer::Reply &reply);
    void stop();
    /// The status that the engine gets.
    struct Status
    {
        std::map<ElementId, lab::ElementStatus> elements;
        std::set<ConnectionId> wires;
        std::map<ConnectionId, std::string> linkProblems;
        std::vector<protocol::RecordingStatus> captures;
        std::map<ConnectionId, std::string> farInterfaces;

        friend bool operator==(const Status &, const Status &) = default;
    };
    Status status() const;
    static QJsonObject toJson(const Status &status);
    QJsonValue statistics() const;
    void reportChanges();

    rpc::RpcPeer m_engine;
    std::unique_ptr<service::CaptureHost> m_captures;
    lab::Lab m_lab;
    QTimer m_watch;
    /// The status that the engine got last.
    Status m_reported;
};

} // namespace tomato::engine
