// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/partlink.h"
#include "app/protocol/peer/rpcpeer.h"
#include "tests/app/daemon/labhome.h"

#include <QLocalServer>

#include <map>

namespace tomato::engine {

/// A host whose engine is the test itself: a home reaches it by the real programs, and it answers
/// what the test wants. At first it answers like an engine that is well and has no capture.
class FakeEngineHost final
{
public:
    using Handler = rpc::RpcPeer::Handler;
    using Files = std::vector<std::pair<QString, QByteArray>>;

    FakeEngineHost();

    /// Returns a link to this host with a part that was started.
    std::unique_ptr<PartLink> link();

    void handle(const QString &method, Handler handler) { m_handlers[method] = std::move(handler); }
    /// Answers the calls of this method with the same from now on.
    void answer(const QString &method, const QJsonValue &value);
    /// Keeps the calls of this method waiting until they are answered.
    void withhold(const QString &method);
    void answerWithheld(const QJsonValue &value);

    /// Gives these files as the run of each connection from now on.
    void record(qint64 run, const Files &files);
    /// Counts exports that were begun and not ended.
    std::size_t openExports() const { return m_exports.size(); }

    /// Returns the parameters of the calls of this method, in their order.
    std::vector<QJsonObject> calls(const QString &method) const;
    /// The connection to the home that came last.
    rpc::RpcPeer &home() { return *m_homes.back(); }
    std::size_t homes() const { return m_homes.size(); }
    /// Ends what the home runs to reach this host; the stream to it stays open.
    void endProgram() const;
    QString filePath(const QString &name) const { return m_home.filePath(name); }

private:
    void take(std::unique_ptr<QLocalSocket> socket);

    LabHome m_home;
    std::map<QString, Handler> m_handlers;
    std::vector<std::pair<QString, QJsonObject>> m_calls;
    std::vector<rpc::RpcPeer::Reply> m_withheld;
    std::map<int, Files> m_exports;
    int m_lastExport = 0;
    std::vector<std::unique_ptr<rpc::RpcPeer>> m_homes;
    QLocalServer m_server;
};

} // namespace tomato::engine
