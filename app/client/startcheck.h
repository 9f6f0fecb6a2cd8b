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
/// The same for programs that elements need, such as routing daemons, and that this machine has
/// not: such elements start without. The place of each is its element.
Result<std::vector<Error>> askForMissingPrograms(const QByteArray &topology);

} // namespace tomato::client
