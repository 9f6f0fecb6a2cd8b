// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::ui {

/// Whether an answer to a ping, of IPv4 or IPv6, is among the packets of a run's folder: looks at
/// the first megabyte of each of its files.
bool holdsEchoReply(const QString &runFolder);

} // namespace tomato::ui
