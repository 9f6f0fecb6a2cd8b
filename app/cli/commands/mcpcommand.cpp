// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/mcp/mcpserver.h"

#include <QCoreApplication>
#include <QFile>

#include <atomic>
#include <cstdio>

namespace tomato::cli {

static int serveAgent(const Arguments &arguments)
{
    std::atomic<bool> isReaderGone = false;
    mcp::McpServer server(QCoreApplication::applicationFilePath(),
                          arguments.has(QStringLiteral("--allow-changes")),
                          [&isReaderGone](const QByteArray &answer) {
                              put(answer + '\n');
                              flush();
                              isReaderGone = isOutputGone();
                          });
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(Error{"standard input", input.errorString().toStdString()});
    for (;;) {
        const QByteArray line = input.readLine(mcp::McpServer::MaxLineBytes + 2);
        if (line.isEmpty())
            return Done;
        if (line.size() > mcp::McpServer::MaxLineBytes)
            return fail(Error{"standard input", "a message is longer than 4 MiB"});
        server.take(line);
        if (isReaderGone)
            return Failed;
    }
}

Command mcpCommand()
{
    return {QStringLiteral("mcp"),
            QStringLiteral("[--allow-changes]"),
            QStringLiteral("serve labs to an agent over standard input and output (Model Context "
                           "Protocol); it reads only, unless changes are allowed"),
            {{"--allow-changes", 0}},
            0,
            0,
            serveAgent};
}

} // namespace tomato::cli
