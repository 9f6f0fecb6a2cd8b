// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace tomato::plugins {

/// The known facts about a run while it goes on, and about the last one after that. Where several
/// runs go on at once, it is one of them.
struct RunProgress
{
    struct Step
    {
        double began = 0;
        /// In milliseconds.
        double late = 0;
        bool isOver = false;
        /// The experiment's clock when it was over.
        double ended = 0;
        /// Why it could not be done; else empty.
        QString problem;

        /// Later than the steps of a run may be.
        bool isLate() const { return late > MaxLate; }
    };
    struct Verdict
    {
        QString name;
        bool held = false;
        QString message;
        /// The measured value, where one is told for a statement that held.
        std::optional<double> measured = {};
    };

    static constexpr double MaxLate = 5;

    int run = 0;
    int runs = 0;
    /// How many are over, and how many others go on beside this one.
    int done = 0;
    int beside = 0;
    QString label;
    bool isOver = false;
    /// Seconds of the experiment's clock; nothing before it began and after the run.
    std::optional<double> now;
    /// When the last step was over, and the clock stopped; nothing before that.
    std::optional<double> length;
    std::map<int, Step> steps;
    /// By the statements' places in the file: those that are certain already, and all of them when
    /// the run is over.
    std::map<int, Verdict> verdicts;
    /// The same of what all runs must have together, when all of them are over.
    std::map<int, Verdict> compared;
    QString problem;
    /// Elements that ended in a run that is over, in English; see experiment::RunRecord.
    QStringList problems;
    /// Why the numbers of a run that is over are not to be trusted, in English; see
    /// experiment::Fidelity.
    QStringList doubts;
    /// What ended with an error before the run did, in English; see experiment::RunRecord.
    QStringList endedEarly;
};

} // namespace tomato::plugins
