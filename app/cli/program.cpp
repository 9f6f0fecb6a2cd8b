// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/commandhelp.h"
#include "app/cli/output.h"

namespace tomato::cli {

std::vector<Command> allCommands()
{
    std::vector<Command> all = {runCommand()};
    for (auto group : {labCommands(),
                       insideCommands(),
                       linkCommands(),
                       captureCommands(),
                       recordingCommands(),
                       earlierRunCommands(),
                       mergeCommands(),
                       {journeyCommand(), lossesCommand()},
                       {followCommand(), filterCommand()},
                       topologyCommands(),
                       completionCommands()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
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

int runProgram(const QStringList &words)
{
    const std::vector<Command> commands = allCommands();
    if (words.isEmpty() || words.front() == QLatin1String("--help") ||
        words.front() == QLatin1String("-h") || words.front() == QLatin1String("help")) {
        printLines(overview(commands));
        return words.isEmpty() ? Misused : Done;
    }
    if (words.front() == QLatin1String("--version")) {
        print(QStringLiteral("tomato " TOMATO_VERSION));
        return Done;
    }
    const Command *command = findCommand(commands, words);
    if (command == nullptr)
        return fail(Error{words.mid(0, 2).join(QLatin1Char(' ')).toStdString(),
                          "there is no such command; see tomato --help"},
                    Misused);
    const QStringList behind = words.mid(command->name.count(QLatin1Char(' ')) + 1);
    if (behind.mid(0, behind.indexOf(QStringLiteral("--"))).contains(QStringLiteral("--help"))) {
        printLines(helpOf(*command));
        return Done;
    }
    const auto arguments = Arguments::parse(behind, command->options);
    if (!arguments)
        return fail(arguments.error(), Misused);
    if (arguments->words().size() < command->fewestWords ||
        arguments->words().size() > command->mostWords)
        return fail(Error{command->name.toStdString(), "usage: tomato " +
                                                           command->name.toStdString() + " " +
                                                           command->usage.toStdString()},
                    Misused);
    return command->run(*arguments);
}

} // namespace tomato::cli
