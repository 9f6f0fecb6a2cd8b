// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::ui {

/// Of the program's texts: "en", "de", or empty for the desktop's.
QString chosenLanguage();
/// The windows that are open keep theirs: it counts from the next start on.
void chooseLanguage(const QString &language);
/// Loads the texts, ours and Qt's own, in the chosen language as far as they are there; beneath
/// them the English plurals, which are a translation of their own. Numbers follow. Call once at the
/// start, before there is a window.
void applyLanguage();
/// What applyLanguage() found chosen.
QString languageInUse();

} // namespace tomato::ui
