// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/runtable.h"

#include <QByteArray>

#include <functional>
#include <string>
#include <vector>

namespace tomato::bundle {

/// A picture that shows what a statement measured.
struct Figure
{
    QString statement;
    /// "01-round-trips.svg"
    QString name;
    QByteArray svg;
};

/// So many pictures are drawn at most, those of the first statements.
constexpr int MaxFigures = 50;

/// Draws what each statement of the table measured, in the order of the table, by the program
/// tomato-plot. Fails when its path is empty, or `goesOn` says no.
Result<std::vector<Figure>> drawFigures(const std::string &program,
                                        const experiment::RunTable &table,
                                        const std::function<bool()> &goesOn);

} // namespace tomato::bundle
