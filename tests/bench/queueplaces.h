// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

#include <QStringList>

namespace tomato::bench {

/// How long packets wait for a bandwidth, and how many are lost, on the sender's own connection and
/// behind a router, for one flow of each of these congestion controls at each rate in Mbit/s: both
/// are the same where a sender cannot see our queue. A congestion control that the kernel lacks is
/// said and left out.
void measureQueues(Report &report, const QStringList &algorithms, const std::vector<int> &rates,
                   int rounds);

} // namespace tomato::bench
