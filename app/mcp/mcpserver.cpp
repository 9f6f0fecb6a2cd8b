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

/// A tool's failure is an answer too: the agent is to read it. So is that there is nothing to say.
QJsonObject said(const QString &text, bool isError)
{
    const QString words = text.isEmpty() ? QStringLiteral("done") : text;
    return {{"content", QJsonArray{QJsonObject{{"type", "text"}, {"text", words}}}},
            {"isError", isError}};
}

} // namespace

McpServer::McpServer(QString program, bool mayChange)
    : m_program(std::move(program)), m_tools(mcpTools()), m_mayChange(mayChange)
{
}

std::optional<QByteArray> McpServer::answer(const QByteArray &text) const
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
    if (id.isUndefined())
        return std::nullopt; // A notification: nothing is to be done for any.
    const auto result = call(method.toString(), message.value("params").toObject());
    if (result)
        return line({{"id", id}, {"result", *result}});
    const bool isKnown = result.error().place != "method";
    return errorLine(id, isKnown ? InvalidParams : MethodNotFound,
                     QString::fromStdString(result.error().text()));
}

Result<QJsonObject> McpServer::call(const QString &method, const QJsonObject &params) const
{
    if (method == QLatin1String("initialize"))
        return initialize(params);
    if (method == QLatin1String("ping"))
        return QJsonObject();
    if (method == QLatin1String("tools/list"))
        return list();
    if (method == QLatin1String("tools/call"))
        return run(params);
    return failure("there is no '" + method.toStdString() + "'", "method");
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

Result<QJsonObject> McpServer::run(const QJsonObject &params) const
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
    const auto result = tool->call(m_program, arguments);
    return result ? said(*result, false)
                  : said(QString::fromStdString(result.error().text()), true);
}

} // namespace tomato::mcp
