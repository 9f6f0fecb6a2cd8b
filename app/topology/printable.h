// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::topology {

/// Whether a character steers a terminal or the order in which a line is read, instead of being
/// seen: controls (C0, DEL, C1), separators of lines, marks of the writing direction.
bool isSteering(QChar character);
/// Whether some character of a text does.
bool hasSteering(const QString &text);
/// The text with "\x1b" or "\u202e" in the place of each character that steers.
QString printable(const QString &text);
/// The text without them, as it may be a name.
QString withoutSteering(const QString &text);

} // namespace tomato::topology
