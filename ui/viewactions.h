// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::ui {

class Actions;
class CanvasGestures;
class CanvasView;
class FindBar;

/// Connects the actions that find, zoom, and choose what the mouse does on the canvas. All of them
/// are borrowed.
void connectViewActions(const Actions &actions, CanvasView &view, CanvasGestures &gestures,
                        FindBar &find);

} // namespace tomato::ui
