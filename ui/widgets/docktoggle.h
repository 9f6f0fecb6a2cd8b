// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

class QAction;
class QDockWidget;

namespace tomato::ui {

/// Has the dock's menu entry do what is expected of it: a dock that is hidden, or behind another
/// one's tab, comes to the front and takes the keys; one in front is hidden. To be called before
/// anything else listens to that entry. The keys do the same; empty for none.
void toggleInFront(QDockWidget &dock, const QKeySequence &keys = {});
/// Sets the entry's tool tip: the purpose of the dock and its keys.
void describeToggle(QAction &toggle, const QString &purpose);

} // namespace tomato::ui
