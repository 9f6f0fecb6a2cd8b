// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/plan/comparison.h"
#include "app/experiment/plan/fieldreader.h"

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace tomato::experiment {

/// A result that the runs must have together: the mean of what a statement measured where the
/// values are `at`, divided by the mean where they are `to`.
struct SweepStatement
{
    QString name;
    /// The name of the statement that measures.
    QString of;
    /// Some of the names that are varied, each with one of its values; the other ones may have any.
    QJsonObject at;
    QJsonObject to;
    Comparison ratio;
};

/// Reads the entries of `compare`. `vary` and `expect` are the fields of the same experiment.
std::vector<SweepStatement> readSweepStatements(const QJsonArray &compare, const QJsonObject &vary,
                                                const QJsonArray &expect, const std::string &place,
                                                std::vector<Error> &errors);

/// Returns "buffer=120 marks=on".
QString valuesText(const QJsonObject &values);

} // namespace tomato::experiment
