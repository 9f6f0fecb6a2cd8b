// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>

#include <vector>

namespace tomato::client {

/// Asks an engine's program, which judges for the labs that it starts, why this topology or
/// elements of it would not start here; nothing is started for it. `topology` is in ToMaTo's
/// format. Waits for the answer, and fails where there is none.
Result<std::vector<Error>> askWhyNotStarted(const QByteArray &topology);

} // namespace tomato::client
