// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/peer/rpcerror.h"

#include <QJsonObject>
#include <QLocalSocket>
#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace tomato::rpc {

/// One end of a connection that speaks JSON-RPC 2.0, one message a line; both ends may call.
/// Whatever the other end sends, or does not read, this end's memory stays bounded.
class RpcPeer final : public QObject
{
    Q_OBJECT

public:
    /// The longest line, in bytes; a longer one closes the connection.
    static constexpr qsizetype MaxLine = 64 * 1024 * 1024;
    /// The most bytes that may wait for an end that does not read; more closes the connection.
    static constexpr qint64 MaxUnsent = MaxLine + 16 * 1024 * 1024;
    /// Calls of the other end that may wait for their answers at once; more are refused.
    static constexpr int MaxOpenCalls = 256;

    using Answer = tl::expected<QJsonValue, RpcError>;
    /// A reply may be called later, and after the peer is gone; the second call does nothing.
    using Reply = std::function<void(const Answer &)>;
    using Handler = std::function<void(const QJsonObject &params, const Reply &reply)>;

    /// Takes a connected socket.
    explicit RpcPeer(std::unique_ptr<QLocalSocket> socket, QObject *parent = nullptr);
    /// Callbacks of open calls are dropped without a call.
    ~RpcPeer() override;

    /// Sets the handler of the other end's calls of this method.
    void handle(const QString &method, Handler handler);
    /// The callback is called once, later: with the answer, or with an error when the connection
    /// closes first.
    void call(const QString &method, const QJsonObject &params, Reply callback);
    void notify(const QString &method, const QJsonValue &params);

    bool isOpen() const { return m_open; }
    /// Sends what can be sent without waiting, then closes.
    void close();
    /// Closes and deletes it, later, once all callbacks of its calls were called.
    static void retire(std::unique_ptr<RpcPeer> peer);
    /// Sends now as much as the socket accepts, for callers that do not return to their event loop
    /// soon.
    void flush();
    QLocalSocket &socket() { return *m_socket; }

signals:
    /// A notification for which there is no handler.
    void notified(const QString &method, const QJsonValue &params);
    /// Is emitted once, when either end closed the connection or it broke.
    void closed();

private:
    void read();
    void takeLines();
    void receive(const QByteArray &line);
    void receiveCall(const QJsonObject &message);
    void receiveAnswer(const QJsonObject &message);
    bool send(const QJsonObject &message);
    void sendError(const QJsonValue &id, const RpcError &error);
    Reply replyTo(const QJsonValue &id);
    void drop();
    void finish();

    std::unique_ptr<QLocalSocket> m_socket;
    QByteArray m_input;
    /// The offset of the next line, and how much of it is known to have no end of line.
    qsizetype m_begin = 0;
    qsizetype m_scanned = 0;
    std::map<QString, Handler> m_handlers;
    std::map<qint64, Reply> m_calls;
    qint64 m_lastCall = 0;
    int m_openCalls = 0;
    bool m_open = true;
    bool m_finished = false;
};

} // namespace tomato::rpc
