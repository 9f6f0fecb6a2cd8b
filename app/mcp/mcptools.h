// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <vector>

namespace tomato::mcp {

/// One thing that an agent may ask for: a command of `tomato`, with words that it chooses.
struct McpTool
{
    QString name;
    QString description;
    /// JSON Schema of its arguments.
    QJsonObject inputSchema;
    /// Whether it changes a lab or a file.
    bool changes = false;
    /// What is said, or why it could not be done; `program` is the command `tomato`.
    std::function<Result<QString>(const QString &program, const QJsonObject &arguments)> call;
};

/// Of texts that an agent chooses none becomes an option: what begins with '-' is refused.
std::vector<McpTool> mcpTools();

/// Says which argument is missing, unknown or of another type than the schema says.
Result<> checkArguments(const McpTool &tool, const QJsonObject &arguments);

} // namespace tomato::mcp
