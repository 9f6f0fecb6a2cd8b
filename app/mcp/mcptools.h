// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mcp/commandrun.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <vector>

namespace tomato::mcp {

/// A tool that an agent may call: a command of `tomato`, with arguments that the agent chooses.
struct McpTool
{
    QString name;
    QString description;
    /// The JSON Schema of its arguments.
    QJsonObject inputSchema;
    /// Whether it changes a lab or a file.
    bool changes = false;
    /// Returns the output, or why the call failed. Several calls may be under way at once.
    std::function<Result<QString>(const Caller &caller, const QJsonObject &arguments)> call;
};

/// Returns all tools. No text from an agent becomes an option: one that begins with '-' is refused.
std::vector<McpTool> mcpTools();

/// Fails with the argument that is missing, unknown or of another type than in the schema.
Result<> checkArguments(const McpTool &tool, const QJsonObject &arguments);

} // namespace tomato::mcp
