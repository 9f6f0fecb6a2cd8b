// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDockWidget;
class QMainWindow;

namespace tomato::ui {

/// Gives a dock that a user shows for the first time the room that its content asks for, when its
/// area has much less; so many lines of text at least, where docks lie below each other. What the
/// user makes of it then stays.
void giveRoomWhenShown(QMainWindow &window, QDockWidget &dock, int leastLines = 0);
/// The same for one that is shown by other means than its entry of the menu.
void giveRoom(QMainWindow &window, QDockWidget &dock, int leastLines = 0);

} // namespace tomato::ui
