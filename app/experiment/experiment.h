// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/comparison.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace tomato::experiment {

/// The attribute of a topology that holds its experiment.
inline constexpr QLatin1String ExperimentAttribute("experiment");

constexpr int MaxSteps = 10'000;
constexpr int MaxStatements = 10'000;
constexpr int MaxRepetitions = 100'000;
/// Of all variations and repetitions.
constexpr qint64 MaxRuns = 100'000;
constexpr double MaxSeconds = 1e6;
/// libpcap takes 80 ms to compile so long a filter, and seconds for four times as much.
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
    CaptureMark
};
/// "set link", as it is written in a file.
QString word(Action action);

/// Something that happens once. Times are seconds since the lab was up.
struct Step
{
    Action action = Action::WaitUntil;
    /// Empty when nothing refers to it.
    QString name;
    /// When; without it behind the step `after`, or without that behind the step before it.
    std::optional<double> at;
    QString after;
    double delay = 0;
    /// A connection, as people write it: "h1--r1".
    QString on;
    /// An element by its name.
    QString element;
    /// For sh in the element; of WaitUntil: what gives exit code 0 once it is so.
    QString command;
    /// Attributes of the link.
    QJsonObject set;
    QString filter;
    /// 0 for none.
    double timeout = 0;
    /// How long WaitUntil waits between two tries.
    double every = 0.1;
    /// Nothing waits for it, and it is ended with the run.
    bool isInBackground = false;
};

/// A moment of a run: a step's beginning, or seconds since the lab was up.
struct Moment
{
    QString step;
    double seconds = 0;
};

/// Which packets a statement is about.
struct PacketChoice
{
    QString on;
    QString filter;
    /// The element whose packets are meant; empty for both ends'.
    QString sentBy;
};

/// What must come out.
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
        /// At least one packet.
        Some,
        Command
    };

    QString name;
    Quantity quantity = Quantity::Count;
    PacketChoice packets;
    std::optional<Moment> from;
    std::optional<Moment> until;
    /// How long behind `from`, in seconds.
    std::optional<double> within;
    Comparison comparison;
    /// Of delay and loss: the connection on which the packets come later.
    QString to;
    /// Of Before.
    PacketChoice later;
    /// Of Command: a step, the exit code, what its output has, and a number in it.
    QString step;
    std::optional<Comparison> exitCode;
    QString output;
    std::optional<Comparison> value;
};

/// What happens in one run, with what must come out. Without variables.
struct Experiment
{
    std::vector<Step> steps;
    std::vector<Statement> expect;
};

} // namespace tomato::experiment
