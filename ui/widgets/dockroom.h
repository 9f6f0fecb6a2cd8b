// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDockWidget;
class QMainWindow;

namespace tomato::ui {

/// When a user first shows a dock and its area is much too small, enlarges it to the size hint of
/// its content; where docks lie below each other, to `leastLines` lines of text at least. Later
/// changes by the user stay.
void giveRoomWhenShown(QMainWindow &window, QDockWidget &dock, int leastLines = 0);
/// Enlarges a dock that is shown by other means than its menu entry.
void giveRoom(QMainWindow &window, QDockWidget &dock, int leastLines = 0);

} // namespace tomato::ui
