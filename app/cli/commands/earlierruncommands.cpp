// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/earlierruncommands.h"

#include "app/cli/captures/downloadreport.h"
#include "app/cli/command.h"
#include "app/cli/output.h"

#include <QJsonArray>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace tomato::cli {

namespace {

void printRun(const client::RunStatus &run)
{
    print(QStringLiteral("%1  run %2  %3  %4, %5%6")
              .arg(timeText(run.start.count()).left(19))
              .arg(run.run)
              .arg(run.name)
              .arg(counted(run.packets, "packet"))
              .arg(bytesText(run.bytes), run.filter().isEmpty()
                                             ? QString()
                                             : QStringLiteral("  (") + run.filter() + u')'));
}

int listEarlierRuns(const Arguments &arguments)
{
    Session session;
    if (const auto opened = session.open(arguments.words().front(), Session::Launch::IfNeeded);
        !opened)
        return fail(opened.error(), NotFound);
    std::vector<client::RunStatus> runs = session.client().earlierRuns();
    if (arguments.words().size() > 1) {
        const QString wanted = arguments.words()[1];
        const auto connection = runConnection(session, wanted);
        if (!connection)
            return fail(connection.error(), NotFound);
        std::erase_if(runs, [&connection](const client::RunStatus &each) {
            return each.connection != *connection;
        });
    }
    QJsonArray rows;
    for (const client::RunStatus &run : runs) {
        if (arguments.has(QStringLiteral("--json")))
            rows.append(run.toJson());
        else
            printRun(run);
    }
    if (arguments.has(QStringLiteral("--json")))
        printJson(rows);
    else if (runs.empty())
        note(QStringLiteral("no earlier recordings are kept"));
    return Done;
}

int remove(const Arguments &arguments)
{
    Session session;
    if (const auto opened = session.open(arguments.words().front(), Session::Launch::IfNeeded);
        !opened)
        return fail(opened.error(), NotFound);
    const auto run = earlierRun(session, arguments);
    if (!run)
        return fail(run.error(), NotFound);
    if (!mayRemove(arguments, run->packets,
                   QStringLiteral("of run %1 on %2").arg(run->run).arg(run->name)))
        return Failed;
    const auto removed = session.wait(
        [&](auto done) { session.client().removeRun(run->connection, run->run, done); });
    if (!removed)
        return fail(removed.error());
    print(QStringLiteral("%1: run %2 with %3 deleted")
              .arg(run->name)
              .arg(run->run)
              .arg(counted(run->packets, "packet")));
    return Done;
}

} // namespace

Result<ConnectionId> runConnection(const Session &session, const QString &text)
{
    for (const client::RunStatus &run : session.client().earlierRuns()) {
        if (run.name == text || run.connection.value == text.toStdString())
            return run.connection;
    }
    return session.connection(text);
}

Result<client::RunStatus> earlierRun(const Session &session, const Arguments &arguments)
{
    const auto number = arguments.value(QStringLiteral("--run"));
    if (!number)
        return failure("--run NUMBER is missing; `tomato capture runs` lists them");
    const auto connection = runConnection(session, arguments.words()[1]);
    if (!connection)
        return passOn(connection);
    for (const client::RunStatus &run : session.client().earlierRuns()) {
        if (run.connection == *connection && QString::number(run.run) == *number)
            return run;
    }
    return failure("there is no earlier recording " + number->toStdString(),
                   arguments.words()[1].toStdString());
}

bool mayRemove(const Arguments &arguments, qint64 packets, const QString &what)
{
    return packets == 0 ||
           mayRemove(arguments, QStringLiteral("the %1 packets %2").arg(packets).arg(what));
}

bool mayRemove(const Arguments &arguments, const QString &what)
{
    if (arguments.has(QStringLiteral("--yes")))
        return true;
    std::fprintf(stderr, "Delete %s? [y/N] ", qPrintable(what));
    std::string answer;
    if (!std::getline(std::cin, answer)) {
        std::fputc('\n', stderr);
        note(QStringLiteral(
            "Nothing was deleted: there is no answer. --yes deletes without asking."));
    }
    return answer == "y" || answer == "Y" || answer == "yes";
}

std::vector<Command> earlierRunCommands()
{
    return {{QStringLiteral("capture runs"),
             QStringLiteral("LAB [CONNECTION] [--json]"),
             QStringLiteral("recordings before the latest ones that are kept, the latest first"),
             {{"--json", 0}},
             1,
             2,
             listEarlierRuns},
            {QStringLiteral("capture delete"),
             QStringLiteral("LAB CONNECTION --run NUMBER [--yes]"),
             QStringLiteral("delete a recording before the latest one"),
             {{"--run", 1}, {"--yes", 0}},
             2,
             2,
             remove}};
}

} // namespace tomato::cli
