// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <functional>

namespace tomato::cli {

/// One command of `tomato`, found by its words.
struct Command
{
    /// The words by which it is called, such as "lab start".
    QString name;
    /// The arguments behind the name, for the usage text.
    QString usage;
    /// The purpose in one line.
    QString purpose;
    std::map<QString, int> options;
    /// The numbers of words that it accepts.
    int fewestWords = 0;
    int mostWords = 0;
    /// Runs the command and returns the exit code.
    std::function<int(const Arguments &)> run;
};

Command runCommand();
std::vector<Command> labCommands();
std::vector<Command> keptLabCommands();
std::vector<Command> insideCommands();
Command eventsCommand();
std::vector<Command> linkCommands();
std::vector<Command> labHostCommands();
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
Command convertFilterCommand();
Command sampleCommand();
std::vector<Command> topologyCommands();
std::vector<Command> topologyBulkCommands();
std::vector<Command> templateCommands();
Command placeCommand();
std::vector<Command> imageCommands();
std::vector<Command> experimentCommands();
std::vector<Command> bundleCommands();
Command compareCommand();
std::vector<Command> completionCommands();

/// Returns all commands in the order of the usage text.
std::vector<Command> allCommands();
/// Returns the command whose name the words begin with; nullptr when there is none.
const Command *findCommand(const std::vector<Command> &commands, const QStringList &words);

/// The word by which `tomato` calls itself to perform some runs of an experiment beside others: no
/// command for people.
inline constexpr QLatin1String PerformOrderedRuns("--perform-ordered-runs");
/// Does that, as standard input says.
int performOrderedRuns();

/// Finds the command, checks its words and runs it.
int runProgram(const QStringList &arguments);

} // namespace tomato::cli
