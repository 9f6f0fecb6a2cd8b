// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::client {

/// Letters, digits, '.' and '_' of a text; anything else becomes one '-', which stands neither
/// first nor last.
QString fileNamePart(const QString &text);
/// What a file about a topology of this name begins with, with room for what follows.
QString topologyFileName(const QString &name);
/// What stands behind that for a capture: "_capture_h1-eth0--r1-eth0", of "h1:eth0 ⇄ r1:eth0".
QString captureFileSuffix(const QString &connection);

} // namespace tomato::client
