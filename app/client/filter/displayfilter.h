// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

namespace tomato::client {

/// Makes a capture filter of a display filter (wireshark-filter(4), of Wireshark 4) where both can
/// say the same of a packet's outermost headers. The error says why it cannot be done, at the part
/// that has no counterpart.
Result<QString> captureFilterOf(const QString &displayFilter);

/// Whether the text can only be meant as a display filter: it names a field or a
/// protocol that capture filters have not, or compares with "==".
bool looksLikeDisplayFilter(const QString &text);

} // namespace tomato::client
