// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <functional>

namespace tomato::cli {

/// One command of `tomato`, found by its words.
struct Command
{
    /// "lab start".
    QString name;
    /// What stands behind the name, for the usage text.
    QString usage;
    /// One line.
    QString purpose;
    std::map<QString, int> options;
    /// How many words it takes.
    int fewestWords = 0;
    int mostWords = 0;
    /// Returns the exit code.
    std::function<int(const Arguments &)> run;
};

Command runCommand();
std::vector<Command> labCommands();
std::vector<Command> keptLabCommands();
std::vector<Command> insideCommands();
Command eventsCommand();
std::vector<Command> linkCommands();
std::vector<Command> hostCommands();
std::vector<Command> captureCommands();
std::vector<Command> recordingCommands();
std::vector<Command> earlierRunCommands();
std::vector<Command> mergeCommands();
Command journeyCommand();
Command packetsCommand();
Command metricsCommand();
Command mcpCommand();
Command lossesCommand();
Command followCommand();
Command filterCommand();
Command sampleCommand();
std::vector<Command> topologyCommands();
Command placeCommand();
std::vector<Command> experimentCommands();
std::vector<Command> completionCommands();

/// In the order of the usage text.
std::vector<Command> allCommands();
/// The one whose name the words begin with; nullptr when there is none.
const Command *findCommand(const std::vector<Command> &commands, const QStringList &words);

/// Finds the command, checks its words and runs it.
int runProgram(const QStringList &arguments);

} // namespace tomato::cli
