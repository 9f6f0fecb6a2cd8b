// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;

namespace tomato::ui {

/// Gives a window the size, docks and tool bars that the last closed one had, as far as they fit on
/// the screen.
void restoreWindowPlace(QMainWindow &window);
void saveWindowPlace(const QMainWindow &window);

} // namespace tomato::ui
