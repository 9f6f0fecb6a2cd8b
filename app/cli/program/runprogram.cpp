// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/program/commandhelp.h"

namespace tomato::cli {

std::vector<Command> allCommands()
{
    std::vector<Command> all = {runCommand()};
    for (auto group : {labCommands(),
                       keptLabCommands(),
                       insideCommands(),
                       {eventsCommand()},
                       linkCommands(),
                       labHostCommands(),
                       captureCommands(),
                       recordingCommands(),
                       earlierRunCommands(),
                       mergeCommands(),
                       {journeyCommand(), lossesCommand(), packetsCommand()},
                       {followCommand(), filterCommand(), convertFilterCommand(), sampleCommand()},
                       topologyCommands(),
                       topologyBulkCommands(),
                       {placeCommand()},
                       templateCommands(),
                       imageCommands(),
                       experimentCommands(),
                       bundleCommands(),
                       {compareCommand()},
                       {metricsCommand(), mcpCommand()},
                       completionCommands()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

static bool asksForHelp(const QString &word)
{
    return word == QLatin1String("--help") || word == QLatin1String("-h") ||
           word == QLatin1String("help");
}

/// Returns the commands that begin with this word, such as "capture"; those with one word only are
/// left out.
static std::vector<Command> groupOf(std::vector<Command> commands, const QString &word)
{
    std::erase_if(commands, [&word](const Command &command) {
        return !command.name.startsWith(word + QLatin1Char(' '));
    });
    return commands;
}

const Command *findCommand(const std::vector<Command> &commands, const QStringList &words)
{
    for (const Command &command : commands) {
        const QStringList name = command.name.split(QLatin1Char(' '));
        if (words.mid(0, name.size()) == name)
            return &command;
    }
    return nullptr;
}

/// The first `words` are the command's name.
static int execute(const Command &command, const QStringList &words)
{
    const QStringList behind = words.mid(command.name.count(QLatin1Char(' ')) + 1);
    const QStringList own = behind.mid(0, behind.indexOf(QStringLiteral("--")));
    if (own.contains(QStringLiteral("--help")) || own.contains(QStringLiteral("-h"))) {
        printLines(helpOf(command));
        return Done;
    }
    const auto arguments = Arguments::parse(behind, command.options);
    if (!arguments)
        return fail(arguments.error(), Misused);
    if (arguments->words().size() < command.fewestWords ||
        arguments->words().size() > command.mostWords)
        return fail(Error{command.name.toStdString(), "usage: tomato " +
                                                          command.name.toStdString() + " " +
                                                          command.usage.toStdString()},
                    Misused);
    return command.run(*arguments);
}

static int runWords(const QStringList &words)
{
    const std::vector<Command> commands = allCommands();
    const bool asksFirst = !words.isEmpty() && asksForHelp(words.front());
    if (words.isEmpty() || (asksFirst && (words.size() == 1 || asksForHelp(words[1])))) {
        printLines(overview(commands));
        return words.isEmpty() ? Misused : Done;
    }
    if (asksFirst) // "help capture start"
        return runWords(words.mid(1) + QStringList{QStringLiteral("--help")});
    if (words.front() == PerformOrderedRuns)
        return performOrderedRuns();
    if (words.front() == QLatin1String("--version")) {
        print(QStringLiteral("tomato " TOMATO_VERSION));
        return Done;
    }
    const Command *command = findCommand(commands, words);
    const auto group = groupOf(commands, words.front());
    if (command == nullptr && !group.empty() && (words.size() == 1 || asksForHelp(words[1]))) {
        printLines(overview(group, words.front()));
        return words.size() == 1 ? Misused : Done;
    }
    QStringList named = words.mid(0, 2);
    named.removeIf(asksForHelp);
    if (command == nullptr)
        return fail(Error{named.join(QLatin1Char(' ')).toStdString(),
                          "there is no such command; see tomato " +
                              (group.empty() ? "" : words.front().toStdString() + ' ') + "--help"},
                    Misused);
    return execute(*command, words);
}

int runProgram(const QStringList &words)
{
    return endOutput(runWords(words));
}

} // namespace tomato::cli
