// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::ui {

/// Returns whether the packets in a run's folder include an answer to a ping, of IPv4 or IPv6: it
/// reads the first megabyte of each of its files.
bool holdsEchoReply(const QString &runFolder);

} // namespace tomato::ui
