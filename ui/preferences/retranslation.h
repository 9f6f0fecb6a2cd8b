// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::ui {

class LiveTranslator;

/// Says anew what stands in any window, menu, dock or dialog of the program, in the language that
/// the translator speaks now; then tells all of them of the change (QEvent::LanguageChange), for
/// those that show more than what tr() said: texts that they put together, draw, or keep.
void retranslateWindows(const LiveTranslator &translator);

} // namespace tomato::ui
