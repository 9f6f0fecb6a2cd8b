// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mcp/callsunderway.h"
#include "app/mcp/mcptools.h"

#include <QByteArray>

#include <functional>
#include <mutex>
#include <optional>

namespace tomato::mcp {

/// Answers the Model Context Protocol (JSON-RPC 2.0, a message a line) with this program's tools.
/// Calls of tools are performed side by side; everything else is answered at once, whatever they
/// take. The destructor ends calls that are under way, without an answer.
class McpServer final
{
public:
    /// `program` is the command `tomato`. Without `mayChange` there are only tools that read.
    /// `answer` gets each answer, a line without its break: from any thread, one at a time.
    McpServer(QString program, bool mayChange, CallsUnderWay::Answer answer);

    /// Takes one line of the agent's. It is answered at once, later, or not at all: a notification,
    /// and a call that is cancelled.
    void take(const QByteArray &line);

    /// A longer line is no message.
    static constexpr qsizetype MaxLineBytes = 4 * 1024 * 1024;

private:
    std::optional<QByteArray> answer(const QByteArray &line);
    std::optional<QByteArray> answer(const QJsonValue &id, const QString &method,
                                     const QJsonObject &params);
    QJsonObject initialize(const QJsonObject &params) const;
    QJsonObject list() const;
    Result<> begin(const QJsonValue &id, const QJsonObject &params);
    void put(const QByteArray &answer);

    QString m_program;
    std::vector<McpTool> m_tools;
    bool m_mayChange;
    CallsUnderWay::Answer m_answer;
    /// Held while an answer is given.
    std::mutex m_answering;
    /// Ends before what its calls use.
    CallsUnderWay m_calls;
};

} // namespace tomato::mcp
