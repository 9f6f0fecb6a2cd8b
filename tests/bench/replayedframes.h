// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

#include <QByteArray>
#include <QString>

namespace tomato::bench {

/// Makes a .pcap file of UDP frames, a tenth of a millisecond after each other, each unlike all
/// others.
QByteArray evenFrames(int frames);

/// Plays 10,000 frames a second onto a link for so long, by us and by tcpreplay in the same lab,
/// and reports what the link's own recording shows. `only` is one of the tools, or empty for both.
void measureReplay(Report &report, int seconds, const QString &only);

} // namespace tomato::bench
