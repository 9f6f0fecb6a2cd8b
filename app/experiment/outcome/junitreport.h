// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/runrecord.h"

#include <QByteArray>

namespace tomato::experiment {

/// Returns the XML that continuous integration systems read: a test suite for each run, a test case
/// for each statement, and one more for the run itself when it was not completed; a suite more for
/// `sweep`, what was said of all runs together, where there is something.
QByteArray junitReport(const QString &title, const std::vector<RunRecord> &records,
                       const std::vector<Verdict> &sweep = {});

} // namespace tomato::experiment
