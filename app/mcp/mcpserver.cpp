// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/mcpserver.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tomato::mcp {

namespace {

// These are error codes of JSON-RPC.
constexpr int ParseError = -32700;
constexpr int InvalidRequest = -32600;
constexpr int MethodNotFound = -32601;
constexpr int InvalidParams = -32602;

/// Returns the versions, the newest first.
const QStringList &protocolVersions()
{
    static const QStringList versions = {"2025-06-18", "2025-03-26", "2024-11-05"};
    return versions;
}

QByteArray line(QJsonObject message)
{
    message.insert("jsonrpc", "2.0");
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

QByteArray errorLine(const QJsonValue &id, int code, const QString &message)
{
    return line({{"id", id}, {"error", QJsonObject{{"code", code}, {"message", message}}}});
}

/// A request's id is a number or a text: 1 is not "1".
QByteArray keyOf(const QJsonValue &id)
{
    return QJsonDocument(QJsonArray{id}).toJson(QJsonDocument::Compact);
}

/// A tool's failure is an answer too: the agent is to read it. So is that there is nothing to say.
QJsonObject said(const QString &text, bool isError)
{
    const QString words = text.isEmpty() ? QStringLiteral("done") : text;
    return {{"content", QJsonArray{QJsonObject{{"type", "text"}, {"text", words}}}},
            {"isError", isError}};
}

} // namespace

McpServer::McpServer(QString program, bool mayChange, CallsUnderWay::Answer answer)
    : m_program(std::move(program)), m_tools(mcpTools()), m_mayChange(mayChange),
      m_answer(std::move(answer)), m_calls([this](const QByteArray &text) { put(text); })
{
}

void McpServer::put(const QByteArray &answer)
{
    const std::lock_guard lock(m_answering);
    m_answer(answer);
}

void McpServer::take(const QByteArray &line)
{
    if (const auto text = answer(line))
        put(*text);
}

std::optional<QByteArray> McpServer::answer(const QByteArray &text)
{
    if (text.trimmed().isEmpty())
        return std::nullopt;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError)
        return errorLine(QJsonValue(), ParseError, problem.errorString());
    const QJsonObject message = document.object();
    const QJsonValue id = message.value("id");
    const QJsonValue method = message.value("method");
    const bool isAnswer = !method.isString() && !message.isEmpty() && !id.isUndefined();
    if (isAnswer && (message.contains("result") || message.contains("error")))
        return std::nullopt;
    if (!method.isString())
        return errorLine(id.isUndefined() ? QJsonValue() : id, InvalidRequest,
                         QStringLiteral("is no request"));
    const QJsonObject params = message.value("params").toObject();
    if (!id.isUndefined())
        return answer(id, method.toString(), params);
    if (method == QLatin1String("notifications/cancelled"))
        m_calls.cancel(keyOf(params.value("requestId")));
    return std::nullopt;
}

std::optional<QByteArray> McpServer::answer(const QJsonValue &id, const QString &method,
                                            const QJsonObject &params)
{
    const auto result = [&id](const QJsonObject &object) {
        return line({{"id", id}, {"result", object}});
    };
    if (method == QLatin1String("initialize"))
        return result(initialize(params));
    if (method == QLatin1String("ping"))
        return result({});
    if (method == QLatin1String("tools/list"))
        return result(list());
    if (method != QLatin1String("tools/call"))
        return errorLine(id, MethodNotFound, "method: there is no '" + method + "'");
    if (const auto begun = begin(id, params); !begun)
        return errorLine(id, InvalidParams, QString::fromStdString(begun.error().text()));
    return std::nullopt;
}

QJsonObject McpServer::initialize(const QJsonObject &params) const
{
    const QString wanted = params.value("protocolVersion").toString();
    const QString version =
        protocolVersions().contains(wanted) ? wanted : protocolVersions().constFirst();
    const QString instructions = QStringLiteral(
        "Network labs of this machine: topologies of elements and connections, packets that were "
        "captured on them, and journeys of packets over several of them. %1");
    return {
        {"protocolVersion", version},
        {"capabilities", QJsonObject{{"tools", QJsonObject()}}},
        {"serverInfo",
         QJsonObject{{"name", "tomato"}, {"version", QStringLiteral(TOMATO_VERSION)}}},
        {"instructions",
         instructions.arg(m_mayChange ? QStringLiteral("Labs may be started, changed and stopped.")
                                      : QStringLiteral("Nothing can be changed: the user can start "
                                                       "this server with --allow-changes."))}};
}

QJsonObject McpServer::list() const
{
    QJsonArray tools;
    for (const McpTool &each : m_tools) {
        if (each.changes && !m_mayChange)
            continue;
        tools.append(QJsonObject{{"name", each.name},
                                 {"description", each.description},
                                 {"inputSchema", each.inputSchema},
                                 {"annotations", QJsonObject{{"readOnlyHint", !each.changes}}}});
    }
    return {{"tools", tools}};
}

Result<> McpServer::begin(const QJsonValue &id, const QJsonObject &params)
{
    const QString name = params.value("name").toString();
    const auto tool = std::find_if(m_tools.begin(), m_tools.end(),
                                   [&name](const McpTool &each) { return each.name == name; });
    if (tool == m_tools.end())
        return failure("there is no such tool", name.toStdString());
    if (tool->changes && !m_mayChange)
        return failure("changes something, and this server only reads; the user can start it with "
                       "--allow-changes",
                       name.toStdString());
    const QJsonObject arguments = params.value("arguments").toObject();
    if (const auto good = checkArguments(*tool, arguments); !good)
        return passOn(good);
    return m_calls.begin(
        keyOf(id), [this, id, arguments, &call = tool->call](const std::stop_token &cancelled) {
            const auto result = call(Caller{m_program, cancelled}, arguments);
            return line(
                {{"id", id},
                 {"result", result ? said(*result, false)
                                   : said(QString::fromStdString(result.error().text()), true)}});
        });
}

} // namespace tomato::mcp
