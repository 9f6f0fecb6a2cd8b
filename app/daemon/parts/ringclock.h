// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/merge.h"

#include <QJsonObject>

namespace tomato::engine {

/// Sets the shift of a ring that came from another host to this host's clock, and the comment that
/// states its bound and what carried the frames, from what `trunk.report` says of that host. With
/// `staysRaw` times stay as the other clock had them.
void describeClock(capture::CapturedRing &captured, const QJsonObject &trunk, bool staysRaw);

} // namespace tomato::engine
