// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mcp/mcptools.h"

#include <QByteArray>

#include <optional>

namespace tomato::mcp {

/// Answers the Model Context Protocol (JSON-RPC 2.0, a message a line) with this program's tools.
class McpServer final
{
public:
    /// `program` is the command `tomato`. Without `mayChange` there are only tools that read.
    McpServer(QString program, bool mayChange);

    /// Returns the answer to one line, without a line break; nothing for a notification.
    std::optional<QByteArray> answer(const QByteArray &line) const;

    /// A longer line is no message.
    static constexpr qsizetype MaxLineBytes = 4 * 1024 * 1024;

private:
    Result<QJsonObject> call(const QString &method, const QJsonObject &params) const;
    QJsonObject initialize(const QJsonObject &params) const;
    QJsonObject list() const;
    Result<QJsonObject> run(const QJsonObject &params) const;

    QString m_program;
    std::vector<McpTool> m_tools;
    bool m_mayChange;
};

} // namespace tomato::mcp
