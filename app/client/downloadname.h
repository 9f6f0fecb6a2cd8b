// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::client {

/// Letters, digits, '.' and '_' of a text; anything else becomes one '-', which stands neither
/// first nor last.
QString fileNamePart(const QString &text);
/// Returns the begin of a file name about a topology of this name, with space for what follows.
QString topologyFileName(const QString &name);
/// Returns the suffix for a capture: "_capture_h1-eth0--r1-eth0", for "h1:eth0 ⇄ r1:eth0".
QString captureFileSuffix(const QString &connection);

} // namespace tomato::client
