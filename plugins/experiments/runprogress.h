// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace tomato::plugins {

/// What is known of a run while it goes on, and of the last one after that.
struct RunProgress
{
    struct Step
    {
        double began = 0;
        /// In milliseconds.
        double late = 0;
        bool isOver = false;
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
    };

    static constexpr double MaxLate = 5;

    int run = 0;
    int runs = 0;
    QString label;
    /// Seconds of the experiment's clock; nothing before it began and after the run.
    std::optional<double> now;
    std::map<int, Step> steps;
    std::vector<Verdict> verdicts;
    QString problem;
};

} // namespace tomato::plugins
