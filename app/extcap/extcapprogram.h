// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tomato::extcap {

/// Runs the program that Wireshark's programs call, see extcap(4); returns the exit code.
int runExtcap(const QStringList &words);

} // namespace tomato::extcap
