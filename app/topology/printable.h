// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::topology {

/// Returns whether a character controls a terminal or the order in which a line is read, instead of
/// being visible: controls (C0, DEL, C1), line separators, marks of the writing direction.
bool isSteering(QChar character);
/// Returns whether a text has such a character.
bool hasSteering(const QString &text);
/// Returns the text with "\x1b" or "\u202e" in the place of each such character.
QString printable(const QString &text);
/// Returns the text without such characters, so that it can be a name.
QString withoutSteering(const QString &text);

} // namespace tomato::topology
