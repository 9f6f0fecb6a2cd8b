// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::ui {

class LiveTranslator;

/// Translates the texts of each window, menu, dock and dialog of the program into the translator's
/// current language. Then sends all of them QEvent::LanguageChange, for those that show more than
/// results of tr(): texts that they compose, draw, or store.
void retranslateWindows(const LiveTranslator &translator);

} // namespace tomato::ui
