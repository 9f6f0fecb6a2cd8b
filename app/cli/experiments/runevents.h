// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/runrecord.h"

#include <QJsonObject>

namespace tomato::cli {

/// A run begins, of so many.
QJsonObject runBegins(const experiment::PlannedRun &run, std::size_t runs);
/// Returns the event that tells how a run ended.
QJsonObject runEnded(const experiment::RunRecord &record);
/// Returns the event that tells how a statement about all runs was judged; its number is its place
/// in `compare`.
QJsonObject compared(std::size_t number, const experiment::Verdict &verdict);
/// Says what became of a statement while its run goes on (see LiveStatements), to people; nothing
/// of other events.
void sayStatement(const QJsonObject &event);
/// Says what became of a run, to people.
void sayRun(const experiment::RunRecord &record, std::size_t runs);
/// Says what did not hold of all runs together, on standard error.
void saySweep(const std::vector<experiment::Verdict> &sweep);

} // namespace tomato::cli
