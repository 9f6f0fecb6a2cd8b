// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/plan/comparison.h"
#include "app/topology/attributes/attributenames.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace tomato::experiment {

using topology::ExperimentAttribute;

constexpr int MaxSteps = 10'000;
constexpr int MaxStatements = 10'000;
constexpr int MaxRepetitions = 100'000;
/// The limit for all runs: the number of variations times the repetitions.
constexpr qint64 MaxRuns = 100'000;
constexpr double MaxSeconds = 1e6;
/// libpcap needs 80 ms to compile a filter of this length, and seconds for one four times as long.
constexpr int MaxFilterLength = 2000;

enum class Action
{
    Start,
    WaitUntil,
    Run,
    SetLink,
    LinkDown,
    LinkUp,
    ElementStop,
    ElementStart,
    CaptureStart,
    CaptureStop,
    CaptureMark,
    Replay
};
/// Returns the action as it is written in a file, such as "set link".
QString word(Action action);

/// An action that is performed once. Times are seconds since the lab was up.
struct Step
{
    Action action = Action::WaitUntil;
    /// The step's name; empty when nothing refers to it.
    QString name;
    /// When the step begins. Without it the step follows the step `after`, or, without that as
    /// well, the step before it in the file.
    std::optional<double> at;
    QString after;
    double delay = 0;
    /// A connection, in the notation for people: "h1--r1".
    QString on;
    /// An element by its name.
    QString element;
    /// A command for sh in the element. For WaitUntil: a command that gives exit code 0 once the
    /// condition holds.
    QString command;
    /// Attributes of the link and their new values.
    QJsonObject set;
    QString filter;
    /// For Replay: a capture file, in the element's folder unless its path is absolute, and how it
    /// is played; see replay::ReplaySettings.
    QString file;
    QString direction;
    double speed = 1;
    qint64 loops = 1;
    QJsonObject addresses;
    /// The longest time in seconds that the step may take; 0 for no limit.
    double timeout = 0;
    /// The seconds that WaitUntil waits between two tries.
    double every = 0.1;
    /// No other step waits for this one, and it is ended with the run.
    bool isInBackground = false;
};

/// A moment of a run: a step's beginning, or seconds since the lab was up.
struct Moment
{
    QString step;
    double seconds = 0;
};

/// Selects the packets that a statement is about.
struct PacketChoice
{
    QString on;
    QString filter;
    /// The element that sent the packets; empty for both ends.
    QString sentBy;
};

/// A result that a run must have.
struct Statement
{
    enum class Quantity
    {
        Count,
        Rate,
        Throughput,
        Delay,
        Loss,
        Before,
        Never,
        /// There must be at least one packet.
        Some,
        Command
    };

    QString name;
    Quantity quantity = Quantity::Count;
    PacketChoice packets;
    std::optional<Moment> from;
    std::optional<Moment> until;
    /// The end of the period: this many seconds after `from`.
    std::optional<double> within;
    Comparison comparison;
    /// For Delay and Loss: the connection on which the same packets arrive later.
    QString to;
    /// For Delay: other packets, of which a two-sample test may not say that their delays are of
    /// another distribution, with a probability of error below `distribution`.
    struct Sample
    {
        PacketChoice packets;
        QString to;
        std::optional<Moment> from;
        std::optional<Moment> until;
    };
    std::optional<Sample> sameAs;
    double distribution = 0;
    /// For Before: the packets that must come after those of `packets`.
    PacketChoice later;
    /// For Command: the step that ran it, its expected exit code, a text that its output must
    /// contain, and a condition for a number in the output.
    QString step;
    std::optional<Comparison> exitCode;
    QString output;
    std::optional<Comparison> value;
    /// The condition that a later run must meet; see Repeatability.
    QString again;
};

/// The steps of one run and the results that it must have, after variables were replaced.
struct Experiment
{
    std::vector<Step> steps;
    std::vector<Statement> expect;
};

} // namespace tomato::experiment
