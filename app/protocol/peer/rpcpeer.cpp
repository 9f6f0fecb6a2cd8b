// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/peer/rpcpeer.h"

#include "app/protocol/texts/errortexts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

#include <utility>

namespace tomato::rpc {

static constexpr qint64 ReadBuffer = 1024 * 1024;

static QJsonObject toJson(const RpcError &error)
{
    QJsonObject json{{"code", error.code}, {"message", error.message}};
    QJsonObject data;
    if (!error.place.isEmpty())
        data.insert("place", error.place);
    if (const auto known = knownError(error.message)) {
        data.insert("id", known->id);
        data.insert("values", QJsonArray::fromStringList(known->values));
    }
    if (!data.isEmpty())
        json.insert("data", data);
    return json;
}

static RpcError errorFrom(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    return {json.value("code").toInt(RpcError::Failed), json.value("message").toString(),
            json.value("data").toObject().value("place").toString()};
}

RpcPeer::RpcPeer(std::unique_ptr<QLocalSocket> socket, QObject *parent)
    : QObject(parent), m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(ReadBuffer);
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &RpcPeer::read);
    connect(m_socket.get(), &QLocalSocket::disconnected, this,
            [this, guard = QPointer<RpcPeer>(this)] {
                read();
                if (guard)
                    finish();
            });
    // Bytes may have come before this object existed, or the connection may be closed already.
    QMetaObject::invokeMethod(
        this,
        [this, guard = QPointer<RpcPeer>(this)] {
            read();
            if (guard && m_socket->state() != QLocalSocket::ConnectedState)
                finish();
        },
        Qt::QueuedConnection);
}

// The socket may be in the middle of telling this object something, so it goes later.
RpcPeer::~RpcPeer()
{
    m_socket->disconnect(this);
    m_socket->flush();
    m_socket->abort();
    m_socket.release()->deleteLater();
}

void RpcPeer::handle(const QString &method, Handler handler)
{
    m_handlers[method] = std::move(handler);
}

void RpcPeer::call(const QString &method, const QJsonObject &params, Reply callback)
{
    const qint64 id = ++m_lastCall;
    m_calls.emplace(id, std::move(callback));
    const bool sent =
        send({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
    if (sent)
        return;
    const RpcError error{RpcError::Failed,
                         m_open ? method + QStringLiteral(": the message is too large")
                                : QStringLiteral("the connection is closed"),
                         {}};
    QMetaObject::invokeMethod(
        this,
        [this, id, error] {
            if (auto node = m_calls.extract(id))
                node.mapped()(tl::make_unexpected(error));
        },
        Qt::QueuedConnection);
}

void RpcPeer::notify(const QString &method, const QJsonValue &params)
{
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
}

void RpcPeer::close()
{
    if (!m_open)
        return;
    m_socket->flush();
    drop();
}

// A deletion that is asked for now may come before what close() does later.
void RpcPeer::retire(std::unique_ptr<RpcPeer> peer)
{
    RpcPeer *retired = peer.release();
    if (retired->m_finished) {
        retired->deleteLater();
        return;
    }
    connect(retired, &RpcPeer::closed, retired, &QObject::deleteLater);
    retired->close();
}

void RpcPeer::flush()
{
    m_socket->flush();
}

void RpcPeer::read()
{
    if (!m_open)
        return;
    m_input += m_socket->readAll();
    takeLines();
}

// A receiver may run an event loop of its own (a dialog), so the place in the input is a member.
void RpcPeer::takeLines()
{
    const QPointer<RpcPeer> guard(this);
    while (guard && m_open) {
        const qsizetype end = m_input.indexOf('\n', m_begin + m_scanned);
        m_scanned = 0;
        const qsizetype length = (end < 0 ? m_input.size() : end) - m_begin;
        if (length > MaxLine) {
            sendError(
                QJsonValue::Null,
                {RpcError::InvalidRequest, QStringLiteral("a line is longer than 64 MiB"), {}});
            close();
            return;
        }
        if (end < 0) {
            m_input.remove(0, std::exchange(m_begin, 0));
            m_scanned = m_input.size();
            return;
        }
        const QByteArray line = m_input.mid(std::exchange(m_begin, end + 1), length);
        receive(line);
    }
}

void RpcPeer::receive(const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError) {
        sendError(QJsonValue::Null, {RpcError::ParseError, problem.errorString(),
                                     QStringLiteral("byte %1").arg(problem.offset)});
        return;
    }
    const QJsonObject message = document.object();
    if (message.contains("method"))
        receiveCall(message);
    else if (message.contains("result") || message.contains("error"))
        receiveAnswer(message);
    else
        sendError(QJsonValue::Null,
                  {RpcError::InvalidRequest,
                   QStringLiteral("a message is an object with a method, a result or an error"),
                   {}});
}

void RpcPeer::receiveCall(const QJsonObject &message)
{
    const QJsonValue id = message.value("id");
    const bool wantsAnswer = message.contains("id");
    const QJsonValue method = message.value("method");
    const QJsonValue params = message.value("params");
    if (!method.isString() || (wantsAnswer && !id.isString() && !id.isDouble() && !id.isNull())) {
        sendError(QJsonValue::Null, {RpcError::InvalidRequest,
                                     QStringLiteral("method and id must be text or a number"),
                                     {}});
        return;
    }
    const auto handler = m_handlers.find(method.toString());
    if (!wantsAnswer) {
        if (handler == m_handlers.end())
            emit notified(method.toString(), params);
        else if (params.isUndefined() || params.isObject())
            Handler(handler->second)(params.toObject(), [](const Answer &) {});
        return;
    }
    if (handler == m_handlers.end()) {
        sendError(id, {RpcError::MethodNotFound,
                       QStringLiteral("there is no method %1").arg(method.toString().left(100)),
                       {}});
    } else if (!params.isUndefined() && !params.isObject()) {
        sendError(id, {RpcError::InvalidParams, QStringLiteral("params must be an object"), {}});
    } else if (m_openCalls >= MaxOpenCalls) {
        sendError(id,
                  {RpcError::Failed, QStringLiteral("too many calls wait for their answers"), {}});
    } else {
        ++m_openCalls;
        Handler(handler->second)(params.toObject(), replyTo(id));
    }
}

RpcPeer::Reply RpcPeer::replyTo(const QJsonValue &id)
{
    const auto answered = std::make_shared<bool>(false);
    return [guard = QPointer<RpcPeer>(this), id, answered](const Answer &answer) {
        if (std::exchange(*answered, true) || !guard)
            return;
        --guard->m_openCalls;
        if (!answer)
            guard->sendError(id, answer.error());
        else if (!guard->send({{"jsonrpc", "2.0"}, {"id", id}, {"result", *answer}}))
            guard->sendError(id, {RpcError::Failed, QStringLiteral("the answer is too large"), {}});
    };
}

void RpcPeer::receiveAnswer(const QJsonObject &message)
{
    const QJsonValue id = message.value("id");
    auto node = m_calls.extract(id.isDouble() ? id.toInteger(-1) : -1);
    if (!node)
        return;
    if (message.contains("error"))
        node.mapped()(tl::make_unexpected(errorFrom(message.value("error"))));
    else
        node.mapped()(message.value("result"));
}

bool RpcPeer::send(const QJsonObject &message)
{
    if (!m_open)
        return false;
    QByteArray line = QJsonDocument(message).toJson(QJsonDocument::Compact);
    if (line.size() > MaxLine)
        return false;
    if (m_socket->bytesToWrite() + line.size() > MaxUnsent) {
        drop();
        return false;
    }
    m_socket->write(line += '\n');
    return true;
}

void RpcPeer::sendError(const QJsonValue &id, const RpcError &error)
{
    send({{"jsonrpc", "2.0"}, {"id", id}, {"error", toJson(error)}});
}

void RpcPeer::drop()
{
    m_open = false;
    // This must not run within the caller: closed() may delete this object.
    QMetaObject::invokeMethod(this, &RpcPeer::finish, Qt::QueuedConnection);
    m_socket->disconnect(this);
    m_socket->abort();
}

void RpcPeer::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_socket->disconnect(this);
    m_open = false;
    const QPointer<RpcPeer> guard(this);
    while (guard && !m_calls.empty()) {
        auto node = m_calls.extract(m_calls.begin());
        node.mapped()(tl::make_unexpected(
            RpcError{RpcError::Failed, QStringLiteral("the connection is closed"), {}}));
    }
    if (guard)
        emit closed();
}

} // namespace tomato::rpc
